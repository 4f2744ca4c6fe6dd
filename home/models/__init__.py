"""The home page, what people come for, and plain content pages."""

from .content import ContentPage
from .home import HomePage, HomeTask

__all__ = ["ContentPage", "HomePage", "HomeTask"]

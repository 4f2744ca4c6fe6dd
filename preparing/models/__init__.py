"""What editors say about preparing an application: papers that the State holds, and procedures by event of life."""

from .held_paper import HeldPaper
from .life_event import LifeEventIndexPage, LifeEventPage

__all__ = ["HeldPaper", "LifeEventIndexPage", "LifeEventPage"]

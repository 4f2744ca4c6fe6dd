"""What editors say about preparing an application: papers that the State holds, and procedures by event of life."""

from .eligibility import EligibilityPage
from .held_paper import HeldPaper
from .life_event import LifeEventIndexPage, LifeEventPage

__all__ = ["EligibilityPage", "HeldPaper", "LifeEventIndexPage", "LifeEventPage"]

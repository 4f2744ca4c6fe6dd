"""What is told of the quality of public service."""

from .commitment import Commitment
from .figure import Figure, FormerFigure
from .incident import Incident
from .indicator import Indicator, PeriodKind
from .token import ApiToken

__all__ = ["ApiToken", "Commitment", "Figure", "FormerFigure", "Incident", "Indicator", "PeriodKind"]

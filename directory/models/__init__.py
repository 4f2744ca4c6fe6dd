"""Agencies, fields of activity, communes and what they were made from, and pages that belong to them."""

from .agency import Agency, AgencyEditor, AgencyFormerName, AgencyKind, AgencyLeader
from .commune import Commune, CommuneKind, FormerUnit
from .field import Field
from .names import NamedInTwoLanguages
from .placed import PlacedPage

__all__ = [
    "Agency",
    "AgencyEditor",
    "AgencyFormerName",
    "AgencyKind",
    "AgencyLeader",
    "Commune",
    "CommuneKind",
    "Field",
    "FormerUnit",
    "NamedInTwoLanguages",
    "PlacedPage",
]

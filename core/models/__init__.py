"""The models that every other app stands on."""

from .file_readings import FileReading
from .links import EditorsLink
from .media import PortalDocument, PortalImage, PortalRendition
from .menus import Menu, MenuItem
from .nightly import NightlyTask
from .pages import BasePage, BodyPage
from .site import EmergencyBanner, SiteSettings
from .users import User

__all__ = [
    "BasePage",
    "BodyPage",
    "EditorsLink",
    "EmergencyBanner",
    "FileReading",
    "Menu",
    "MenuItem",
    "NightlyTask",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "SiteSettings",
    "User",
]

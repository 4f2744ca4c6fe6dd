"""The town hall: it connects the wires and is visited by nobody."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"

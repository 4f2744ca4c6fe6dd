#!/usr/bin/env python
"""Runs the commands of the portal with the development settings, unless the environment names others."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as refusal:
        sys.exit(f"{os.environ['DJANGO_SETTINGS_MODULE']}: {refusal}")

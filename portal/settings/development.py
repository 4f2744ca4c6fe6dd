"""A laptop: errors shown, files served, nothing secret."""

from .base import *  # noqa: F403

DEBUG = True
SECRET_KEY = "development-only-never-in-production"  # noqa: S105

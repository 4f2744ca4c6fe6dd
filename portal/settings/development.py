"""A laptop: errors shown, files served, nothing secret."""

from .base import *  # noqa: F403

DEBUG = True
MIDDLEWARE.append("portal.own_error_pages.OwnNotFoundPage")  # noqa: F405
SECRET_KEY = "development-only-never-in-production"  # noqa: S105

"""A real installation: secrets from the environment only, HTTPS only, static files with fingerprints."""

import structlog

from .base import *  # noqa: F403
from .environment import env
from .logs import logging_for

DEBUG = False
SECRET_KEY = env.str("PORTAL_SECRET_KEY")
ALLOWED_HOSTS = env.list("PORTAL_ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [PORTAL_BASE_URL]  # noqa: F405

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}  # noqa: F405

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("PORTAL_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("PORTAL_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

LOGGING = logging_for(structlog.processors.JSONRenderer())

"""A real installation: secrets from the environment only, HTTPS only, static files with fingerprints."""

import structlog

from .base import *  # noqa: F403
from .environment import env
from .logs import logging_for

DEBUG = False
SECRET_KEY = env.str("PORTAL_SECRET_KEY")
ALLOWED_HOSTS = env.list("PORTAL_ALLOWED_HOSTS")
PORTAL_BASE_URL = env.str("PORTAL_BASE_URL")
WAGTAILADMIN_BASE_URL = PORTAL_BASE_URL
CSRF_TRUSTED_ORIGINS = [PORTAL_BASE_URL]
# Letters hold links that set a password: never into a log.
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://localhost:25")
vars().update(EMAIL_CONFIG)

# nginx overwrites X-Forwarded-For with the reader's address. Without this all readers share one count of failed
# sign-ins, and anybody can lock every editor out.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PORTAL_PROXIES", default=1)

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}  # noqa: F405

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("PORTAL_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("PORTAL_HSTS_SECONDS", default=31_536_000)
# A province's name has sub-domains of others, some without HTTPS: only who owns them all turns these on.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("PORTAL_HSTS_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("PORTAL_HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

LOGGING = logging_for(structlog.processors.JSONRenderer())

"""E-mail: who forgot a password, and Wagtail's notices to editors. ``EMAIL_URL`` names the server."""

from .environment import env

# smtp+tls://user:password@host:587; without one, letters are written to the log of a developer's machine.
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("PORTAL_EMAIL_FROM", default="portal@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 10
WAGTAILADMIN_NOTIFICATION_FROM_EMAIL = DEFAULT_FROM_EMAIL

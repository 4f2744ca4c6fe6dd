"""What browsers may do with our pages. ``core.csp`` widens the policy for the admin, by path."""

from csp.constants import NONE, SELF

from .environment import env

SECRET_KEY = env.str("PORTAL_SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("PORTAL_ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        # Videos play from these hosts, and only after the reader's click (core.blocks.VideoBlock).
        "frame-src": ["https://www.youtube-nocookie.com", "https://player.vimeo.com"],
    },
}
X_FRAME_OPTIONS = "DENY"  # Wagtail itself permits its live preview, and nothing else
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "core.views.form_refused"

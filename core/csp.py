"""The Content-Security-Policy of each part of the site."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

ADMIN_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-ancestors": [SELF],
}


class PortalCSPMiddleware(CSPMiddleware):
    """Strict on public pages; under the admin's path what Wagtail's editor needs, and a frame for the live preview.

    A path in ``EXCLUDE_URL_PREFIXES`` would have no policy at all, so the admin's is widened instead.
    """

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,
    ) -> PolicyParts:
        """Return the parts of the policy for this request's path."""
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith(reverse("wagtailadmin_home")):
            parts.replace = {**ADMIN_POLICY, **(parts.replace or {})}
        return parts

"""The Content-Security-Policy of each part of the site."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

ADMIN_POLICY = {
    # The live preview is a frame of our own; the page in it may play the videos that public pages may.
    "frame-src": [SELF, *settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["frame-src"]],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-ancestors": [SELF],
}


class PortalCSPMiddleware(CSPMiddleware):
    """Strict on public pages; under the admin's path what Wagtail's editor needs, and a frame for the live preview.

    A path in ``EXCLUDE_URL_PREFIXES`` would have no policy at all, so the admin's is widened instead.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Set the policy; a preview may stand in a frame of ours, whatever older browsers are told elsewhere."""
        if is_preview(request):
            response["X-Frame-Options"] = "SAMEORIGIN"
        return super().process_response(request, response)

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Return the parts of the policy for this request's path."""
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith(reverse("wagtailadmin_home")):
            parts.replace = {**ADMIN_POLICY, **(parts.replace or {})}
        elif is_preview(request):
            parts.replace = {"frame-ancestors": [SELF], **(parts.replace or {})}
        return parts


def is_preview(request: HttpRequest) -> bool:
    """Say whether the editor's preview asks: Wagtail renders it by a request of its own to the page's address.

    No header or parameter of a reader can set this: it is an attribute that only Wagtail's ``serve_preview`` gives.
    """
    return bool(getattr(request, "is_preview", False))

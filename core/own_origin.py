"""Whether a form was sent from a page of ours, without a token in the page.

Public pages carry no token against forgery: it would need a cookie for every reader and would make every page another
one for a shared cache. Nothing here uses anybody's authority (no session, no account), so all that a foreign page could
do is to have its visitors answer without knowing; what browsers themselves say of a request is enough against that.
"""

from urllib.parse import urlsplit

from django.http import HttpRequest

SAME = "same-origin"


def is_from_own_page(request: HttpRequest) -> bool:
    """Say whether the browser names a page of ours as the sender.

    Browsers of the last years send ``Sec-Fetch-Site`` and ``Origin``; an older one at least ``Referer``. Whatever is
    there must name us, and something must be there. A program can write what it likes: the limits are for those.
    """
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    said = [] if site is None else [site == SAME]
    if origin is not None:
        said.append(_is_ours(origin, request))
    if not said and (referer := request.headers.get("Referer")):
        said.append(_is_ours(referer, request))
    return bool(said) and all(said)


def _is_ours(address: str, request: HttpRequest) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return (parts.scheme, parts.netloc.lower()) == (request.scheme, request.get_host().lower())

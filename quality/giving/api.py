"""``POST /api/chat-luong/so-lieu``: other systems send figures. All of a message are written, or none.

A message may be sent again: what is the same stays untouched. Whoever sends is known by a token, never by a cookie.
"""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from core.importing.outcomes import Outcome
from core.reader_address import reader_network
from quality.giving.actions import record_figures
from quality.giving.figure_rows import Known
from quality.giving.limits import guesses_too_often, note_wrong_token, sent_too_often
from quality.giving.messages import PROBLEMS_TOLD, UnreadableMessageError, figures_of, items_of
from quality.giving.tokens import note_use, token_of
from quality.models import ApiToken
from quality.models.figure import GivenBy

LARGEST = 512 * 1024
"""Bytes."""
SCHEME = "bearer"


@csrf_exempt  # a token that the sender must know, and that no browser adds by itself
@never_cache
def figures(request: HttpRequest) -> JsonResponse:
    """Take a list of figures; see docs/operations.md for what is sent and answered."""
    if request.method != "POST":
        answer = _refused(405, _("Figures are sent by POST."))
        answer["Allow"] = "POST"
        return answer
    refusal = _refused_by_its_head(request)
    if refusal is not None:
        return refusal
    network = reader_network(request)
    if guesses_too_often(network):
        return _later(_("Too many wrong tokens came from this connection. Try again in an hour."))
    token = _token(request)
    if token is None:
        note_wrong_token(network)
        answer = _refused(401, _("The token is missing, wrong or revoked: Authorization: Bearer cl_…"))
        answer["WWW-Authenticate"] = "Bearer"
        return answer
    if sent_too_often(token.key):
        return _later(_("This token has sent too many messages within the hour."))
    note_use(token)
    return _taken(request, token)


def _refused_by_its_head(request: HttpRequest) -> JsonResponse | None:
    """Refuse what is too large or no JSON before a byte of it is read."""
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        length = LARGEST + 1
    if length > LARGEST:
        return _refused(413, _("At most %(most)d kB are taken at once.") % {"most": LARGEST // 1024})
    if request.content_type != "application/json":
        return _refused(415, _("Send application/json."))
    return None


def _token(request: HttpRequest) -> ApiToken | None:
    scheme, _sign, written = request.headers.get("Authorization", "").partition(" ")
    return token_of(written.strip()) if scheme.lower() == SCHEME else None


def _taken(request: HttpRequest, token: ApiToken) -> JsonResponse:
    known = Known.read(allowed=frozenset([token.agency_id]) if token.agency_id else None)
    try:
        items = items_of(request.body)
    except UnreadableMessageError as error:
        return _refused(422, str(error))
    own = token.agency.slug if token.agency else ""
    found, problems = figures_of(items, known, own_agency=own, today=timezone.localdate())
    foreign = [problem for problem in problems if problem.problem.is_forbidden]
    if problems:
        words = _("Nothing was written: %(count)d reasons.") % {"count": len(problems)}
        told = (foreign or problems)[:PROBLEMS_TOLD]
        return _refused(403 if foreign else 422, words, problems=[problem.as_json() for problem in told])
    counts = record_figures(found, given_by=GivenBy.SYSTEM)
    outcomes = (Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED)
    return JsonResponse({outcome.value: counts[outcome] for outcome in outcomes})


def _later(words: str) -> JsonResponse:
    answer = _refused(429, words)
    answer["Retry-After"] = "3600"
    return answer


def _refused(status: int, words: str, **more: Any) -> JsonResponse:
    return JsonResponse({"error": words, **more}, status=status)

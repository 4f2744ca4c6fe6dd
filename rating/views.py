"""The two forms below every page: the answer, which counts at once, and the comment that may follow it.

Both work without script, cookie and session; neither writes down who sent it. The answer to a form is a page of its
own, of which a script takes the part that belongs into the page that is being read (``static/js/portal.js``).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from core.own_origin import is_from_own_page
from core.reader_address import reader_network
from rating.actions import CommentTooLongError, Outcome, leave_comment, rate
from rating.limits import TooManyAnswersError, reader_at
from rating.models import LONGEST_COMMENT
from rating.permits import Permit, PermitRefusedError, read_permit
from rating.subjects import Subject, language_shown, public_subject

LARGEST_FORM = 16_384
"""Bytes; the longest comment has 4,500 when it is sent."""
ANSWERS = {"yes": True, "no": False}
TRAP = "website"
"""A field that no person sees; what fills it in is a program, and is thanked without being kept."""

View = Callable[[HttpRequest], HttpResponse]


def _length(request: HttpRequest) -> int:
    """Return how many bytes are announced; a server reads no more than that, and none where it is no number."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _form_of_own_page(view: View) -> View:
    """Take a small form that was sent from a page of ours, and refuse anything else before reading it."""

    @csrf_exempt  # instead: ``core.own_origin``
    @never_cache
    @wraps(view)
    def taken(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            answer = _say(request, _("Nothing is to be read here: the question stands below each page."), status=405)
            answer["Allow"] = "POST"
            return answer
        if _length(request) > LARGEST_FORM:
            return _say(request, _("That was too much at once. Nothing was kept."), status=413)
        if not is_from_own_page(request):
            words = _("Your browser does not say that the answer comes from a page of this portal. Nothing was kept.")
            return _say(request, words, status=403)
        return view(request)

    return taken


@_form_of_own_page
def rate_page(request: HttpRequest) -> HttpResponse:
    """Count one answer, and offer to add a comment."""
    subject = public_subject(request.POST.get("page", ""), language=language_shown(), request=request)
    if subject is None:
        return _gone(request)
    is_helpful = ANSWERS.get(request.POST.get("helpful", ""))
    if is_helpful is None:
        return _say(request, _("Please answer with yes or no."), subject=subject, status=400)
    try:
        reader = reader_at(reader_network(request))
        outcome, answer = rate(subject, is_helpful=is_helpful, reader=reader, on=timezone.localdate())
    except TooManyAnswersError as error:
        return _too_many(request, subject, error)
    if outcome is Outcome.GONE:
        return _gone(request)
    if outcome is Outcome.COUNTED or (answer and answer.is_helpful == is_helpful):
        words = _("Thank you. Your answer has been counted.")
    else:
        words = _("An answer for this page has already come from your connection today; one a day is counted.")
    return _say(request, words, subject=subject, permit=answer.permit if answer else "")


@_form_of_own_page
def comment_on_page(request: HttpRequest) -> HttpResponse:
    """Keep the comment that belongs to an answer, once and within an hour of it."""
    token = request.POST.get("permit", "")
    try:
        permit = read_permit(token)
    except PermitRefusedError:
        return _permit_refused(request)
    subject = public_subject(permit.key, language=permit.language, request=request)
    if subject is None:
        return _gone(request)
    return _thanks(request, subject) if request.POST.get(TRAP) else _commented(request, permit, subject, token)


def _commented(request: HttpRequest, permit: Permit, subject: Subject, token: str) -> HttpResponse:
    text = request.POST.get("comment", "")
    try:
        is_kept = leave_comment(permit, subject, text=text)
    except PermitRefusedError:
        return _permit_refused(request, subject)
    except CommentTooLongError as error:
        fault = _("At most %(most)d characters: please shorten it by %(over)d.") % {
            "most": LONGEST_COMMENT,
            "over": error.over,
        }
        return _say(request, "", subject=subject, permit=token, fault=fault, comment=text, status=422)
    if not is_kept:
        return _say(request, _("There was nothing to keep: the field was empty."), subject=subject, permit=token)
    return _thanks(request, subject)


def _thanks(request: HttpRequest, subject: Subject) -> HttpResponse:
    return _say(request, _("Thank you. The editors will read your comment."), subject=subject)


def _gone(request: HttpRequest) -> HttpResponse:
    return _say(request, _("This page is no longer public. Nothing was kept."), status=404)


def _permit_refused(request: HttpRequest, subject: Subject | None = None) -> HttpResponse:
    words = _("A comment can be sent once, within an hour of the answer. Nothing more was kept.")
    return _say(request, words, subject=subject, status=403)


def _too_many(request: HttpRequest, subject: Subject, error: TooManyAnswersError) -> HttpResponse:
    if error.of_all:
        words = _("Very many answers are arriving just now. Please try again in an hour.")
    else:
        words = _("Many answers have come from your connection within this hour. Please try again later.")
    return _say(request, words, subject=subject, status=429)


def _say(
    request: HttpRequest, words: str, *, subject: Subject | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"said": words, "subject": subject, "longest": LONGEST_COMMENT, "trap": TRAP, **more}
    return render(request, "rating/answered.html", context, status=status)

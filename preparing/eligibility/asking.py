"""What a page of questions shows: the next question, or the result, with the answers that led there."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from core.addresses import page_address
from preparing.eligibility.questionnaire import Given, Question, Result, structure_faults, walk
from preparing.eligibility.reading import questionnaire_of
from services.models import ProcedurePage

ASKED = "_hoi"
"""Parameter: the question that the form asked; no key begins with a line."""
LONGEST_NUMBER = 2
"""Figures of an answer's number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenLine:
    """An answer that was given, and the address that asks for it again."""

    given: Given
    change_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What is shown; all empty where the editors' questions cannot be walked."""

    lines: tuple[GivenLine, ...] = ()
    question: Question | None = None
    result: Result | None = None
    procedures: tuple[Any, ...] = ()
    again_url: str = ""
    was_left_open: bool = False
    """The form was sent without an answer."""


def asking_of(page: Any, request: HttpRequest) -> Asking:
    """Return what the answers in the address lead to; a result asks once for its procedures."""
    questionnaire = questionnaire_of(page)
    if structure_faults(questionnaire):
        return Asking()
    answers = _answers(request.GET)
    at = walk(questionnaire, answers)
    own = page_address(page, request)
    return Asking(
        lines=tuple(
            GivenLine(given=one, change_url=_address(own, at.given[:place])) for place, one in enumerate(at.given)
        ),
        question=at.question,
        result=at.result,
        procedures=_procedures_of(page, at.result) if at.result else (),
        again_url=own,
        was_left_open=at.question is not None and request.GET.get(ASKED) == at.question.key,
    )


def _answers(query: QueryDict) -> dict[str, int]:
    """Return the numbers in the address; what is no number is no answer."""
    return {
        key: int(value)
        for key in query
        if (value := str(query[key])).isascii() and value.isdecimal() and len(value) <= LONGEST_NUMBER
    }


def _address(own: str, given: tuple[Given, ...]) -> str:
    parameters = [(one.question.key, one.number) for one in given]
    return f"{own}?{urlencode(parameters)}" if parameters else own


def _procedures_of(page: Any, result: Result) -> tuple[Any, ...]:
    """Return the procedures of a result that the public may see, in the editors' order."""
    chosen = next(block.value["procedures"] for block in page.results if block.value["key"] == result.key)
    keys = [one.pk for one in chosen if one is not None]
    if not keys:
        return ()
    shown = {one.pk: one for one in ProcedurePage.objects.filter(pk__in=keys).showing().public()}
    return tuple(shown[key] for key in keys if key in shown)

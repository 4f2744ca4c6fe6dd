"""From what editors wrote to the questionnaire, and its faults in words."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from preparing.eligibility.questionnaire import (
    Answer,
    Case,
    Fault,
    FaultKind,
    Outcome,
    Question,
    Questionnaire,
    Result,
)


def questionnaire_of(page: Any) -> Questionnaire:
    """Return the questionnaire that an ``EligibilityPage`` holds, whatever its faults."""
    return Questionnaire(
        questions=tuple(_question(block.value) for block in page.questions),
        results=tuple(_result(block.value) for block in page.results),
        cases=tuple(_case(block.value) for block in page.cases),
    )


def fault_in_words(fault: Fault) -> str:
    """Return what is wrong and where, as editors are told it."""
    return _WORDS[fault.kind](fault)


_WORDS: Mapping[FaultKind, Callable[[Fault], str]] = {
    FaultKind.NO_QUESTION: lambda _fault: _("There is no question yet."),
    FaultKind.SAME_KEY: lambda fault: _("Two parts have the short name “%(where)s”.") % {"where": fault.where},
    FaultKind.FEW_ANSWERS: lambda fault: _("“%(where)s” needs at least two answers.") % {"where": fault.where},
    FaultKind.LEADS_NOWHERE: lambda fault: (
        _("An answer of “%(where)s” leads to “%(found)s”, which does not exist.")
        % {"where": fault.where, "found": fault.found}
    ),
    FaultKind.NEVER_ENDS: lambda fault: _("From “%(where)s” the answers lead in a circle.") % {"where": fault.where},
    FaultKind.NEVER_REACHED: lambda fault: _("No answer leads to “%(where)s”.") % {"where": fault.where},
    FaultKind.NO_CASE: lambda fault: _("No case tries the result “%(where)s”.") % {"where": fault.where},
    FaultKind.CASE_ENDS_EARLY: lambda fault: (
        _("The case “%(where)s” has too few or too many answers to end at “%(expected)s”.")
        % {"where": fault.where, "expected": fault.expected}
    ),
    FaultKind.CASE_ENDS_ELSEWHERE: lambda fault: (
        _("The case “%(where)s” ends at “%(found)s”; expected was “%(expected)s”.")
        % {"where": fault.where, "found": fault.found, "expected": fault.expected}
    ),
}


def _question(value: Mapping[str, Any]) -> Question:
    answers = tuple(Answer(words=one["words"], leads_to=one["leads_to"]) for one in value["answers"])
    return Question(key=value["key"], words=value["words"], help=value["help"], answers=answers)


def _result(value: Mapping[str, Any]) -> Result:
    return Result(
        key=value["key"],
        outcome=Outcome(value["outcome"]),
        title=value["title"],
        text=value["text"],
        clause=value["clause"],
    )


def _case(value: Mapping[str, Any]) -> Case:
    numbers = tuple(int(number) for number in value["answers"].split(","))
    return Case(name=value["name"], answers=numbers, expected=value["expected"])

"""Questions that lead to a result ("may I apply?"), written by editors as data: each answer names what comes next.

Pure: how it is shown and edited stands elsewhere. Answers are given by their number, so that the words of an answer may
be mended without breaking an address that somebody saved.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What a result says."""

    ENTITLED = "entitled"
    NOT_ENTITLED = "not_entitled"
    DEPENDS = "depends"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer and the key of the question or result that follows."""

    words: str
    leads_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question."""

    key: str
    words: str
    answers: tuple[Answer, ...]
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Where the questions end; ``clause`` is the provision that says so, as it is cited."""

    key: str
    outcome: Outcome
    title: str
    text: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case that editors know the result of: the numbers of the answers in the order in which they are asked."""

    name: str
    answers: tuple[int, ...]
    expected: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """All of it; the first question is asked first."""

    questions: tuple[Question, ...]
    results: tuple[Result, ...]
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer that was given; ``number`` counts from 1."""

    question: Question
    number: int

    @property
    def answer(self) -> Answer:
        """Return the answer."""
        return self.question.answers[self.number - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """How far the answers lead: to the next question, or to a result."""

    given: tuple[Given, ...]
    question: Question | None = None
    result: Result | None = None


class FaultKind(StrEnum):
    """What can be wrong with a questionnaire."""

    NO_QUESTION = "no_question"
    SAME_KEY = "same_key"
    FEW_ANSWERS = "few_answers"
    LEADS_NOWHERE = "leads_nowhere"
    NEVER_ENDS = "never_ends"
    NEVER_REACHED = "never_reached"
    NO_CASE = "no_case"
    CASE_ENDS_EARLY = "case_ends_early"
    CASE_ENDS_ELSEWHERE = "case_ends_elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault: where it is, and for a case what came out instead."""

    kind: FaultKind
    where: str = ""
    found: str = ""
    expected: str = ""


def walk(questionnaire: Questionnaire, answers: Mapping[str, int]) -> Walk:
    """Follow ``answers`` (numbers by the keys of their questions) from the first question as far as they lead.

    An answer that there is not, or to a question that is not asked on this way, is passed over. The questionnaire must
    be free of faults of structure (``structure_faults``): then the walk ends.
    """
    questions = {question.key: question for question in questionnaire.questions}
    results = {result.key: result for result in questionnaire.results}
    given: list[Given] = []
    place = questionnaire.questions[0].key
    while place in questions:
        question = questions[place]
        number = answers.get(place, 0)
        if not 1 <= number <= len(question.answers):
            return Walk(given=tuple(given), question=question)
        given.append(Given(question=question, number=number))
        place = question.answers[number - 1].leads_to
    return Walk(given=tuple(given), result=results[place])


def faults(questionnaire: Questionnaire) -> list[Fault]:
    """Return all that is wrong: the structure first, and where that holds the editors' own cases."""
    return structure_faults(questionnaire) or case_faults(questionnaire)


def structure_faults(questionnaire: Questionnaire) -> list[Fault]:
    """Return what makes a questionnaire impossible to walk, or leaves a part of it unused."""
    if not questionnaire.questions:
        return [Fault(kind=FaultKind.NO_QUESTION)]
    keys = [one.key for one in questionnaire.questions] + [one.key for one in questionnaire.results]
    found = [Fault(kind=FaultKind.SAME_KEY, where=key) for key in dict.fromkeys(keys) if keys.count(key) > 1]
    for question in questionnaire.questions:
        if len(question.answers) < 2:
            found.append(Fault(kind=FaultKind.FEW_ANSWERS, where=question.key))
        found += [
            Fault(kind=FaultKind.LEADS_NOWHERE, where=question.key, found=answer.leads_to)
            for answer in question.answers
            if answer.leads_to not in keys
        ]
    if found:
        return found
    reached, circle = _reached(questionnaire)
    if circle:
        return [Fault(kind=FaultKind.NEVER_ENDS, where=circle)]
    return [Fault(kind=FaultKind.NEVER_REACHED, where=key) for key in keys if key not in reached]


def case_faults(questionnaire: Questionnaire) -> list[Fault]:
    """Return the results that no case tries, and the cases that end otherwise than their editor said."""
    tried = {case.expected for case in questionnaire.cases}
    found = [Fault(kind=FaultKind.NO_CASE, where=one.key) for one in questionnaire.results if one.key not in tried]
    for case in questionnaire.cases:
        ended = _end_of(questionnaire, case.answers)
        if ended is None:
            found.append(Fault(kind=FaultKind.CASE_ENDS_EARLY, where=case.name, expected=case.expected))
        elif ended != case.expected:
            found.append(
                Fault(kind=FaultKind.CASE_ENDS_ELSEWHERE, where=case.name, found=ended, expected=case.expected)
            )
    return found


def _end_of(questionnaire: Questionnaire, numbers: Sequence[int]) -> str | None:
    """Return the key of the result to which the numbers lead, given in the order of asking; none before a result."""
    answers: dict[str, int] = {}
    for number in numbers:
        at = walk(questionnaire, answers)
        if at.question is None:
            return None  # more answers than questions: the case was written for another questionnaire
        answers[at.question.key] = number
    end = walk(questionnaire, answers)
    return end.result.key if end.result else None


def _reached(questionnaire: Questionnaire) -> tuple[set[str], str]:
    """Return every key that some answers lead to, and a question that leads back to itself, or an empty text."""
    after = {one.key: [answer.leads_to for answer in one.answers] for one in questionnaire.questions}
    reached: set[str] = set()
    finished: set[str] = set()
    open_keys: set[str] = set()
    stack: list[tuple[str, bool]] = [(questionnaire.questions[0].key, False)]
    while stack:
        key, is_left = stack.pop()
        if is_left:
            open_keys.discard(key)
            finished.add(key)
        elif key in open_keys:
            return reached, key
        elif key not in finished:
            reached.add(key)
            open_keys.add(key)
            stack.append((key, True))
            stack += [(following, False) for following in after.get(key, ())]
    return reached, ""

"""Asks a judged set of the entries that this portal has: the order that its readers see, with titles, kinds and all."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from search.evaluating.evaluation import Evaluator
from search.evaluating.identities import identities
from search.evaluating.judged_set import JudgedSet, UnreadableSetError, judgements
from search.queries import SearchEngine


def portal_evaluator(folder: Path, engine: SearchEngine) -> Evaluator:
    """Return the set of ``folder``, ready to be asked of ``engine`` over the entries in the database.

    Judgements of what this portal does not hold are left out, and questions that nothing of it answers. Raises
    ``UnreadableSetError`` where that leaves none.
    """
    names = identities()
    judged = _held(judgements(folder), names)
    return Evaluator(judged, engine, ids=list(names.values()), keys=list(names))


def _held(judged: JudgedSet, names: Mapping[str, str]) -> JudgedSet:
    held = frozenset(names.values())
    answers = {
        question: {name: grade for name, grade in grades.items() if name in held}
        for question, grades in judged.answers.items()
    }
    questions = {question: words for question, words in judged.questions.items() if answers.get(question)}
    if not questions:
        raise UnreadableSetError(f"Nothing that is judged in {judged.folder} is among the entries of this portal.")
    return replace(judged, questions=questions, answers=answers)

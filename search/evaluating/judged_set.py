"""Reads a judged set from a folder: texts, questions, and which text answers which question how well.

The files are those of BEIR: ``corpus.jsonl`` and ``queries.jsonl`` (objects with ``_id``, ``text`` and, for texts,
``title``), and ``qrels.tsv`` or ``qrels/test.tsv`` (columns ``query-id``, ``corpus-id``, ``score``, or TREC's four
without a heading). Each may be compressed (``.gz``). They come from anywhere: what cannot be read is an
``UnreadableSetError`` that names file and line.
"""

import gzip
import io
import json
import math
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

LONGEST_LINE = 20_000_000
"""Characters; the longest real article has 324,811, and a line without an end must not fill the memory."""
QUERY, TEXT, SCORE = "query-id", "corpus-id", "score"
JUDGEMENTS = ("qrels.tsv", "qrels/test.tsv")
COLUMNS_OF_TREC = 4
COLUMNS = 3


class UnreadableSetError(Exception):
    """A file of the set is missing, or cannot be read at a line that is named."""


@dataclass(frozen=True, slots=True)
class JudgedText:
    """One text that may answer."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """Questions in the order of their file, and for each the texts that answer it with their grades above 0.

    Texts are read when they are asked for: a set may be larger than the memory.
    """

    folder: Path
    questions: Mapping[str, str]
    answers: Mapping[str, Mapping[str, float]]

    def texts(self) -> Iterator[JudgedText]:
        """Yield every text. Raises ``UnreadableSetError``."""
        file = _file(self.folder, "corpus.jsonl")
        seen: set[str] = set()
        for number, record in _records(file):
            text = JudgedText(
                _id(record, file, number), _text(record, "title", file, number), _said(record, file, number)
            )
            if text.id in seen:
                raise _unreadable(file, number, f"the id {text.id[:80]!r} was given before")
            seen.add(text.id)
            yield text

    def every(self, nth: int) -> "JudgedSet":
        """Return the same texts with every ``nth`` question."""
        return replace(self, questions=dict(list(self.questions.items())[::nth]))


def judged_set(folder: Path) -> JudgedSet:
    """Read questions and judgements; questions that no text answers are left out. Raises ``UnreadableSetError``."""
    judged = judgements(folder)
    _file(folder, "corpus.jsonl")
    return judged


def judgements(folder: Path) -> JudgedSet:
    """Read a set whose texts are elsewhere, such as the entries of a portal. Raises ``UnreadableSetError``."""
    if not folder.is_dir():
        raise UnreadableSetError(f"{folder} is no folder.")
    file = _file(folder, "queries.jsonl")
    answers = _answers(_file(folder, *JUDGEMENTS))
    questions = {_id(record, file, number): _said(record, file, number) for number, record in _records(file)}
    judged = {question: text for question, text in questions.items() if question in answers}
    if not judged:
        raise UnreadableSetError(f"No question of {file} is judged in {folder}.")
    return JudgedSet(folder=folder, questions=judged, answers=answers)


def _answers(file: Path) -> dict[str, dict[str, float]]:
    answers: dict[str, dict[str, float]] = {}
    columns: tuple[int, int, int] | None = None
    for number, line in _lines(file):
        cells = [cell.strip() for cell in line.split("\t")]
        if columns is None:
            columns = _columns(cells, file, number)
            if _is_heading(cells):
                continue
        if len(cells) <= max(columns):
            raise _unreadable(file, number, f"{len(cells)} columns where {max(columns) + 1} are needed")
        query, text, score = (cells[place] for place in columns)
        grade = _grade(score, file, number)
        if grade > 0:
            answers.setdefault(query, {})[text] = grade
    return answers


def _columns(cells: list[str], file: Path, number: int) -> tuple[int, int, int]:
    """Return the places of question, text and score, from the heading or, without one, from the number of columns."""
    names = [_plain(cell) for cell in cells]
    if _is_heading(cells):
        return names.index(QUERY), names.index(TEXT), names.index(SCORE)
    if len(cells) == COLUMNS_OF_TREC:
        return 0, 2, 3
    if len(cells) == COLUMNS:
        return 0, 1, 2
    raise _unreadable(file, number, f"the columns {QUERY}, {TEXT} and {SCORE} are needed, separated by tabulators")


def _is_heading(cells: list[str]) -> bool:
    return {QUERY, TEXT, SCORE} <= {_plain(cell) for cell in cells}


def _plain(name: str) -> str:
    return name.strip().lower().replace("_", "-")


def _grade(score: str, file: Path, number: int) -> float:
    try:
        grade = float(score)
    except ValueError:
        grade = math.nan
    if not math.isfinite(grade):
        raise _unreadable(file, number, f"the score {score[:40]!r} is no number")
    return grade


def _id(record: Mapping[str, Any], file: Path, number: int) -> str:
    found = record.get("_id", record.get("id"))
    if isinstance(found, bool) or not isinstance(found, str | int) or found == "":
        raise _unreadable(file, number, "no _id")
    return str(found)


def _said(record: Mapping[str, Any], file: Path, number: int) -> str:
    if "text" not in record:
        raise _unreadable(file, number, "no text")
    return _text(record, "text", file, number)


def _text(record: Mapping[str, Any], name: str, file: Path, number: int) -> str:
    found = record.get(name)
    if found is None:
        return ""
    if not isinstance(found, str):
        raise _unreadable(file, number, f"{name} is no text")
    return found


def _records(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in _lines(file):
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise _unreadable(file, number, f"not JSON ({str(error)[:80]})") from error
        if not isinstance(record, dict):
            raise _unreadable(file, number, "no object")
        yield number, record


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not empty, with their numbers."""
    number = 0
    try:
        with _opened(file) as lines:
            while line := lines.readline(LONGEST_LINE):
                number += 1
                if len(line) == LONGEST_LINE:
                    raise _unreadable(file, number, f"longer than {LONGEST_LINE} characters")
                if line.strip():
                    yield number, line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise _unreadable(file, number + 1, "not UTF-8") from error
    except (OSError, EOFError, zlib.error) as error:
        raise _unreadable(file, number + 1, str(error)[:120]) from error


@contextmanager
def _opened(file: Path) -> Iterator[IO[str]]:
    open_bytes: Callable[..., Any] = gzip.open if file.suffix == ".gz" else open
    with open_bytes(file, "rb") as opened, io.TextIOWrapper(opened, encoding="utf-8-sig", newline="\n") as lines:
        yield lines


def _file(folder: Path, *names: str) -> Path:
    for name in names:
        for file in (folder / name, folder / f"{name}.gz"):
            if file.is_file():
                return file
    raise UnreadableSetError(f"{folder} holds no {' and no '.join(names)} (or .gz).")


def _unreadable(file: Path, number: int, why: str) -> UnreadableSetError:
    return UnreadableSetError(f"{file}, line {number}: {why}.")

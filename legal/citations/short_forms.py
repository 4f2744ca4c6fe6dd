"""Short forms that a text gives to a document: "… (sau đây gọi là Luật TTTM)", "… (viết tắt là Nghị định số 10)"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .composed import ComposedText
from .mentions import Mention
from .type_words import TYPE_WORD

_DEFINITION = re.compile(
    r"(?:viết|gọi)(?P<marks>(?:\s+(?:tắt|chung))*)(?:\s+là)?\s*:?\s*[“\"']?(?=(?P<short>[^)”\"';,.\n]{3,60}))"
)
_FROM_HERE_ON = re.compile(r"(?:sau|dưới)\s+đây\s+(?:được\s+)?$")
_RUNNING = re.compile(r"số\s+(\d+[a-z]?)")
_REACH = 400
MOST_FORMS = 60
"""More than any real text defines; each is looked for in the whole text."""


def short_forms(composed: ComposedText, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the places at which a short form defined before stands for its document.

    A form that is only a type ("sau đây gọi là Luật") is a citation only behind a provision.
    """
    meanings: dict[str, list[tuple[int, Mention]]] = {}
    for short, meant, after in _defined(composed, mentions):
        if short in meanings or len(meanings) < MOST_FORMS:
            meanings.setdefault(short, []).append((after, meant))
    return [place for short, defined in meanings.items() for place in _places(composed.text, short, defined)]


def _defined(composed: ComposedText, mentions: Sequence[Mention]) -> Iterator[tuple[str, Mention, int]]:
    """Yield each short form, the document that it stands for, and from where on."""
    plain = {mention.start for mention in mentions if mention.is_certain}
    for match in _DEFINITION.finditer(composed.small):
        start, end = match.span("short")
        word = TYPE_WORD.match(composed.small, start)
        is_defined = "tắt" in match["marks"] or _FROM_HERE_ON.search(
            composed.small, max(0, match.start() - 20), match.start()
        )
        if not is_defined or word is None or start in plain or composed.small.startswith("này", word.end() + 1):
            continue
        running = _RUNNING.search(composed.small, word.end(), end)
        for mention in reversed(mentions[: bisect_left(mentions, match.start(), key=_start)]):
            if mention.start < match.start() - _REACH:
                break
            if composed.small.startswith(word[0], mention.start) and (
                running is None or mention.document.startswith(running[1])
            ):
                yield composed.text[start:end].strip(), mention, end
                break


def _start(mention: Mention) -> int:
    return mention.start


def _places(text: str, short: str, defined: Sequence[tuple[int, Mention]]) -> Iterator[Mention]:
    """Yield the places of one form; where it was defined again, it stands for the document of the last time."""
    is_type_alone = TYPE_WORD.fullmatch(short.lower()) is not None
    form = re.compile(rf"(?<!\w){re.escape(short)}(?![\w/]|\s+này)")
    for match in form.finditer(text, defined[0][0]):
        last = bisect_right(defined, match.start(), key=_first) - 1
        yield replace(defined[last][1], start=match.start(), end=match.end(), stands_alone=not is_type_alone)


def _first(meaning: tuple[int, Mention]) -> int:
    return meaning[0]

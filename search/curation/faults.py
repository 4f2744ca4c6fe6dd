"""What is told an editor of a rule that cannot be kept as it was written."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from search.curation.rules import FEWEST_LETTERS, LONGEST_LINE, MOST_LINES, Fault

Message = str | Promise

_WORDS: Mapping[Fault, Promise] = {
    Fault.TOO_SHORT: gettext_lazy("“%(line)s” is too short: at least %(fewest)d letters or figures."),
    Fault.TOO_LONG: gettext_lazy("“%(line)s” is too long: at most %(longest)d characters on a line."),
    Fault.TOO_MANY: gettext_lazy("At most %(most)d lines; make a second rule of the rest."),
    Fault.OF_ITSELF: gettext_lazy(
        "“%(line)s” means itself: search finds words with and without accents anyway. "
        "Write what else our texts call it."
    ),
    Fault.TWICE: gettext_lazy("“%(line)s” stands here twice."),
    Fault.ONE_WORD: gettext_lazy("“%(line)s” is one word alone: there must be two or more to keep together."),
}


def message_of(line: str, fault: Fault) -> str:
    """Return the sentence about one line."""
    shown = line if len(line) <= LONGEST_LINE else f"{line[:60]}…"
    facts = {"line": shown, "fewest": FEWEST_LETTERS, "longest": LONGEST_LINE, "most": MOST_LINES}
    return str(_WORDS[fault]) % facts


def messages_of(faults: Iterable[tuple[str, Fault]]) -> list[Message]:
    """Return a sentence about each line."""
    return [message_of(line, fault) for line, fault in faults]


def raise_if_any(faults: Mapping[str, list[Message]]) -> None:
    """Raise a ``ValidationError`` where a field has a fault."""
    found = {name: messages for name, messages in faults.items() if messages}
    if found:
        raise ValidationError(found)

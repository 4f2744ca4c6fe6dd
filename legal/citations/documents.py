"""All documents that a text names, from first to last."""

from collections.abc import Iterable

from .composed import ComposedText
from .laws import named
from .mentions import Mention
from .numbers import numbered
from .short_forms import short_forms


def documents(composed: ComposedText) -> list[Mention]:
    """Return the mentions of documents in ``composed``, none within another."""
    by_number = numbered(composed)
    plain = _apart([*by_number, *named(composed, {mention.start: mention for mention in by_number})])
    short = short_forms(composed, plain) if plain else []
    return _apart([*short, *plain]) if short else plain


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions in order, the longest of those that begin together, none that begins within another."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept

"""All documents that a text names, from first to last."""

from .composed import ComposedText
from .laws import named
from .mentions import Mention
from .numbers import numbered


def documents(composed: ComposedText) -> list[Mention]:
    """Return the mentions of documents in ``composed``, none within another."""
    by_number = numbered(composed)
    by_name = named(composed, {mention.start: mention for mention in by_number})
    longest_first = sorted([*by_number, *by_name], key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in longest_first:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept

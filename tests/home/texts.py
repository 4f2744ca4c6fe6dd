"""The words in the demonstration content that readers see."""

from collections.abc import Iterator

from core.text import plain_text

NOT_PROSE = {"slug", "key", "picture", "file", "kind", "agency", "address", "page", "place", "email", "collection"}


def prose(value: object, name: str = "") -> Iterator[str]:
    """Return every text in ``value`` that readers see, without markup."""
    if isinstance(value, str):
        if name not in NOT_PROSE:
            yield plain_text(value)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from prose(part, key)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from prose(part, name)

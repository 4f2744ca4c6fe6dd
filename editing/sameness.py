"""Whether two saved versions of a page say the same.

The editor sends a page back a little different although nobody touched it: parts that were never public get new keys,
paragraphs and blocks get keys of the editor's own, times lose their seconds. Who only approves has changed nothing.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

BOOKKEEPING = frozenset(
    {
        "pk",
        "path",
        "depth",
        "numchild",
        "url_path",
        "draft_title",
        "live",
        "expired",
        "has_unpublished_changes",
        "first_published_at",
        "last_published_at",
        "live_revision",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
        "wagtail_admin_comments",
    }
)
"""What Wagtail notes about a page, and what reviewers remark beside it: neither is what readers see."""

KEY_OF_PARAGRAPH = re.compile(r' data-block-key="[^"]*"')
MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?")


def say_the_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Compare the contents of two versions, as Wagtail keeps them."""
    return _said(_without(one, BOOKKEEPING)) == _said(_without(other, BOOKKEEPING))


def _said(value: object) -> object:
    """Return ``value`` without what only the editor and the database need."""
    if isinstance(value, Mapping):
        is_block = {"type", "value"} <= value.keys()
        return {name: _said(part) for name, part in _without(value, {"pk", "id"} if is_block else {"pk"}).items()}
    if isinstance(value, list):
        return [_said(part) for part in value]
    if isinstance(value, str):
        return _said_in_words(value)
    return "" if value is None else value


def _said_in_words(text: str) -> object:
    if text.startswith(("[", "{")):
        try:
            return _said(json.loads(text))
        except ValueError:
            pass
    if moment := MOMENT.fullmatch(text):
        return moment[1]
    return KEY_OF_PARAGRAPH.sub("", text)


def _without(part: Mapping[str, Any], names: frozenset[str] | set[str]) -> dict[str, Any]:
    return {name: value for name, value in part.items() if name not in names}

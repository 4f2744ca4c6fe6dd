"""Whether two saved versions of a page say the same.

The editor sends a page back a little different although nobody touched it: parts that were never public get new keys,
paragraphs and blocks get keys of the editor's own, times lose their seconds. Who only approves has changed nothing.

What may be left out is told by the kind of the field, never by the look of the text: else a line of plain text that
looks like a key of a paragraph, and that readers see, could be changed by who approves it.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

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

KEY_OF_PARAGRAPH = re.compile(r'(<[^<>]*?) data-block-key="[^"]*"')
"""Within a tag: formatted text cannot hold a "<" that opens none."""
SECONDS = re.compile(r"(T\d\d:\d\d)(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$")


def say_the_same(model: type[models.Model], one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Compare the contents of two versions of a ``model``, as Wagtail keeps them."""
    return _said_by(model, _without_bookkeeping(one)) == _said_by(model, _without_bookkeeping(other))


def _without_bookkeeping(content: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name not in BOOKKEEPING}


def _said_by(model: type[models.Model], content: Mapping[str, Any]) -> dict[str, object]:
    """Return what the page, or one of its parts, says without what only the database needs."""
    return {name: _said_in(_field(model, name), value) for name, value in content.items() if name != "pk"}


def _field(model: type[models.Model], name: str) -> Any:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _said_in(field: Any, value: Any) -> object:
    if isinstance(value, list) and isinstance(field, models.ManyToOneRel):
        return [_said_by(field.related_model, part) for part in value]
    if isinstance(value, str):
        return _said_in_words(field, value)
    return "" if value is None else value


def _said_in_words(field: Any, text: str) -> object:
    if isinstance(field, StreamField):
        return _said_in_stream(field.stream_block, text)
    if isinstance(field, RichTextField):
        return KEY_OF_PARAGRAPH.sub(r"\1", text)
    return SECONDS.sub(r"\1", text) if isinstance(field, models.DateTimeField) else text


def _said_in_stream(stream: blocks.BaseStreamBlock, text: str) -> object:
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return _said_in_block(stream, value)


def _said_in_block(block: Any, value: Any) -> object:
    """Return what a block says without the keys of blocks and paragraphs."""
    if isinstance(block, blocks.RichTextBlock) and isinstance(value, str):
        return KEY_OF_PARAGRAPH.sub(r"\1", value)
    if isinstance(block, blocks.BaseStructBlock) and isinstance(value, Mapping):
        return {name: _said_in_block(block.child_blocks.get(name), part) for name, part in value.items()}
    if isinstance(block, blocks.ListBlock) and isinstance(value, list):
        return [_said_in_item(block.child_block, item) for item in value]
    if isinstance(block, blocks.BaseStreamBlock) and isinstance(value, list):
        return [_said_in_child(block, child) for child in value]
    return "" if value is None else value


def _said_in_item(block: Any, item: Any) -> object:
    """Return what an item of a list says, which Wagtail keeps with a key or, from older times, as it is."""
    is_keyed = isinstance(item, Mapping) and item.get("type") == "item" and item.keys() <= {"type", "value", "id"}
    return _said_in_block(block, item["value"] if is_keyed and "value" in item else item)


def _said_in_child(stream: blocks.BaseStreamBlock, child: Any) -> object:
    if not isinstance(child, Mapping) or not {"type", "value"} <= child.keys():
        return child
    name = child["type"]
    return name, _said_in_block(stream.child_blocks.get(name), child["value"])

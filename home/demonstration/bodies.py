"""From the parts of a text as written in ``content/`` to the blocks of ``core.blocks.BodyBlock``, as JSON.

A part is named by its main word: ``paragraph`` (paragraphs are separated by an empty line), ``list``, ``heading``,
``picture``, ``file``, ``table``, ``quote``, ``notice`` or ``steps``. Texts may hold the markup that editors may use.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from home.demonstration.content import Part

Block = dict[str, Any]


class UnknownPartError(ValueError):
    """A part of a text has no main word that we know."""


@dataclass(frozen=True, kw_only=True)
class Places:
    """Where pictures and files of these keys are kept: their primary keys, and what the pictures show."""

    pictures: Mapping[str, int]
    files: Mapping[str, int]
    descriptions: Mapping[str, str]


def body_json(parts: Iterable[Part], places: Places) -> str:
    """Return the text of ``parts`` as a StreamField takes it."""
    return json.dumps([_block(part, places) for part in parts], ensure_ascii=False)


def _block(part: Part, places: Places) -> Block:
    for word, make in _MAKERS.items():
        if word in part:
            return make(part, places)
    raise UnknownPartError(f"No part of a text begins with any of {sorted(part)}.")


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{' '.join(chunk.split())}</p>" for chunk in text.strip().split("\n\n"))


def _paragraph(part: Part, places: Places) -> Block:
    return {"type": "paragraph", "value": _paragraphs(part["paragraph"])}


def _list(part: Part, places: Places) -> Block:
    return {"type": "paragraph", "value": "<ul>" + "".join(f"<li>{item}</li>" for item in part["list"]) + "</ul>"}


def _heading(part: Part, places: Places) -> Block:
    return {"type": "heading", "value": {"text": part["heading"], "level": part.get("level", "2")}}


def _picture(part: Part, places: Places) -> Block:
    value = {
        "image": places.pictures[part["picture"]],
        "alt": part.get("alt", places.descriptions[part["picture"]]),
        "caption": part.get("caption", ""),
        "credit": part.get("credit", ""),
    }
    return {"type": "picture", "value": value}


def _file(part: Part, places: Places) -> Block:
    return {"type": "file", "value": {"file": places.files[part["file"]], "text": part.get("text", "")}}


def _table(part: Part, places: Places) -> Block:
    value = {
        "data": part["table"],
        "table_caption": part["caption"],
        "table_header_choice": "row",
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "cell": [],
        "mergeCells": [],
    }
    return {"type": "table", "value": value}


def _quote(part: Part, places: Places) -> Block:
    return {"type": "quote", "value": {"text": part["quote"], "source": part.get("source", "")}}


def _notice(part: Part, places: Places) -> Block:
    value = {
        "kind": part.get("kind", "information"),
        "title": part.get("title", ""),
        "text": _paragraphs(part["notice"]),
    }
    return {"type": "notice", "value": value}


def _steps(part: Part, places: Places) -> Block:
    steps = [{"title": step["title"], "text": _paragraphs(step["text"])} for step in part["steps"]]
    return {"type": "steps", "value": {"steps": steps}}


_MAKERS: Mapping[str, Callable[[Part, Places], Block]] = {
    "paragraph": _paragraph,
    "list": _list,
    "heading": _heading,
    "picture": _picture,
    "file": _file,
    "table": _table,
    "quote": _quote,
    "notice": _notice,
    "steps": _steps,
}

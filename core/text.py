"""The plain text of a body: what search reads and what feeds carry."""

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # rules without Django use this module too
    from wagtail.blocks import StreamValue

BLOCK_TAGS = {
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "br",
    "tr",
    "td",
    "th",
    "div",
    "blockquote",
    "caption",
}

_NOT_IN_DATABASES = re.compile("[\x00\ud800-\udfff]")
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _TextOfMarkup(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCK_TAGS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def plain_text(markup: str) -> str:
    """Return the text of ``markup``, one line for each block, without empty lines."""
    parser = _TextOfMarkup()
    parser.feed(markup)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).splitlines())
    return "\n".join(line for line in lines if line)


def body_text(body: "StreamValue") -> str:
    """Return the plain text of a body: every word that editors wrote in any block, one line for each part."""
    parts = (str(part) for block in body for part in block.block.get_searchable_content(block.value))
    return "\n".join(line for line in map(_one_line, parts) if line)


def attached_files_text(body: "StreamValue") -> str:
    """Return titles and names of the files that a body offers, by which readers look for them."""
    files = (block.value for block in body if block.block_type == "file" and block.value["file"])
    lines = (f"{file['text']} {file['file'].title} {file['file'].filename}" for file in files)
    return "\n".join(map(_one_line, lines))


def attached_files(body: "StreamValue") -> tuple[int, ...]:
    """Return the primary keys of the files that a body offers."""
    return tuple(block.value["file"].pk for block in body if block.block_type == "file" and block.value["file"])


def _one_line(text: str) -> str:
    return " ".join(text.split())


def database_text(text: str, *, instead: str = "") -> str:
    """Return ``text`` without what JSON and files can hold and no database takes: NUL and halves of surrogate pairs.

    ``instead`` stands in place of each.
    """
    return _NOT_IN_DATABASES.sub(instead, text)


def xml_text(text: str) -> str:
    """Return ``text`` without the characters that XML 1.0 cannot hold in any form."""
    return _NOT_IN_XML.sub("", text)

"""The text of an ODT file: a paragraph is a line, a row of a table too. Runs in the child only."""

import unicodedata
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from core.files.archives import opened, tree_of
from core.files.found import FileKind, FileText, Refusal, Refused

_LINES = frozenset({"p", "h"})
_UNSAID = frozenset({"tracked-changes", "annotation", "forms", "sequence-decls"})
"""What was deleted, remarked or only declared."""
_SIGNS = {"tab": "\t", "line-break": "\n", "s": " "}


def odt_text(file: BinaryIO) -> FileText:
    """Return the text of an ODT file with all tracked changes accepted. Raises ``Refused``."""
    archive = opened(file)
    manifest = tree_of(archive, "META-INF/manifest.xml")
    if manifest is not None and any(_local(one) == "encryption-data" for one in manifest.iter()):
        raise Refused(Refusal.ENCRYPTED)
    content = tree_of(archive, "content.xml")
    if content is None:
        raise Refused(Refusal.NOT_READABLE, "no content")
    lines = (" ".join(line.split()) for line in _lines(content))
    text = unicodedata.normalize("NFC", "\n".join(line for line in lines if line))
    return FileText(kind=FileKind.ODT, pages=(text,))


def _lines(root: Element) -> Iterator[str]:
    """Yield paragraphs in order, those of one row of a table together; without recursion, however deep they stand."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        name = _local(element)
        if name in _LINES or name == "table-row":
            yield " ".join(_words(element))
        elif name not in _UNSAID:
            waiting.extend(reversed(element))


def _words(paragraph: Element) -> Iterator[str]:
    """Yield the pieces of a paragraph: joined by the reader, since a word may change its looks in the middle."""
    pieces: list[str] = []
    waiting: list[Element | str] = [paragraph]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            pieces.append(one)
            continue
        name = _local(one)
        if name in _UNSAID:
            continue
        pieces.append(_SIGNS.get(name, " " if name in _LINES and one is not paragraph else ""))
        for child in reversed(one):
            waiting += [child.tail or "", child]
        waiting.append(one.text or "")
    yield "".join(pieces)


def _local(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""

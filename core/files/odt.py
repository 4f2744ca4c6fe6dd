"""The text of an ODT file: a paragraph is a line, a row of a table too. Runs in the child only."""

import unicodedata
from collections.abc import Collection, Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from core.files.archives import opened, tree_of
from core.files.found import FileKind, FileText, Refusal, Refused

_LINES = frozenset({"p", "h"})
_UNSAID = frozenset({"tracked-changes", "annotation", "forms", "sequence-decls", "script"})
"""What was deleted, remarked or only declared."""
_HIDING = frozenset({"hidden-text", "hidden-paragraph"})
"""Fields that hide their own words or the paragraph around them, unless they say that they do not."""
_INVISIBLE = frozenset({"collapse", "filter"})
"""Rows of tables."""
_SIGNS = {"tab": "\t", "line-break": "\n", "s": " "}


def odt_text(file: BinaryIO) -> FileText:
    """Return the text of an ODT file with all tracked changes accepted, without what is hidden. Raises ``Refused``."""
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
    waiting, hidden = [root], _hidden_styles(root)
    while waiting:
        element = waiting.pop()
        name = _local(element)
        if _is_unsaid(element, hidden):
            continue
        if name in _LINES or name == "table-row":
            yield _words(element, hidden)
        else:
            waiting.extend(reversed(element))


def _words(paragraph: Element, hidden: Collection[str]) -> str:
    """Return the pieces of a paragraph side by side, since a word may change its looks in the middle."""
    pieces: list[str] = []
    waiting: list[Element | str] = [paragraph]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            pieces.append(one)
            continue
        if _is_unsaid(one, hidden):
            continue
        name = _local(one)
        pieces.append(_SIGNS.get(name, " " if name in _LINES and one is not paragraph else ""))
        for child in reversed(one):
            waiting += [child.tail or "", child]
        waiting.append(one.text or "")
    return "".join(pieces)


def _is_unsaid(element: Element, hidden_styles: Collection[str]) -> bool:
    """Say whether nothing of an element is shown: by what it is, by itself, by its style or by a field within it."""
    name = _local(element)
    if name in _UNSAID or _hides(element):
        return True
    says = {key.rsplit("}", 1)[-1]: value for key, value in element.attrib.items()}
    if says.get("is-hidden") == "true" or says.get("display") == "none" or says.get("visibility") in _INVISIBLE:
        return True
    return says.get("style-name") in hidden_styles or (name in _LINES and _is_hidden_within(element))


def _is_hidden_within(paragraph: Element) -> bool:
    waiting = list(paragraph)
    while waiting:
        element = waiting.pop()
        if _local(element) == "hidden-paragraph" and _hides(element):
            return True
        if _local(element) not in _LINES:  # those hide themselves only
            waiting.extend(element)
    return False


def _hides(element: Element) -> bool:
    return _local(element) in _HIDING and _attribute(element, "is-hidden") != "false"


def _hidden_styles(root: Element) -> frozenset[str]:
    """Return the names of styles whose letters are not shown."""
    return frozenset(
        _attribute(style, "name")
        for style in root.iter()
        if _local(style) == "style"
        and any(_local(one) == "text-properties" and _attribute(one, "display") == "none" for one in style)
    )


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name), "")


def _local(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""

"""The text of an ODT file: a paragraph is a line, a row of a table too. Runs in the child only."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator
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
    named = tree_of(archive, "styles.xml")
    hidden = _hidden_styles([content] if named is None else [named, content])
    lines = (" ".join(line.split()) for line in _lines(content, hidden))
    text = unicodedata.normalize("NFC", "\n".join(line for line in lines if line))
    return FileText(kind=FileKind.ODT, pages=(text,))


def _lines(root: Element, hidden: Collection[str]) -> Iterator[str]:
    """Yield paragraphs in order, those of one row of a table together; without recursion, however deep they stand."""
    waiting = [root]
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


def _hidden_styles(roots: Iterable[Element]) -> frozenset[str]:
    """Return the names of styles whose letters are not shown, by themselves or by the style that they go back to."""
    parents: dict[str, str] = {}
    hidden: set[str] = set()
    for style in (one for root in roots for one in root.iter() if _local(one) == "style"):
        name = _attribute(style, "name")
        shown = {_attribute(one, "display") for one in style if _local(one) == "text-properties"} - {""}
        if "none" in shown:
            hidden.add(name)
        elif not shown:
            parents[name] = _attribute(style, "parent-style-name")
    while more := {name for name, parent in parents.items() if parent in hidden} - hidden:
        hidden |= more
    return frozenset(hidden)


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name), "")


def _local(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""

"""The parts of a DOCX file as trees: opened within limits, found by what they are rather than by their names."""

import posixpath
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from core.files.archives import opened, tree_of
from core.files.found import Refusal, Refused

RELATIONS = "_rels/.rels"
USUAL_MAIN_PART = "word/document.xml"


def local(element: Element) -> str:
    """Return the name of an element without its namespace: strict and usual files have two for the same things."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str:
    """Return an attribute by its local name, or nothing."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if key.rsplit("}", 1)[-1] == name:
            return value
    return ""


def child(element: Element | None, *path: str) -> Element | None:
    """Return the element below at ``path`` of local names, the first of each, or none."""
    for name in path:
        if element is None:
            return None
        element = next((below for below in element if local(below) == name), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield what stands directly below under a local name."""
    if element is not None:
        for below in element:
            if local(below) == name:
                yield below


def is_on(element: Element | None) -> bool:
    """Say whether a property that is there or not is there, and not switched off."""
    return element is not None and attribute(element, "val") not in {"0", "false", "off"}


class Package:
    """An opened DOCX file. Raises ``Refused`` for what is damaged, protected or larger than it should be."""

    def __init__(self, file: BinaryIO) -> None:
        self._archive = opened(file)
        self._names = {name.lower(): name for name in self._archive.namelist()}
        self.main_name = self._main_name()
        main = self.part(self.main_name)
        if main is None:
            raise Refused(Refusal.NOT_READABLE, "no document")
        self.main = main
        self._related = self._relations_of(self.main_name)

    def related(self, kind: str) -> list[Element]:
        """Return the parts that the document itself names as a ``kind`` ("numbering", "header"), in its order."""
        found = (self.part(target) for of_kind, target in self._related if of_kind == kind)
        return [part for part in found if part is not None]

    def part(self, name: str) -> Element | None:
        """Return the part of a name as a tree, or none where there is no such part."""
        stored = self._names.get(name.lower())
        return None if stored is None else tree_of(self._archive, stored)

    def _main_name(self) -> str:
        for kind, target in self._relations_in(RELATIONS, ""):
            if kind == "officeDocument":
                return target
        return USUAL_MAIN_PART

    def _relations_of(self, name: str) -> list[tuple[str, str]]:
        folder, file = posixpath.split(name)
        return list(self._relations_in(f"{folder}/_rels/{file}.rels", folder))

    def _relations_in(self, name: str, folder: str) -> Iterator[tuple[str, str]]:
        for relation in children(self.part(name), "Relationship"):
            if relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                yield relation.get("Type", "").rsplit("/", 1)[-1], posixpath.normpath(path)

"""The text of a DOCX file: a paragraph is a line, numbers of lists are counted. Runs in the child only."""

import unicodedata
from typing import BinaryIO
from xml.etree.ElementTree import Element

from core.files.docx_numbers import Numbering
from core.files.docx_parts import Package, attribute, child, children, local
from core.files.docx_runs import Runs
from core.files.docx_styles import Styles
from core.files.found import FileKind, FileText, MarkKind, Marks, Refusal, Refused
from core.files.old_letters import converted, encoding_surely

_GROUPS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_SILENT = frozenset(
    {
        "sectPr", "bookmarkStart", "bookmarkEnd", "proofErr", "sdtPr", "sdtEndPr", "commentRangeStart",
        "commentRangeEnd", "permStart", "permEnd", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart",
        "moveToRangeEnd", "customXmlPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx",
    }
)  # fmt: skip


def docx_text(file: BinaryIO) -> FileText:
    """Return the text of a DOCX file with all tracked changes accepted. Raises ``Refused``."""
    document = _Document(Package(file))
    lines = document.lines()
    text = unicodedata.normalize("NFC", "\n".join(lines))
    encoding = encoding_surely(text)
    if encoding is not None:
        text = converted(text, encoding)
        document.marks.add(MarkKind.OLD_LETTERS, words=encoding.value)
    return FileText(kind=FileKind.DOCX, pages=(text,), marks=document.marks.all())


class _Document:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.marks = Marks()
        self.styles = Styles(_first(package.related("styles")))
        self.numbering = Numbering(_first(package.related("numbering")))
        self.runs = Runs(self.styles, self.marks, note=self._note, box=self._box)
        self._notes: list[tuple[str, str]] = []
        self._boxes: list[Element] = []

    def lines(self) -> list[str]:
        """Return all lines: the body, then its notes."""
        body = child(self.package.main, "body")
        if body is None:
            raise Refused(Refusal.NOT_READABLE, "no body")
        lines = [*self._blocks(body), *self._lines_of_notes()]
        for kind in self.numbering.uncounted:
            self.marks.add(MarkKind.NUMBERS_GUESSED, words=kind)
        self._report("header", MarkKind.HEADER)
        self._report("footer", MarkKind.FOOTER)
        self._report("comments", MarkKind.COMMENT)
        return lines

    def _blocks(self, parent: Element) -> list[str]:
        lines: list[str] = []
        for block in parent:
            name = local(block)
            if name == "p":
                lines += self._paragraph(block)
            elif name == "tbl":
                lines += self._table(block)
            elif name in _GROUPS:
                lines += self._blocks(block)
            elif name == "AlternateContent":
                chosen = child(block, "Choice")
                lines += self._blocks(chosen if chosen is not None else block)
            elif name and name not in _SILENT:
                self.marks.add(MarkKind.UNREAD_PART, words=name)
        return lines

    def _paragraph(self, paragraph: Element) -> list[str]:
        words = self.runs.words(paragraph)
        label = self._label(paragraph) if words.strip() else ""
        boxes, self._boxes = self._boxes, []
        lines = [line for line in (line.strip() for line in f"{label} {words}".split("\n")) if line]
        for box in boxes:
            of_box = self._blocks(box)
            self.marks.add(MarkKind.TEXT_BOX, words="\n".join(of_box))
            lines += of_box
        return lines

    def _label(self, paragraph: Element) -> str:
        properties = child(paragraph, "pPr")
        style = attribute(child(properties, "pStyle"), "val")
        number = attribute(child(properties, "numPr", "numId"), "val")
        depth = attribute(child(properties, "numPr", "ilvl"), "val")
        if not number:
            number, of_style, naming = self.styles.list_of(style)
            depth = depth or of_style or str(self.numbering.level_of_style(number, naming))
        if number in {"", "0"}:
            return ""
        label = self.numbering.label(number, int(depth) if depth.isdigit() else 0)
        if label:
            self.marks.add(MarkKind.NUMBERS)
        return label

    def _table(self, table: Element) -> list[str]:
        if not self.styles.draws_lines(table):
            # Set side by side, as the heads of a letter are: each cell is read by itself, paragraph by paragraph.
            return [line for row in self._rows(table) for cell in row for line in self._blocks(cell)]
        lines: list[str] = []
        for row in self._rows(table):
            cells = [" ".join(self._blocks(cell)).replace("\t", " ").strip() for cell in row]
            if any(cells):
                lines.append("\t".join(cells).strip())
        return lines

    def _rows(self, table: Element) -> list[list[Element]]:
        rows: list[list[Element]] = []
        for row in table:
            if local(row) == "tr":
                if child(row, "trPr", "del") is not None:
                    self.marks.add(MarkKind.DELETED, words=" ".join(filter(None, self._blocks_of_row(row))))
                else:
                    rows.append(_cells(row))
            elif local(row) in _GROUPS:
                rows += self._rows(row)
        return rows

    def _blocks_of_row(self, row: Element) -> list[str]:
        return [line for cell in _cells(row) for line in self._blocks(cell)]

    def _note(self, reference: Element) -> str:
        kind = local(reference).removesuffix("Reference")
        self._notes.append((kind, attribute(reference, "id")))
        return f"[{len(self._notes)}]"

    def _box(self, box: Element) -> None:
        self._boxes.append(box)

    def _lines_of_notes(self) -> list[str]:
        """Return the notes in the order in which the text refers to them; a note may refer to no further ones."""
        texts = {
            (kind, attribute(note, "id")): note
            for kind in ("footnote", "endnote")
            for part in self.package.related(f"{kind}s")
            for note in children(part, kind)
        }
        lines: list[str] = []
        for number, key in enumerate(list(self._notes), start=1):
            words = " ".join(self._blocks(texts[key])) if key in texts else ""
            self.marks.add(MarkKind.FOOTNOTE, words=f"[{number}] {words}")
            lines.append(f"[{number}] {words}".strip())
        return lines

    def _report(self, part: str, kind: MarkKind) -> None:
        for root in self.package.related(part):
            words = " ".join(self._blocks(root)) if kind is not MarkKind.COMMENT else _comments(root, self)
            if any(map(str.isalpha, words)):
                self.marks.add(kind, words=words)


def _comments(root: Element, document: _Document) -> str:
    return " / ".join(" ".join(document._blocks(comment)) for comment in children(root, "comment"))


def _cells(row: Element) -> list[Element]:
    cells: list[Element] = []
    for cell in row:
        if local(cell) == "tc":
            cells.append(cell)
        elif local(cell) in _GROUPS:
            cells += _cells(cell)
    return cells


def _first(parts: list[Element]) -> Element | None:
    return parts[0] if parts else None

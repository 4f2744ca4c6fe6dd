"""What the styles of a DOCX file say of paragraphs and tables: their list, their font, whether tables have lines."""

from xml.etree.ElementTree import Element

from core.files.docx_parts import attribute, child, children

MOST_STEPS = 20
"""Styles that derive from each other in a circle end here."""
_NO_LINE = frozenset({"", "nil", "none"})


class Styles:
    """Answers for one document."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {attribute(style, "styleId"): style for style in children(root, "style")}
        self._default_font = font_of(child(root, "docDefaults", "rPrDefault", "rPr"))
        self._default_paragraph = next(
            (
                key
                for key, style in self._styles.items()
                if attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true"}
            ),
            "",
        )

    def list_of(self, style: str) -> tuple[str, str, str]:
        """Return list, level and the style that names them for a paragraph of ``style``; empty texts for none."""
        for key, element in self._line_of(style):
            properties = child(element, "pPr", "numPr")
            number = attribute(child(properties, "numId"), "val")
            if number:
                return number, attribute(child(properties, "ilvl"), "val"), key
        return "", "", ""

    def font_of_style(self, style: str) -> str:
        """Return the font of a style, or the document's own."""
        for _key, element in self._line_of(style or self._default_paragraph):
            font = font_of(child(element, "rPr"))
            if font:
                return font
        return self._default_font

    def draws_lines(self, table: Element) -> bool:
        """Say whether a table shows lines; one without is there to set things side by side."""
        if _has_line(child(table, "tblPr", "tblBorders")):
            return True
        if any(
            _has_line(child(cell, "tcPr", "tcBorders")) for row in children(table, "tr") for cell in children(row, "tc")
        ):
            return True
        style = attribute(child(table, "tblPr", "tblStyle"), "val")
        return any(_has_line(child(element, "tblPr", "tblBorders")) for _key, element in self._line_of(style))

    def _line_of(self, style: str) -> list[tuple[str, Element]]:
        found: list[tuple[str, Element]] = []
        while style in self._styles and len(found) < MOST_STEPS:
            found.append((style, self._styles[style]))
            style = attribute(child(self._styles[style], "basedOn"), "val")
        return found


def font_of(properties: Element | None) -> str:
    """Return the font that properties of a run name, or nothing."""
    fonts = child(properties, "rFonts")
    return attribute(fonts, "ascii") or attribute(fonts, "hAnsi")


def _has_line(borders: Element | None) -> bool:
    return borders is not None and any(attribute(line, "val") not in _NO_LINE for line in borders)

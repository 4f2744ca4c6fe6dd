"""The words of one paragraph of a DOCX file, and marks for what is no word. Runs in the child only."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from core.files.docx_parts import attribute, child, is_on, local
from core.files.docx_styles import Styles, font_of
from core.files.found import MarkKind, Marks
from core.files.old_letters import converted_by_font, encoding_of_font

_CONTAINERS = frozenset(
    {"hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo", "ruby", "rubyBase", "r", "p"}
)
_SPACES = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_DELETED = frozenset({"del", "moveFrom"})
_INSERTED = frozenset({"ins", "moveTo"})
_NOTES = frozenset({"footnoteReference", "endnoteReference"})
_OBJECTS = frozenset({"drawing", "pict", "object"})
_FORMULAS = frozenset({"oMath", "oMathPara"})
_SILENT = frozenset(
    {
        "pPr", "rPr", "sdtPr", "sdtEndPr", "fldChar", "instrText", "delInstrText", "lastRenderedPageBreak", "proofErr",
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef",
        "footnoteRef", "endnoteRef", "separator", "continuationSeparator", "permStart", "permEnd", "smartTagPr",
        "customXmlPr", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "rt", "rubyPr",
        "pgNum", "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
        "ffData", "fldData", "contentPart", "dayShort", "monthShort", "yearShort", "dayLong", "monthLong", "yearLong",
    }
)  # fmt: skip


class Runs:
    """Reads the runs of paragraphs; notes and text boxes are handed to who can place them."""

    def __init__(self, styles: Styles, marks: Marks, *, note: Callable[[Element], str], box: Callable[[Element], None]):
        self._styles = styles
        self._marks = marks
        self._note = note
        self._box = box
        self._font = ""

    def words(self, paragraph: Element) -> str:
        """Return the words of a paragraph, as it is read with all changes accepted."""
        style = attribute(child(paragraph, "pPr", "pStyle"), "val")
        self._font = self._styles.font_of_style(style)
        return "".join(map(self._inside, paragraph))

    def _inside(self, element: Element) -> str:
        name = local(element)
        if name in _SILENT or not name:
            return ""
        if name == "r":
            return self._run(element)
        if name in _CONTAINERS:
            return "".join(map(self._inside, element))
        if name in _INSERTED:
            words = "".join(map(self._inside, element))
            self._mark(MarkKind.INSERTED, words)
            return words
        return self._special(name, element)

    def _special(self, name: str, element: Element) -> str:
        if name in _DELETED:
            self._mark(MarkKind.DELETED, _all_words(element))
            return ""
        if name == "AlternateContent":
            # The same thing twice: for newer and for older readers.
            chosen = child(element, "Choice")
            return "".join(map(self._inside, chosen if chosen is not None else child(element, "Fallback") or ()))
        if name in _OBJECTS:
            return self._object(element)
        if name in _FORMULAS:
            words = _all_words(element)
            self._marks.add(MarkKind.FORMULA, words=words)
            return words
        self._marks.add(MarkKind.UNREAD_PART, words=f"{name} {_all_words(element)}")
        return ""

    def _run(self, run: Element) -> str:
        properties = child(run, "rPr")
        font = font_of(properties) or self._styles.font_of_style(attribute(child(properties, "rStyle"), "val")) or ""
        words = "".join(self._in_run(element, font_of(properties) or self._font or font) for element in run)
        if is_on(child(properties, "vanish")):
            self._mark(MarkKind.HIDDEN, words)
            return ""
        return words.upper() if is_on(child(properties, "caps")) else words

    def _in_run(self, element: Element, font: str) -> str:
        name = local(element)
        if name == "t":
            return self._letters(element.text or "", font)
        if name in _SPACES:
            return _SPACES[name]
        if name == "sym":
            return self._symbol(element)
        if name in _NOTES:
            return self._note(element)
        return self._inside(element)

    def _letters(self, text: str, font: str) -> str:
        new = converted_by_font(text, font)
        encoding = encoding_of_font(font)
        if new != text and encoding is not None:
            self._marks.add(MarkKind.OLD_LETTERS, words=encoding.value)
        return new

    def _symbol(self, element: Element) -> str:
        """Mark a sign of a font of pictures: which one it is only the font knows."""
        self._marks.add(MarkKind.UNREAD_PART, words=f"{attribute(element, 'font')} {attribute(element, 'char')}")
        return "□"

    def _object(self, element: Element) -> str:
        boxes = [inner for inner in element.iter() if local(inner) == "txbxContent"]
        for box in boxes[:1] if _are_twins(boxes) else boxes:
            self._box(box)
        if any(local(inner) in {"blip", "imagedata"} for inner in element.iter()):
            about = next((attribute(inner, "descr") for inner in element.iter() if attribute(inner, "descr")), "")
            self._marks.add(MarkKind.PICTURE, words=about)
        return ""

    def _mark(self, kind: MarkKind, words: str) -> None:
        if words.strip():
            self._marks.add(kind, words=words)


def _are_twins(boxes: list[Element]) -> bool:
    """Say whether boxes hold the same: one for newer readers, one for older ones."""
    return len(boxes) > 1 and len({_all_words(box) for box in boxes}) == 1


def _all_words(element: Element) -> str:
    return "".join(inner.text or "" for inner in element.iter() if local(inner) in {"t", "delText"})

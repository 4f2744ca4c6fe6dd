"""The text of a plain text file, in whatever encoding it was written. Pure."""

import codecs
import unicodedata

from core.files.found import FileKind, FileText, MarkKind, Marks, Refusal, Refused
from core.files.old_letters import converted, encoding_surely, vietnamese_share

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def plain_file_text(data: bytes) -> FileText:
    """Return the text of ``data``; a paragraph is a line. ``Refused`` where no encoding that we know gives words."""
    marks = Marks()
    text = unicodedata.normalize("NFC", _decoded(data, marks)).replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\f", "\n").replace("\0", "")
    encoding = encoding_surely(text)
    if encoding is not None:
        text = converted(text, encoding)
        marks.add(MarkKind.OLD_LETTERS, words=encoding.value)
    lines = (line.rstrip() for line in text.split("\n"))
    return FileText(kind=FileKind.TXT, pages=("\n".join(line for line in lines if line),), marks=marks.all())


def _decoded(data: bytes, marks: Marks) -> str:
    for beginning, name in _MARKED:
        if data.startswith(beginning):
            try:
                return data.decode(name)
            except UnicodeDecodeError as error:
                raise Refused(Refusal.NOT_READABLE, name) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded_from_windows(data, marks)


def _decoded_from_windows(data: bytes, marks: Marks) -> str:
    """Try what Windows wrote in Viet Nam: its own Vietnamese page, or the bytes of an old font."""
    vietnamese = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    bytes_of_font = data.decode("cp1252", errors="replace")
    if encoding_surely(bytes_of_font) is not None:
        return bytes_of_font
    if vietnamese_share(vietnamese) >= vietnamese_share(bytes_of_font) and vietnamese_share(vietnamese) > 0:
        marks.add(MarkKind.OLD_LETTERS, words="Windows-1258")
        return vietnamese
    raise Refused(Refusal.NOT_READABLE, "encoding")

"""What kind a file is, told by its content: names lie. Pure."""

import zipfile
import zlib
from typing import BinaryIO

from core.files.found import FileKind, Refusal, Refused

HEAD = 1024
"""Bytes in which a PDF must begin; some begin with a line of a mail program."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What Word wrote before 2007, and today only around a document with a password."""
ODT_TYPE = b"application/vnd.oasis.opendocument.text"
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))


def kind_of(file: BinaryIO) -> FileKind:
    """Return the kind of ``file``, read from its beginning. ``Refused`` for all that is not read here."""
    file.seek(0)
    head = file.read(HEAD)
    if b"%PDF-" in head:
        return FileKind.PDF
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_archive(file)
    if head.startswith(OLE):
        raise Refused(_refusal_of_ole(file), "doc")
    if head.startswith((b"{\\rtf", b"<!DOCTYPE", b"<html", b"<?xml")):
        raise Refused(Refusal.WRONG_TYPE)
    if not head:
        raise Refused(Refusal.NOT_READABLE, "empty")
    if _is_text(head):
        return FileKind.TXT
    raise Refused(Refusal.WRONG_TYPE)


def _kind_of_archive(file: BinaryIO) -> FileKind:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            is_odt = "content.xml" in names and _says(archive, "mimetype").startswith(ODT_TYPE)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, OSError) as error:
        raise Refused(Refusal.NOT_READABLE, "archive") from error
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return FileKind.DOCX
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        return FileKind.XLSX
    if is_odt:
        return FileKind.ODT
    raise Refused(Refusal.WRONG_TYPE)


def _says(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the beginning of a part; nothing where it is not there."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as part:
        return part.read(len(ODT_TYPE))


def _refusal_of_ole(file: BinaryIO) -> Refusal:
    file.seek(0)
    is_protected = "EncryptedPackage".encode("utf-16-le") in file.read(1 << 20)
    return Refusal.ENCRYPTED if is_protected else Refusal.WRONG_TYPE


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte in _CONTROLS for byte in head)

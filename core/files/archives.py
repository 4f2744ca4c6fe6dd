"""Archives of office programs, opened within limits. Runs in the child only."""

import zipfile
import zlib
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from core.files.found import Refusal, Refused
from core.files.limits import LARGEST_UNPACKED, MOST_PARTS


def opened(file: BinaryIO) -> zipfile.ZipFile:
    """Return the archive. Raises ``Refused`` for what is damaged or would unpack to more than is read."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise Refused(Refusal.NOT_READABLE, "archive") from error
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Refused(Refusal.TOO_LARGE, "archive")
    return archive


def tree_of(archive: zipfile.ZipFile, name: str) -> Element | None:
    """Return a part as a tree, or none where there is no such part; one that declares types or entities is refused."""
    if name not in archive.namelist():
        return None
    try:
        data = archive.read(name)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError) as error:
        is_locked = isinstance(error, RuntimeError) and "password" in str(error)
        raise Refused(Refusal.ENCRYPTED if is_locked else Refusal.NOT_READABLE, name) from error
    try:
        found: Element = fromstring(data, forbid_dtd=True)
    except (DefusedXmlException, ParseError, ValueError) as error:
        raise Refused(Refusal.NOT_READABLE, "xml") from error
    return found

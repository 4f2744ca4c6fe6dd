"""Why the words of a file are not searched, in words for its editor."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.files.reading import Encrypted, FileRefused, NoTextLayer, TooLarge, WrongType


class Reason(models.TextChoices):
    """The value is kept with the file's reading."""

    NOT_READABLE = (
        "not_readable",
        _("It is damaged or incomplete, or reading it takes too long: open it, save it anew, and replace the file."),
    )
    TOO_LARGE = "too_large", _("It is too large: at most 20 MB and 2,000 pages are read. Split it.")
    ENCRYPTED = "encrypted", _("It is protected by a password.")
    WRONG_TYPE = "wrong_type", _("Only PDF, DOCX, XLSX, ODT and plain text (TXT) are read.")
    NO_TEXT = "no_text", _("It shows pictures of pages and holds no text: readers can neither search nor copy it.")
    MISSING = "missing", _("The file itself is missing on the server: upload it again.")


_REASONS: dict[type[FileRefused], Reason] = {
    TooLarge: Reason.TOO_LARGE,
    Encrypted: Reason.ENCRYPTED,
    WrongType: Reason.WRONG_TYPE,
    NoTextLayer: Reason.NO_TEXT,
}


def reason_of(refused: FileRefused) -> Reason:
    """Return why a file was refused."""
    return _REASONS.get(type(refused), Reason.NOT_READABLE)

"""What was read in files, for whoever tells it on: of public files only."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from core.attachments.public import public_files
from core.models import FileReading


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptWords:
    """The words of one file."""

    title: str
    pages: tuple[str, ...]
    """One text for each page of a PDF; one text for other kinds."""


def kept_words(pks: Collection[int]) -> Mapping[int, KeptWords]:
    """Return what was read in these files, by their primary keys, in two statements; of private ones nothing."""
    if not pks:
        return {}
    files = {file.pk: file for file in public_files().filter(pk__in=pks).exclude(file_hash="")}
    digests = {file.file_hash for file in files.values()}
    readings = FileReading.objects.filter(digest__in=digests, state=FileReading.State.READ)
    pages = dict(readings.values_list("digest", "pages"))
    return {
        pk: KeptWords(title=file.title, pages=tuple(pages[file.file_hash]))
        for pk, file in files.items()
        if file.file_hash in pages
    }

"""Writing procedures in several steps: records of the national database become pages."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from core.imports import Listeners, Outcome, Rejection
from core.page_imports import Found, PageImport
from directory.actions import agencies_named, fields_named
from search.registry import announce_written
from services.filling import Known, agency_names, digest_of, fill, identity_of
from services.models import ProcedureIndexPage, ProcedurePage
from services.reading.values import ProcedureRecord


class ProcedureImport(PageImport[ProcedureRecord]):
    """How a record becomes a procedure; what editors add beside it (summary, picture, agency) stays."""

    model = ProcedurePage

    def __init__(self, index: ProcedureIndexPage, *, checked_on: date | None) -> None:
        super().__init__(index)
        self._checked_on = checked_on
        self._known = Known(agencies={}, fields={})

    def identity_of(self, record: ProcedureRecord) -> str:
        """Return the national code."""
        return identity_of(record)

    def digest_of(self, record: ProcedureRecord) -> str:
        """Return the fingerprint of all that the record says."""
        return digest_of(record)

    def prepare(self, records: Sequence[ProcedureRecord]) -> None:
        """Read or make the agencies and fields that ``records`` name, each findable by itself."""
        if records:
            self._known = Known(
                agencies=agencies_named(name for record in records for name in agency_names(record)),
                fields=fields_named(record.field for record in records),
            )

    def fill(self, page: ProcedurePage, record: ProcedureRecord) -> None:
        """Set what the source says and nothing else, and when it said so where that is known."""
        fill(page, record, self._known)
        page.source_checked_on = self._checked_on or page.source_checked_on

    def written(self, page_ids: Sequence[int]) -> None:
        """Let search know."""
        announce_written(page_ids)


def import_procedures(
    index: ProcedureIndexPage,
    records: Iterable[Found[ProcedureRecord] | Rejection],
    *,
    checked_on: date | None = None,
    listeners: Listeners | None = None,
) -> Counter[Outcome]:
    """Make or update a page below ``index`` for each record, and return the counts, whose sum is what was read.

    ``checked_on`` is the day on which the source said all this, where it is known. What happens to procedures that are
    known already is told by ``core.page_imports.PageImport``.
    """
    return ProcedureImport(index, checked_on=checked_on).run(records, listeners)

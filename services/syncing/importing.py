"""Records become pages: new ones are made, changed ones are merged with what editors did, and each is kept track of."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.importing.pages import PageImport
from search.registry import announce_written
from services.models import ProcedureIndexPage, ProcedurePage, SourceState, SyncRun
from services.reading.values import ProcedureRecord
from services.syncing.filling import Known, digest_of, fill, identity_of, known_of
from services.syncing.keeping import Batch, keep
from services.syncing.parts import marks_of, values_of
from services.syncing.planning import plan_of


class ProcedureImport(PageImport[ProcedureRecord]):
    """How a record becomes a procedure, and how a change of the source meets what editors did.

    Everything that a batch did is written with it: pages, marks, changes and conflicts.
    """

    model = ProcedurePage

    def __init__(self, index: ProcedureIndexPage, *, run: SyncRun) -> None:
        super().__init__(index)
        self._sync = run
        self._known = Known(agencies={}, fields={})
        self._batch = Batch()
        self._digests: dict[str, tuple[ProcedureRecord, str]] = {}

    def identity_of(self, record: ProcedureRecord) -> str:
        """Return the national code."""
        return identity_of(record)

    def digest_of(self, record: ProcedureRecord) -> str:
        """Return the fingerprint of all that the record says; asked for several times, reckoned once a batch."""
        known, digest = self._digests.get(record.code, (None, ""))
        if known is not record:
            digest = digest_of(record)
            self._digests[record.code] = (record, digest)
        return digest

    def prepare(self, records: Sequence[ProcedureRecord]) -> None:
        """Read or make the agencies and fields that ``records`` name, each findable by itself."""
        if records:
            self._known = known_of(records)

    def known_pages(self, records: Sequence[ProcedureRecord]) -> Mapping[str, Any]:
        """Return the pages of a batch, and decide what becomes of each that may not say what its record does."""
        pages = super().known_pages(records)
        found = {page.pk: page for page in pages.values()}
        self._batch = Batch(states=SourceState.objects.in_bulk(found), seen=list(found))
        pairs = [(pages[identity], record) for record in records if (identity := self.identity_of(record)) in pages]
        unmarked = [record for page, record in pairs if page.pk not in self._batch.states]
        self._known = known_of(records) if unmarked else self._known  # pages of the time before there were marks
        for page, record in pairs:
            state = self._batch.states.get(page.pk)
            is_known = super().is_unchanged(page, record)
            if state is None or not is_known:
                self._batch.plans[page.pk] = plan_of(page, self._filled(record), state, is_known=is_known)
                self._batch.digests[page.pk] = self.digest_of(record)
        return pages

    def _filled(self, record: ProcedureRecord) -> ProcedurePage:
        page = ProcedurePage()
        fill(page, record, self._known)
        return page

    def is_unchanged(self, page: Any, record: ProcedureRecord) -> bool:
        """Say whether the page stays as it is: there is nothing new, or nothing that may be taken."""
        plan = self._batch.plans.get(page.pk)
        return plan is None or not plan.writes

    def fill(self, page: ProcedurePage, record: ProcedureRecord) -> None:
        """Set on a new page what the source says and nothing else, and when it said so where that is known."""
        fill(page, record, self._known)
        page.source_checked_on = self._sync.checked_on

    def sign(self, page: Any, record: ProcedureRecord) -> None:
        """Set on a new page by what it is known again, and remember its marks until it has a key."""
        super().sign(page, record)
        self._batch.made.append((page, marks_of(values_of(page))))

    def update(self, changed: Sequence[tuple[Any, ProcedureRecord]]) -> None:
        """Publish what is taken, and keep what was decided of the whole batch."""
        keep(self._batch, self._sync)
        self._digests.clear()

    def written(self, page_ids: Sequence[int]) -> None:
        """Let search know."""
        announce_written(page_ids)

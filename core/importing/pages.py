"""Makes pages of records: each new one in bulk, each changed one anew, each unchanged one not at all.

What a record is, what it is called by and how a page is filled from it, an app says in a subclass of ``PageImport``.
"""

import gc
import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.importing.at_hand import at_hand
from core.importing.bulk import BATCH, add_published_pages
from core.importing.outcomes import Listeners, Outcome, Place, Rejection

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[Record]):
    """A record and where it was read."""

    place: Place
    record: Record


class EditedSinceError(Exception):
    """An editor has worked on the page: the source must not overwrite that."""


class PageImport(Generic[Record]):
    """One run over a source, below one index page.

    A record is known again by its identity, so a second run changes nothing; one whose source changed is published
    anew, unless an editor has worked on its page: then it is rejected. A page that an editor took offline stays so.
    Each batch is written whole or not at all; a record that the database refuses is rejected alone.
    """

    model: ClassVar[Any]
    """The type of its pages, with ``imported_from`` and ``import_digest``."""

    def __init__(self, index: Page) -> None:
        self.index = index

    def identity_of(self, record: Record) -> str:
        """Return what the record is known by; it stands in ``imported_from``."""
        raise NotImplementedError

    def digest_of(self, record: Record) -> str:
        """Return the fingerprint of all that the source says."""
        raise NotImplementedError

    def prepare(self, records: Sequence[Record]) -> None:
        """Read or make what new and changed ``records`` name, before their pages are written."""

    def new_page(self, record: Record) -> Any:
        """Return a page that is not yet written and holds nothing of the record but what never changes."""
        return self.model()

    def fill(self, page: Any, record: Record) -> None:
        """Set on ``page`` what the record says; what editors add beside it stays."""
        raise NotImplementedError

    def sign(self, page: Any, record: Record) -> None:
        """Set on ``page`` by what the record is known again, and that it says all of it now."""
        page.imported_from = self.identity_of(record)
        page.import_digest = self.digest_of(record)

    def written(self, page_ids: Sequence[int]) -> None:
        """Hear of the pages that were made, in the transaction that made them, past every signal."""
        raise NotImplementedError

    def update(self, changed: Sequence[tuple[Any, Record]]) -> None:
        """Publish what changed in the source, or raise ``EditedSinceError``; in the transaction of the batch."""
        for page, record in changed:
            self._update(page, record)

    def known_pages(self, records: Sequence[Record]) -> Mapping[str, Any]:
        """Return the page of each record that has one, by identity; of copies that an editor made, the original.

        An import that knows records again by more than their identity says so here.
        """
        pages = self.model.objects.filter(imported_from__in=[self.identity_of(one) for one in records])
        return {page.imported_from: page for page in pages.order_by("-pk")}

    def is_unchanged(self, page: Any, record: Record) -> bool:
        """Say whether ``page`` says all that ``record`` does."""
        return page.imported_from == self.identity_of(record) and page.import_digest == self.digest_of(record)

    def is_edited(self, page: Any) -> bool:
        """Say whether an editor has worked on what the source would overwrite."""
        return page.locked or bool(page.latest_revision and page.latest_revision.user_id)

    def size_of(self, record: Record) -> int:
        """Return how many lines of the source the record stands for: they are what is counted."""
        return 1

    def rejections_of(self, found: Found[Record], reason: str) -> list[Rejection]:
        """Return a rejection for each line of the source that ``found`` stands for."""
        return [Rejection(place=found.place, reason=reason)]

    def run(self, items: Iterable[Found[Record] | Rejection], listeners: Listeners | None = None) -> Counter[Outcome]:
        """Take ``items`` over and return the counts, whose sum is what was read."""
        gc.freeze()  # what runs already is not looked through again and again while millions of values come and go
        try:
            return self._run(items, listeners or Listeners())
        finally:
            gc.unfreeze()

    def _run(self, items: Iterable[Found[Record] | Rejection], listeners: Listeners) -> Counter[Outcome]:
        counts: Counter[Outcome] = Counter()
        seen: dict[str, Place] = {}
        source = iter(items)
        while batch := list(itertools.islice(source, BATCH)):
            rejections = [item for item in batch if isinstance(item, Rejection)]
            taken: list[Found[Record]] = []
            for found in (item for item in batch if isinstance(item, Found)):
                first = seen.setdefault(self.identity_of(found.record), found.place)
                if first is found.place:
                    taken.append(found)
                else:
                    rejections.extend(self.rejections_of(found, repeated(first)))
            self._write(taken, counts, rejections)
            for rejection in rejections:
                listeners.rejected(rejection)
            counts[Outcome.REJECTED] += len(rejections)
            listeners.written(counts)
        return counts

    def _write(self, batch: Sequence[Found[Record]], counts: Counter[Outcome], rejections: list[Rejection]) -> None:
        """Write ``batch`` at once; where that is refused, one by one, so that only the culprit stays out."""
        if not batch:
            return
        try:
            counts.update(self._write_batch([found.record for found in batch]))
        except (DataError, IntegrityError, ValidationError, EditedSinceError) as error:
            if len(batch) == 1:
                rejections.extend(self.rejections_of(batch[0], _reason(error)))
                return
            for found in batch:
                self._write([found], counts, rejections)

    def _write_batch(self, records: Sequence[Record]) -> Counter[Outcome]:
        said = {self.identity_of(record): self.digest_of(record) for record in records}
        stored = self._stored_digests(said)
        self.prepare([one for one in records if stored.get(self.identity_of(one)) != said[self.identity_of(one)]])
        with transaction.atomic():
            parent = Page.objects.select_for_update().get(pk=self.index.pk)  # a second import waits here for our pages
            known = self.known_pages(records)
            new = [record for record in records if self.identity_of(record) not in known]
            changed = [
                record
                for record in records
                if (page := known.get(self.identity_of(record))) and not self.is_unchanged(page, record)
            ]
            pages = [self._page_of(record) for record in new]
            page_ids = add_published_pages(parent, pages, keeps_children=True)
            self.update([(known[self.identity_of(record)], record) for record in changed])
            if page_ids:
                with at_hand(pages):
                    self.written(page_ids)
        created, updated, read = (sum(map(self.size_of, some)) for some in (new, changed, records))
        unchanged = read - created - updated
        return Counter({Outcome.CREATED: created, Outcome.UPDATED: updated, Outcome.UNCHANGED: unchanged})

    def _stored_digests(self, identities: Iterable[str]) -> dict[str, str]:
        pages = self.model.objects.filter(imported_from__in=list(identities)).order_by("-pk")
        return dict(pages.values_list("imported_from", "import_digest"))

    def _page_of(self, record: Record) -> Any:
        page = self.new_page(record)
        self._fill(page, record)
        return page

    def _fill(self, page: Any, record: Record) -> None:
        self.fill(page, record)
        self.sign(page, record)

    def refill(self, page: Any, record: Record) -> None:
        """Fill a page that is there already anew, or raise ``EditedSinceError``."""
        if self.is_edited(page):
            raise EditedSinceError(page.get_url() or page.title)
        self._fill(page, record)

    def _update(self, page: Any, record: Record) -> None:
        self.refill(page, record)
        revision = page.save_revision()
        if page.live:
            revision.publish()


def repeated(first: Place) -> str:
    """Return why a record is rejected that stood at ``first`` already."""
    return _("The same stands before it: %(file)s, line %(line)d.") % {"file": first.file, "line": first.line}


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, EditedSinceError):
        return _("The source has changed, but so has the page in the editor: compare the two by hand. %(address)s") % {
            "address": error
        }
    return _("The database refused it: %(error)s") % {"error": error}

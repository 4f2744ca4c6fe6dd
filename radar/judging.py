"""Which of the documents that are cited do not hold any more, and which of their provisions.

The rule of effect is ``legal``'s; here it is asked only of documents that something was ever done to, many at once.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from legal.effect import deciding_link, effects_on, finding_of
from legal.evidence.links import Link
from legal.models import DocumentRelation, LegalDocumentPage
from legal.provisions import NotAProvisionAddressError, ProvisionAddress, address_at
from legal.relation_types import EFFECTS, Direction
from legal.validity import Finding, Validity
from radar.concerns import Concern, concern_of

AT_ONCE = 400
"""Documents of one call: fewer than the oldest SQLite takes parameters."""
READ = ("title", "number", "number_key", "issued_on", "effective_from", "ended_on", "extent", "locale_id", "live")
"""Of a document that is judged: never its text, which may have a million characters."""

Cited = tuple[int, str]
"""A document and the anchor of a provision, empty for the whole of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is wrong with a citation of one document or provision."""

    concern: Concern
    since: date | None = None
    is_of_provision: bool = False
    relation_type: str = ""
    acting_id: int | None = None
    acting_number: str = ""
    acting_clause: str = ""


class Judge:
    """Judges documents as of one day; remembers of each only whether it has ended."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._ended: dict[int, bool] = {}

    def verdicts(self, cited: Mapping[int, Collection[str]]) -> dict[Cited, Verdict]:
        """Return what is wrong with the ``cited`` provisions (anchors; "" for the whole) of each document.

        A document that the public does not see is not judged, and what others say counts only where the public sees
        them. Three statements, whatever the number of documents, of which one call takes at most ``AT_ONCE``.
        """
        found: dict[Cited, Verdict] = {}
        pages = list(acted_on_among(cited))
        effects = effects_on(pages)
        for page in pages:
            whole = finding_of(page, effects[page.pk], day=self.day)
            self._ended[page.pk] = whole.validity == Validity.ENDED
            for anchor in cited[page.pk]:
                if verdict := self._verdict(page, effects[page.pk], whole, anchor):
                    found[page.pk, anchor] = verdict
        return found

    def ended_among(self, documents: Iterable[int]) -> set[int]:
        """Return which of these documents have ended themselves: what they cite alarms nobody."""
        wanted = set(documents)
        unknown = sorted(wanted - self._ended.keys())
        self._ended.update(dict.fromkeys(unknown, False))
        for start in range(0, len(unknown), AT_ONCE):
            self.verdicts(dict.fromkeys(unknown[start : start + AT_ONCE], ()))
        return {document for document in wanted if self._ended[document]}

    def _verdict(self, page: Any, links: Iterable[Link], whole: Finding, anchor: str) -> Verdict | None:
        provision = _provision(anchor)
        finding = finding_of(page, links, day=self.day, provision=provision) if provision.steps else whole
        concern = concern_of(finding, of_provision=bool(provision.steps))
        if concern is None:
            return None
        by = deciding_link(finding, links)
        return Verdict(
            concern=concern,
            since=finding.since,
            is_of_provision=bool(provision.steps) and finding.validity != whole.validity,
            relation_type=by.relation_type if by else "",
            acting_id=by.other.pk if by and by.other is not None else None,
            acting_number=by.number if by else "",
            acting_clause=by.subject_clause if by else "",
        )


def acted_on_among(documents: Collection[int]) -> Any:
    """Return those that the public sees and that have an end of their own or a relation that touches their validity."""
    relations = DocumentRelation.objects.filter(relation_type__in=list(EFFECTS))
    acting = relations.filter(direction=Direction.ACTIVE)
    by_number = acting.filter(target__isnull=True).exclude(target_number_key="")
    has_been_acted_on = (
        Q(ended_on__isnull=False)
        | Exists(acting.filter(target=OuterRef("pk")))
        | Exists(by_number.filter(target_number_key=OuterRef("number_key")))
        | Exists(relations.filter(direction=Direction.PASSIVE, page=OuterRef("pk")))
    )
    shown = LegalDocumentPage.objects.showing().public().filter(pk__in=documents)
    return shown.filter(has_been_acted_on).only(*READ)


def _provision(anchor: str) -> ProvisionAddress:
    """Return the address of an anchor; one that is none, such as that of a second Điều 5, means the whole document."""
    try:
        return address_at(anchor)
    except NotAProvisionAddressError:
        return ProvisionAddress()

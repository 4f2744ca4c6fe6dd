"""The status of a document or a provision on a day, with all that speaks for it: for ``manage.py legal_status``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

from django.db.models import Q
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from core.addresses import absolute, page_address
from core.document_numbers import normalise
from core.vietnamese import fold
from legal.effect import deciding_link, doubting_link, finding_of, links_of
from legal.evidence.links import Link
from legal.models import LegalDocumentPage
from legal.provisions import ProvisionAddress
from legal.relation_types import BY_WORDS
from legal.status import LABELS, status_of
from legal.structure import structured
from legal.validity import Finding, Reason, Validity, evidence_about

LANGUAGE = "vi"
"""Of the documents: a translation repeats its original."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is known of one document on one day."""

    page: LegalDocumentPage
    day: date
    provision: ProvisionAddress
    finding: Finding
    deciding: Link | None
    links: Sequence[Link]
    """Everything that speaks about the question, the deciding first."""

    @property
    def words(self) -> str:
        """Return the status in words, with its first day."""
        return self._status.words

    @property
    def reason_words(self) -> str:
        """Return why, as a sentence without markup."""
        return plain(self._status.sentence)

    @property
    def _status(self) -> Any:
        beside = doubting_link(self.finding, self.links)
        return status_of(self.finding, self.deciding, beside=beside, url_of=address_of)

    @property
    def issuers(self) -> list[str]:
        """Return the names of who issued it, in the order of its heading."""
        return [row.agency.name for row in self.page.issuers.all()]

    def as_json(self) -> dict[str, Any]:
        """Return the keys that ``legal.management.commands.legal_status`` promises."""
        finding = self.finding
        return {
            "number": self.page.number,
            "title": self.page.title,
            "issuers": self.issuers,
            "issued_on": _iso(self.page.issued_on),
            "effective_from": _iso(self.page.effective_from),
            "extent": self.page.extent or None,
            "on": self.day.isoformat(),
            "provision": self.provision.words or None,
            "status": finding.validity.address_word,
            "status_label": str(LABELS[finding.validity]),
            "reason": finding.reason.value,
            "reason_words": self.reason_words,
            "since": _iso(finding.since),
            "next_change": _iso(finding.next_change),
            "evidence": [_evidence(link, decides=link is self.deciding) for link in self.links],
            "url": address_of(self.page),
        }


def answers(number: str, *, day: date, provision: ProvisionAddress) -> list[Answer]:
    """Return what is known of each document of a number, or of a law's name with its year, that the public may see."""
    return [_answer(page, day, provision) for page in _documents(number)]


def address_of(page: Any) -> str:
    """Return the whole address of a page."""
    return absolute(page_address(page))


def plain(markup: str) -> str:
    """Return the words of a sentence without its links."""
    return unescape(strip_tags(markup))


def evidence_line(link: Link) -> str:
    """Return who did what to what, as one line of words."""
    acting = " ".join(filter(None, (link.subject_clause, link.number or _("a document without a number"))))
    return " ".join(filter(None, (link.target_clause, str(BY_WORDS[link.relation_type]), acting)))


def _documents(number: str) -> Iterator[LegalDocumentPage]:
    shown = LegalDocumentPage.objects.showing().public().filter(locale__language_code=LANGUAGE, alias_of__isnull=True)
    key = normalise(number)
    named = Q(number_key=key)
    name = " ".join(fold(number).replace(" nam ", " ").split())
    if name:
        named |= Q(name_key=name)
    documents = shown.filter(named).exclude(number_key="").defer("text", "body")
    yield from documents.order_by("issued_on", "pk").prefetch_related("issuers__agency", "relations")


def _answer(page: LegalDocumentPage, day: date, provision: ProvisionAddress) -> Answer:
    links = links_of(page)
    finding = finding_of(page, links, day=day, provision=provision)
    if provision.steps and not _has(page, provision):
        finding = Finding(validity=Validity.UNKNOWN, reason=Reason.NO_SUCH_PROVISION)
    deciding = deciding_link(finding, links)
    by_evidence = {link.evidence: link for link in links if link.evidence is not None}
    about = evidence_about(provision, issued_on=page.issued_on, evidence=list(filter(None, by_evidence)))
    speaking = sorted((by_evidence[item] for item in about), key=lambda link: link is not deciding)
    return Answer(page=page, day=day, provision=provision, finding=finding, deciding=deciding, links=speaking)


def _has(page: LegalDocumentPage, provision: ProvisionAddress) -> bool:
    """Say whether the text has the provision, in itself or in what it encloses; without a text nobody knows better."""
    if not page.text:
        return True
    ending = f".{provision.anchor}"
    return any(f".{piece.anchor}".endswith(ending) for piece in structured(page.text).pieces if piece.anchor)


def _evidence(link: Link, *, decides: bool) -> dict[str, Any]:
    return {
        "number": link.number or None,
        "relation": link.relation_type,
        "relation_words": str(BY_WORDS[link.relation_type]),
        "acting_provision": link.subject_clause or None,
        "provision": link.target_clause or None,
        "from": _iso(link.from_day),
        "until": _iso(link.applies_until),
        "quote": link.quote or None,
        "source": link.source or None,
        "is_confirmed": link.is_confirmed,
        "confirmed_on": _iso(link.confirmed_on),
        "decides": decides,
        "url": address_of(link.other) if link.other is not None else None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""Which page is the document that another source speaks of: a number alone does not tell, two may bear it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.vietnamese import fold
from directory.naming import name_key
from legal.models import DocumentIssuer, LegalDocumentPage, LegalIndexPage
from legal.models.number_key import number_key
from legal.sources.codified import year_of
from legal.sources.records import DocumentRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """By what documents are told apart, all in the form for comparing."""

    number_key: str
    type_name: str
    issued_on: date | None
    issuers: frozenset[str]

    @classmethod
    def of(cls, record: DocumentRecord) -> "Facts":
        """Return what a record says."""
        return cls(
            number_key=number_key(record.number),
            type_name=fold(record.type_name),
            issued_on=record.issued_on,
            issuers=frozenset(map(name_key, record.issuers)),
        )


def is_same(one: Facts, other: Facts) -> bool:
    """Say whether both are one document.

    Of one number, a common day of issue decides (a code is a law in the gazette); where a day is missing, the type
    does. Where days differ, one is a misprint if the number bears a year and type, issuer and that year are the same:
    nobody gives a number twice in one year.
    """
    if one.number_key != other.number_key:
        return False
    if one.issued_on and one.issued_on == other.issued_on:
        return True
    if one.type_name != other.type_name:
        return False
    has_year = year_of(one.number_key) is not None
    if one.issued_on is None or other.issued_on is None:
        return has_year or bool(one.issuers & other.issuers)
    return has_year and one.issued_on.year == other.issued_on.year and bool(one.issuers & other.issuers)


def pages_meant(
    index: LegalIndexPage, records: Sequence[DocumentRecord], *, imported_from: str, but_not: bool = False
) -> Mapping[str, int]:
    """Return the page of each record's document below ``index``, by the record's identity, where there is one.

    Only pages are looked at whose ``imported_from`` begins with the word, or, with ``but_not``, those where it does
    not. No page is returned for two records.
    """
    wanted = {record.identity: Facts.of(record) for record in records}
    held = _held(index, {facts.number_key for facts in wanted.values()}, imported_from, but_not)
    found: dict[str, int] = {}
    for identity, facts in wanted.items():
        pages = [pk for pk, known in held.get(facts.number_key, ()) if is_same(facts, known)]
        by_day = [pk for pk, known in held.get(facts.number_key, ()) if known.issued_on == facts.issued_on]
        free = [pk for pk in _preferred(pages, by_day) if pk not in found.values()]
        if free:
            found[identity] = free[0]
    return found


def _preferred(pages: Sequence[int], by_day: Collection[int]) -> list[int]:
    return sorted(pages, key=lambda pk: (pk not in by_day, pk))


def _held(
    index: LegalIndexPage, keys: Collection[str], imported_from: str, but_not: bool
) -> Mapping[str, list[tuple[int, Facts]]]:
    pages = LegalDocumentPage.objects.child_of(index).filter(number_key__in=keys, alias_of__isnull=True).order_by("pk")
    named = {"imported_from__startswith": imported_from}
    pages = pages.exclude(**named) if but_not else pages.filter(**named)
    rows = list(pages.values_list("pk", "number_key", "document_type__name", "issued_on"))
    issuers = _issuers(pk for pk, *_facts in rows)
    held: dict[str, list[tuple[int, Facts]]] = defaultdict(list)
    for pk, key, type_name, issued_on in rows:
        facts = Facts(
            number_key=key, type_name=fold(type_name or ""), issued_on=issued_on, issuers=frozenset(issuers[pk])
        )
        held[key].append((pk, facts))
    return held


def _issuers(pages: Iterable[int]) -> Mapping[int, set[str]]:
    names: dict[int, set[str]] = defaultdict(set)
    rows = DocumentIssuer.objects.filter(page__in=list(pages)).values_list("page_id", "agency__name")
    for pk, name in rows:
        names[pk].add(name_key(name))
    return names

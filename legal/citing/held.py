"""Which documents this portal holds under the keys of citations, and which of them a citation means."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from legal.citing.endings import may_have_ended
from legal.citing.meant import Held, Reference, is_name, is_undated_name, meant
from legal.effect import effects_on, finding_of
from legal.evidence.acts import Effect
from legal.evidence.links import Link
from legal.validity import Finding, Validity

READ = (
    "title",
    "url_path",
    "locale_id",
    "document_type__name",
    "translation_key",
    "number",
    "number_key",
    "name_key",
    "issued_on",
    "effective_from",
    "ended_on",
    "extent",
    "live",
)
"""Of a document that is cited: never its text, which may have a million characters."""
AT_ONCE = 400
"""Keys of one statement: fewer than the oldest SQLite takes parameters."""
FEW_NAMES = 20
"""Names without a year that are asked for one by one; of more, all laws are read."""


class HeldDocuments:
    """The documents of some keys, read once each; ``documents`` says which of them count: public ones, or all live.

    Reads one statement for a few hundred keys, and two more where it must be known which of several laws of one name
    was in force.
    """

    def __init__(self, documents: QuerySet) -> None:
        self._documents = documents.filter(alias_of__isnull=True).order_by()
        self._by_key: dict[str, list[Held]] = {}
        self._effects: dict[int, tuple[Link, ...]] = {}

    def read(self, keys: Iterable[str]) -> None:
        """Read what is held under ``keys``, as far as it was not read before."""
        wanted = sorted({*keys} - self._by_key.keys() - {""})
        for start in range(0, len(wanted), AT_ONCE):
            self._read(wanted[start : start + AT_ONCE])

    def meant(self, reference: Reference) -> Any:
        """Return the document that ``reference``, whose key was read, means; none where that is not certain."""
        held = self._by_key.get(reference.key, ())
        if not held:
            return None
        found = meant(reference, held, in_force=self._is_in_force)
        return found.document if found is not None else None

    def effects_on(self, documents: Collection[Any]) -> Mapping[int, tuple[Link, ...]]:
        """Return what may have ended each of ``documents``, as far as anything may; two statements at most."""
        suspects = [one for one in documents if one.may_have_ended and one.pk not in self._effects]
        self._effects |= effects_on(suspects)
        return {one.pk: self._effects.get(one.pk, ()) for one in documents if one.may_have_ended}

    def of(self, keys: Iterable[str]) -> Mapping[str, list[Held]]:
        """Return what is held under each of ``keys`` that were read."""
        return {key: self._by_key.get(key, []) for key in keys}

    def _read(self, keys: Collection[str]) -> None:
        found: dict[str, list[Held]] = {key: [] for key in keys}
        names = {key for key in keys if is_name(key)}
        undated = {key for key in names if is_undated_name(key)}
        asked = Q(number_key__in=[key for key in keys if not is_name(key)]) | Q(name_key__in=names - undated)
        asked |= _called(undated)
        documents = self._documents.annotate(may_have_ended=may_have_ended(self._documents.model))
        for document in documents.filter(asked).select_related("document_type").only(*READ):
            held = _held(document)
            for key in {document.number_key, document.name_key, _name_of(document)}:
                if key in found:
                    found[key].append(held)
        self._add_issuers([held for held in found.values() if len({one.work for one in held}) > 1])
        self._by_key |= found

    def _add_issuers(self, doubtful: Collection[list[Held]]) -> None:
        """Read who issued documents that share a number; few do."""
        pks = [one.pk for held in doubtful for one in held]
        if not pks:
            return
        issuers: dict[int, set[int]] = defaultdict(set)
        rows = self._documents.model._meta.get_field("issuers").related_model._base_manager
        for page_id, agency_id in rows.filter(page_id__in=pks).values_list("page_id", "agency_id"):
            issuers[page_id].add(agency_id)
        for held in doubtful:
            held[:] = [_held(one.document, frozenset(issuers[one.pk])) for one in held]

    def _is_in_force(self, held: Held, day: date | None) -> bool:
        """Say whether a law applied on ``day``: its dates are known, and nobody has said that it had ended."""
        if held.pk not in self._effects:
            alike = [one.document for one in self._by_key[_name_of(held.document)]]
            self._effects |= effects_on(alike)
        finding = finding_of(held.document, self._effects[held.pk], day=day or localdate())
        return _applies(finding)


def _applies(finding: Finding) -> bool:
    if finding.validity != Validity.UNKNOWN:
        return finding.validity not in (Validity.ENDED, Validity.PENDING)
    return finding.decided_by is not None and finding.decided_by.effect != Effect.ENDS


def _name_of(document: Any) -> str:
    """Return the name of a law without its year; of some the year is not known."""
    name, _space, year = str(document.name_key).rpartition(" ")
    return name if year.isdigit() else str(document.name_key)


def _called(names: Collection[str]) -> Q:
    """Return the condition that a law has one of these names, whatever its year: by the order of keys, for an index."""
    if len(names) > FEW_NAMES:
        return Q(name_key__gt="")
    asked = Q(pk__in=())
    for name in names:
        asked |= Q(name_key__gte=f"{name} 1", name_key__lt=f"{name} 3")
    return asked


def _held(document: Any, issuer_ids: frozenset[int] = frozenset()) -> Held:
    return Held(
        pk=document.pk,
        locale_id=document.locale_id,
        work=document.translation_key,
        issued_on=document.issued_on,
        type_name=document.document_type.name if document.document_type else "",
        issuer_ids=issuer_ids,
        document=document,
    )

"""The legal documents of the demonstration: each TOML file of ``content/vi/documents`` becomes a published page.

A text file of the same name beside it is its official text, as it was issued, one paragraph a line.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from core.slugs import slugify
from directory.models import Agency, Field
from home.demonstration.bodies import Places, body_json
from home.demonstration.content import CONTENT, Written
from legal.models import DocumentIssuer, DocumentRelation, DocumentType, LegalDocumentPage, TerritorialExtent

EXTENTS = {
    "country": TerritorialExtent.COUNTRY,
    "province": TerritorialExtent.PROVINCE,
    "former-quang-ngai": TerritorialExtent.FORMER_QUANG_NGAI,
    "former-kon-tum": TerritorialExtent.FORMER_KON_TUM,
}
OWN_COLUMNS = (
    "title",
    "slug",
    "summary",
    "number",
    "issued_on",
    "effective_from",
    "ended_on",
    "gazette_number",
    "abstract",
)


def oldest_first(documents: Iterable[Written]) -> list[Written]:
    """Return documents so that each comes after those that it acts on."""
    return sorted(documents, key=lambda document: document.values["issued_on"])


def document_page(
    written: Written, places: Places, shared: Mapping[str, Any], found: Mapping[str, Any]
) -> LegalDocumentPage:
    """Return the page, not yet saved; ``found`` are the demonstration pages by key, older documents among them."""
    raw = written.values
    page = LegalDocumentPage(
        **shared,
        **{name: raw[name] for name in OWN_COLUMNS if name in raw},
        body=body_json(raw.get("body", ()), places),
        text=official_text(written.key),
        document_type=_type(raw["document_type"]),
        extent=EXTENTS[raw["extent"]],
        agency=Agency.objects.get(slug=raw["issuers"][0]["agency"]),
    )
    page.fields = list(Field.objects.filter(slug__in=raw.get("fields", ())))
    page.issuers = [
        DocumentIssuer(
            agency=Agency.objects.get(slug=issuer["agency"]),
            signer=issuer["signer"],
            signer_title=issuer["signer_title"],
            sort_order=place,
        )
        for place, issuer in enumerate(raw["issuers"])
    ]
    page.relations = [_relation(said, place, found) for place, said in enumerate(raw.get("relations", ()))]
    return page


def official_text(key: str) -> str:
    """Return the official text of the document of a key; empty for one whose words stand in its body."""
    path = CONTENT / f"{key}.txt"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _relation(raw: Mapping[str, Any], place: int, found: Mapping[str, Any]) -> DocumentRelation:
    target = found[raw["document"]].pk if raw["document"] else None
    return DocumentRelation(
        relation_type=raw["type"],
        target_id=target,
        target_number=raw["number"],
        is_confirmed=raw["confirmed"],
        applies_from=raw.get("from"),
        applies_until=raw.get("until"),
        sort_order=place,
        **{name: raw.get(name, "") for name in ("subject_clause", "target_clause", "quote", "source")},
    )


def _type(name: str) -> DocumentType:
    found, _made = DocumentType.objects.get_or_create(slug=slugify(name), defaults={"name": name})
    return found

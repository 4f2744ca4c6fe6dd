"""The legal documents of the demonstration: each TOML file of ``content/vi/documents`` becomes a published page."""

from collections.abc import Mapping
from typing import Any

from core.slugs import slugify
from directory.models import Agency, Field
from home.demonstration.bodies import Places, body_json
from home.demonstration.content import Written
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


def document_page(written: Written, places: Places, shared: Mapping[str, Any]) -> LegalDocumentPage:
    """Return the page, not yet saved; its relations are stated by ``relate`` when all documents exist."""
    raw = written.values
    page = LegalDocumentPage(
        **shared,
        **{name: raw[name] for name in OWN_COLUMNS if name in raw},
        body=body_json(raw.get("body", ()), places),
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
    return page


def relate(written: Written, found: Mapping[str, Any]) -> None:
    """State what a new document does to others; ``found`` are the demonstration pages by key."""
    said = written.values.get("relations", ())
    if not said:
        return
    page = LegalDocumentPage.objects.get(pk=found[written.key].pk)
    page.relations = [
        DocumentRelation(
            relation_type=relation["type"],
            target_id=found[relation["document"]].pk if relation["document"] else None,
            target_number=relation["number"],
            is_confirmed=relation["confirmed"],
            sort_order=place,
        )
        for place, relation in enumerate(said)
    ]
    page.save_revision().publish()


def _type(name: str) -> DocumentType:
    found, _made = DocumentType.objects.get_or_create(slug=slugify(name), defaults={"name": name})
    return found

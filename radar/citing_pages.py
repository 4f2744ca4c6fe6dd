"""What is known of pages that cite: whether readers see them, who answers for them, and what they are to editors."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page

from core.citable import citables
from legal.models import LegalDocumentPage
from radar.concerns import Standing

RECENT = timedelta(days=365)
"""How long news counts as new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingPage:
    """One page, as it stands now."""

    is_shown: bool
    is_document: bool
    is_kept_current: bool
    shown_at: datetime | None
    """The date that readers see."""
    agency_id: int | None

    def standing(self, *, is_draft: bool, is_basis: bool) -> Standing:
        """Return what a citation in it is to editors; ``is_basis`` says that it stands in a document's preamble."""
        if self.is_document:
            return Standing.BASIS if is_basis else Standing.DOCUMENT
        if is_draft or not self.is_shown:
            return Standing.DRAFT
        if self.is_kept_current:
            return Standing.KEPT
        is_recent = self.shown_at is not None and self.shown_at >= timezone.now() - RECENT
        return Standing.NEWS if is_recent else Standing.OLD_NEWS


def citing_pages(ids: Collection[int]) -> dict[int, CitingPage]:
    """Return the pages by their keys: one statement, and one for each type of page among them."""
    rows: dict[int, list[Any]] = defaultdict(list)
    shared = ("pk", "live", "expire_at", "first_published_at", "content_type_id")
    for row in Page.objects.filter(pk__in=ids).values_list(*shared, named=True):
        rows[row.content_type_id].append(row)
    found = {}
    for content_type_id, of_type in rows.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class() or Page
        own = _own_columns(model, [row.pk for row in of_type])
        for row in of_type:
            found[row.pk] = _citing_page(model, row, own.get(row.pk, {}))
    return found


def _own_columns(model: type[Page], ids: Collection[int]) -> Mapping[int, Mapping[str, Any]]:
    """Return what only some types have."""
    fields = {field.attname for field in model._meta.concrete_fields}
    wanted = [name for name in ("agency_id", "published_at") if name in fields]
    if not wanted:
        return {}
    return {row["pk"]: row for row in model._base_manager.filter(pk__in=ids).values("pk", *wanted)}


def _citing_page(model: type[Page], row: Any, own: Mapping[str, Any]) -> CitingPage:
    citable = citables().get(model)
    return CitingPage(
        is_shown=row.live and (row.expire_at is None or row.expire_at > timezone.now()),
        is_document=issubclass(model, LegalDocumentPage),
        is_kept_current=citable is None or citable.is_kept_current,
        shown_at=own.get("published_at") or row.first_published_at,
        agency_id=own.get("agency_id"),
    )

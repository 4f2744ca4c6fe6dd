"""In which circumstances a page cites: its language, the day on which it says so, and who issued or publishes it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from core.citable import citables
from legal.citing.days import said_on
from legal.citing.meant import Reference
from legal.models import DocumentIssuer, LegalDocumentPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What helps to tell which document a page means."""

    locale_id: int | None
    said_on: date | None
    """None for what is kept current: it means the law of today."""
    issuers: Callable[[], frozenset[int]]

    def reference(self, key: str, *, words: str, day: date | None) -> Reference:
        """Return what a citation of ``key`` means in these circumstances; ``day`` is the day of issue that it gives."""
        return Reference(
            key=key, words=words, day=day, locale_id=self.locale_id, said_on=self.said_on, issuers=self.issuers
        )


NOWHERE = Circumstances(locale_id=None, said_on=None, issuers=frozenset)
"""Of a page that is not there any more."""


def circumstances_of(page: Page) -> Circumstances:
    """Return those of a page as it is in memory; who issued a document is read from it if it is asked for."""
    citable = citables().get(type(page))
    return Circumstances(
        locale_id=page.locale_id,
        said_on=citable.said_on(page) if citable is not None else None,
        issuers=cache(partial(_issuers_of, page)),
    )


def _issuers_of(page: Any) -> frozenset[int]:
    is_document = hasattr(page, "issuers")
    found = [row.agency_id for row in page.issuers.all()] if is_document else [getattr(page, "agency_id", None)]
    return frozenset(pk for pk in found if pk is not None)


def circumstances_among(page_ids: Collection[int]) -> Mapping[int, Circumstances]:
    """Return those of published pages, in two statements for each type of page among them."""
    by_type: dict[int, list[int]] = defaultdict(list)
    for pk, content_type_id in Page.objects.filter(pk__in=page_ids).values_list("pk", "content_type_id"):
        by_type[content_type_id].append(pk)
    found: dict[int, Circumstances] = {}
    for content_type_id, pks in by_type.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        if model is LegalDocumentPage:
            found |= _of_documents(pks)
        elif model is not None and model in citables():
            found |= {page.pk: circumstances_of(page) for page in model._base_manager.filter(pk__in=pks)}
    return found


def _of_documents(pks: Collection[int]) -> Mapping[int, Circumstances]:
    issuers: dict[int, set[int]] = defaultdict(set)
    for page_id, agency_id in DocumentIssuer.objects.filter(page_id__in=pks).values_list("page_id", "agency_id"):
        issuers[page_id].add(agency_id)
    columns = ("locale_id", "number", "issued_on", "effective_from")
    return {
        page.pk: Circumstances(
            locale_id=page.locale_id, said_on=said_on(page), issuers=partial(frozenset, issuers[page.pk])
        )
        for page in LegalDocumentPage.objects.filter(pk__in=pks).only(*columns)
    }

"""How news are found."""

from collections.abc import Iterable

from django.utils.timezone import localdate

from core.text import attached_files, attached_files_text, body_text
from directory.models import Agency, Field
from news.models import NewsIndexPage, NewsKind, NewsPage
from search.documents import Facet, Kind, SearchDocument
from search.registry import not_searchable, reindex_on, searchable

not_searchable(NewsIndexPage)


@searchable(NewsPage)
def news_page(page: NewsPage) -> SearchDocument:
    """Return one item with its corrections, which readers look for too."""
    corrections = "\n".join(correction.text for correction in page.corrections.all())
    return SearchDocument(
        key=f"page:{page.pk}",
        kind=Kind.ANNOUNCEMENT if page.kind == NewsKind.ANNOUNCEMENT else Kind.NEWS,
        title=page.title,
        url=page.get_url() or "",
        language=page.locale.language_code,
        summary=page.summary,
        body="\n".join(filter(None, (body_text(page.body), corrections))),
        attachments=attached_files_text(page.body),
        files=attached_files(page.body),
        dated_on=localdate(page.shown_date) if page.shown_date else None,
        facets={
            Facet.AGENCY: (page.agency.slug,) if page.agency else (),
            Facet.FIELD: tuple(field.slug for field in page.fields.all()),
        },
        is_demonstration=page.is_demonstration,
    )


@reindex_on(Agency)
def news_of_agency(agency: Agency) -> Iterable[int]:
    """Return the items of an agency, whose address stands in their filters."""
    return NewsPage.objects.filter(agency=agency).values_list("pk", flat=True)


@reindex_on(Field)
def news_of_field(field: Field) -> Iterable[int]:
    """Return the items of a field."""
    return NewsPage.objects.filter(fields=field).values_list("pk", flat=True)

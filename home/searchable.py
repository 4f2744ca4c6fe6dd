"""How plain pages are found."""

from core.text import attached_files, attached_files_text, body_text
from home.models import ContentPage, HomePage
from search.documents import Kind, SearchDocument
from search.registry import not_searchable, searchable

not_searchable(HomePage)


@searchable(ContentPage)
def content_page(page: ContentPage) -> SearchDocument:
    """Return one plain page; it has no date to sort by, since it is kept current."""
    return SearchDocument(
        key=f"page:{page.pk}",
        kind=Kind.PAGE,
        title=page.title,
        url=page.get_url() or "",
        language=page.locale.language_code,
        summary=page.summary,
        body=body_text(page.body),
        attachments=attached_files_text(page.body),
        files=attached_files(page.body),
        is_demonstration=page.is_demonstration,
    )

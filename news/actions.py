"""Writing news in several steps: articles of other portals become pages."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.utils.html import escape

from core.importing.outcomes import Listeners, Outcome, Rejection
from core.importing.pages import Found, PageImport
from news.articles import Article
from news.models import NewsIndexPage, NewsPage
from search.registry import announce_written


class ArticleImport(PageImport[Article]):
    """How an article becomes a page; what editors add beside it (kind, agency, fields, corrections) stays."""

    model = NewsPage

    def identity_of(self, record: Article) -> str:
        """Return the address of the article, or a fingerprint of its text."""
        return record.identity

    def digest_of(self, record: Article) -> str:
        """Return the fingerprint of the whole article."""
        return record.digest

    def new_page(self, record: Article) -> NewsPage:
        """Return a page as old as the article."""
        return NewsPage(first_published_at=record.published_at)

    def fill(self, page: NewsPage, record: Article) -> None:
        """Set what the source says and nothing else."""
        page.title = record.short_title
        page.summary = record.summary
        page.published_at = record.published_at
        page.is_undated = record.published_at is None
        page.source_name = record.source_name
        page.source_url = record.source_url
        text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in record.shown_paragraphs)
        page.body = [("paragraph", text)]

    def written(self, page_ids: Sequence[int]) -> None:
        """Let search know."""
        announce_written(page_ids)


def import_articles(
    index: NewsIndexPage, articles: Iterable[Found[Article] | Rejection], *, listeners: Listeners | None = None
) -> Counter[Outcome]:
    """Make or update a page below ``index`` for each article, and return the counts, whose sum is what was read.

    What happens to articles that are known already is told by ``core.importing.pages.PageImport``.
    """
    return ArticleImport(index).run(articles, listeners)

"""Writing news in several steps: articles of other portals become pages."""

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.bulk import BATCH, add_published_pages
from core.imports import Listeners, Outcome, Place, Rejection
from news.article_files import Found
from news.articles import Article
from news.models import NewsIndexPage, NewsPage
from search.registry import announce_written


class EditedSinceError(Exception):
    """An editor has worked on the page: the source must not overwrite that."""


def import_articles(
    index: NewsIndexPage, articles: Iterable[Found | Rejection], *, listeners: Listeners | None = None
) -> Counter[Outcome]:
    """Make or update a page below ``index`` for each article, and return the counts, whose sum is what was read.

    An article is known again by its identity, so a second run changes nothing; one whose source changed is published
    anew, unless an editor has worked on its page: then it is rejected. A page that an editor took offline stays so.
    Each batch is written whole or not at all; an article that the database refuses is rejected alone.
    """
    listeners = listeners or Listeners()
    counts: Counter[Outcome] = Counter()
    seen: dict[str, Place] = {}
    source = iter(articles)
    while batch := list(itertools.islice(source, BATCH)):
        rejections = [item for item in batch if isinstance(item, Rejection)]
        taken: list[Found] = []
        for found in (item for item in batch if isinstance(item, Found)):
            first = seen.setdefault(found.article.identity, found.place)
            if first is found.place:
                taken.append(found)
            else:
                rejections.append(_repeated(found, first))
        _write(index, taken, counts, rejections)
        for rejection in rejections:
            listeners.rejected(rejection)
        counts[Outcome.REJECTED] += len(rejections)
        listeners.written(counts)
    return counts


def _repeated(found: Found, first: Place) -> Rejection:
    reason = _("The same article stands before it: %(file)s, line %(line)d.") % {"file": first.file, "line": first.line}
    return Rejection(place=found.place, reason=reason)


def _write(index: NewsIndexPage, batch: Sequence[Found], counts: Counter[Outcome], rejections: list[Rejection]) -> None:
    """Write ``batch`` at once; where that is refused, one by one, so that only the culprit stays out."""
    try:
        counts.update(_write_batch(index, [found.article for found in batch]))
    except (DataError, IntegrityError, ValidationError, EditedSinceError) as error:
        if len(batch) == 1:
            rejections.append(Rejection(place=batch[0].place, reason=_reason(error)))
            return
        for found in batch:
            _write(index, [found], counts, rejections)


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, EditedSinceError):
        return _("The source has changed, but so has the page in the editor: compare the two by hand. %(address)s") % {
            "address": error
        }
    return _("The database refused it: %(error)s") % {"error": error}


@transaction.atomic
def _write_batch(index: NewsIndexPage, articles: Sequence[Article]) -> Counter[Outcome]:
    parent = Page.objects.select_for_update().get(pk=index.pk)  # a second import waits here, and then sees our pages
    known = _pages_of(articles)
    new = [article for article in articles if article.identity not in known]
    changed = [
        article for article in articles if article.identity in known and _has_changed(known[article.identity], article)
    ]
    pages = [page_of(article) for article in new]
    announce_written(add_published_pages(parent, pages))
    for article in changed:
        _update(known[article.identity], article)
    return Counter(
        {
            Outcome.CREATED: len(new),
            Outcome.UPDATED: len(changed),
            Outcome.UNCHANGED: len(articles) - len(new) - len(changed),
        }
    )


def _pages_of(articles: Sequence[Article]) -> dict[str, NewsPage]:
    """Return the page of each known article; of copies that an editor made, the original."""
    identities = [article.identity for article in articles]
    pages = NewsPage.objects.filter(imported_from__in=identities).order_by("-pk")
    return {page.imported_from: page for page in pages}


def _has_changed(page: NewsPage, article: Article) -> bool:
    return page.import_digest != article.digest


def page_of(article: Article) -> NewsPage:
    """Return a page that is not yet written, with what the source says and nothing else."""
    page = NewsPage(imported_from=article.identity, first_published_at=article.published_at)
    _fill(page, article)
    return page


def _fill(page: NewsPage, article: Article) -> None:
    page.title = article.short_title
    page.summary = article.summary
    page.published_at = article.published_at
    page.is_undated = article.published_at is None
    page.source_name = article.source_name
    page.source_url = article.source_url
    page.import_digest = article.digest
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in article.shown_paragraphs)
    page.body = [("paragraph", text)]


def _update(page: NewsPage, article: Article) -> None:
    """Publish the changed source; what editors add beside it (kind, agency, fields, corrections) stays."""
    if page.locked or (page.latest_revision and page.latest_revision.user_id):
        raise EditedSinceError(page.get_url() or page.title)
    _fill(page, article)
    revision = page.save_revision()
    if page.live:
        revision.publish()

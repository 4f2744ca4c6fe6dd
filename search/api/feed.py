"""A search as RSS 2.0: whoever follows it learns of what is published later without leaving a name here."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from core.addresses import absolute
from core.text import xml_text
from search.api.following import feed_path, followed, path_of
from search.api.newest import Item
from search.queries import KIND_FACET, SearchQuery, Sort

ITEMS = 50
MEDIA_TYPE = "application/rss+xml; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who publishes the feed."""

    portal: str
    province: str
    language: str


def feed_query(query: SearchQuery) -> SearchQuery:
    """Return the question whose answer is the feed of ``query``: the newest first, and no filters to be offered."""
    return replace(followed(query), sort=Sort.NEWEST, per_page=ITEMS, facets=(KIND_FACET,))


def feed_of(query: SearchQuery, items: tuple[Item, ...], publisher: Publisher) -> str:
    """Return the feed; ``items`` must be what the public may see."""
    generator = Rss201rev2Feed(
        title=xml_text(_title(query, publisher)),
        link=absolute(path_of("search", followed(query))),
        description=xml_text(_("What is published on the portal and found by this search, the newest first.")),
        language=publisher.language,
        feed_url=absolute(feed_path(query)),
        ttl=60,
    )
    for item in items:
        _add(generator, item)
    text: str = generator.writeString("utf-8")
    return text


def _title(query: SearchQuery, publisher: Publisher) -> str:
    words = _("Search: %(words)s") % {"words": query.words} if query.words else _("Search")
    return f"{words} – {publisher.portal} {publisher.province}".strip()


def _add(generator: Rss201rev2Feed, item: Item) -> None:
    numbers = ", ".join(number for number in item.identifiers if number.casefold() not in item.title.casefold())
    generator.add_item(
        title=xml_text(f"{item.title} ({numbers})" if numbers else item.title),
        link=absolute(item.url),
        # Readers take a description for HTML.
        description=escape(xml_text(item.begins)),
        author_name=xml_text(", ".join(item.agencies)) or None,
        categories=[xml_text(str(item.kind.label))],
        pubdate=_moment(item.dated_on),
        # Stays when the address or the host changes, so that no reader shows an old item as a new one.
        unique_id=uuid5(NAMESPACE_URL, f"search:{item.key}").urn,
        unique_id_is_permalink=False,
    )


def _moment(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time())) if day else None

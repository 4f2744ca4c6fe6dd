"""News as RSS and Atom: XML that any reader accepts, whatever stands in a title."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import uuid5

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape
from django.utils.timezone import localtime

from core.addresses import absolute, page_address
from core.models import BasePage
from core.text import xml_text

ITEMS = 30
CACHE_SECONDS = 300


class FeedKind(StrEnum):
    """The two forms; the value is the last part of the address."""

    RSS = "rss"
    ATOM = "atom"


GENERATORS: dict[FeedKind, type[SyndicationFeed]] = {FeedKind.RSS: Rss201rev2Feed, FeedKind.ATOM: Atom1Feed}

MEDIA_TYPES = {kind: f"application/{kind}+xml; charset=utf-8" for kind in FeedKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed says of itself; addresses are paths."""

    kind: FeedKind
    title: str
    description: str
    author: str
    """Who stands behind it all; an item names its own agency."""
    language: str
    page_path: str
    """The list of which this is the feed, with its filter."""
    own_path: str


def feed_response(request: HttpRequest, feed: Feed, items: Iterable[BasePage]) -> HttpResponse:
    """Answer with the feed, or with 304 when the reader has it already; ``items`` must be what the public may see."""
    generator = _generator(feed, list(items), request)
    response = HttpResponse(generator.writeString("utf-8"), content_type=MEDIA_TYPES[feed.kind])
    facts = repr((feed, generator.items))  # not the text, in which an empty feed says what time it is
    response.headers["ETag"] = etag = f'"{hashlib.sha256(facts.encode()).hexdigest()[:32]}"'
    patch_cache_control(response, public=True, max_age=CACHE_SECONDS)
    return get_conditional_response(request, etag=etag, response=response) or response


def _generator(feed: Feed, items: list[BasePage], request: HttpRequest) -> SyndicationFeed:
    generator = GENERATORS[feed.kind](
        title=xml_text(feed.title),
        link=absolute(feed.page_path),
        description=xml_text(feed.description),
        language=feed.language,
        feed_url=absolute(feed.own_path),
        author_name=xml_text(feed.author),
    )
    for item in items:
        generator.add_item(
            title=xml_text(item.title),
            link=absolute(page_address(item, request)),
            description=escape(xml_text(item.summary)),  # readers take a description for HTML
            author_name=xml_text(item.agency.name_in(feed.language)) if item.agency else None,
            categories=[xml_text(field.name_in(feed.language)) for field in item.fields.all()],
            pubdate=localtime(item.shown_date) if item.shown_date else None,
            updateddate=item.last_published_at,
            # Stays when the address or the host changes, so that no reader shows an old item as a new one.
            unique_id=uuid5(item.translation_key, feed.language).urn,
            unique_id_is_permalink=False,
        )
    return generator

"""Reads what stands at an address, and what keeps it from being found, from the rows alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.utils import timezone
from wagtail.models import Page

from search.curation.current import PhraseRule, current
from search.engines import elasticsearch_is_configured
from search.engines.words import AskedWords
from search.explaining.explanation import Apart, Held, Hindrance, Obstacle
from search.models import SearchEntry, SearchSource
from search.queries import FACET_NAMES, KIND_FACET, YEAR_FACET, SearchQuery
from search.registry import registry
from search.tokens import PAIR_SEPARATOR, near_of, pairs_of, syllables
from search.understanding.reading import understood
from search.understanding.vocabulary import Vocabulary
from search.visibility import public_pages


@dataclass(frozen=True, slots=True)
class Target:
    """What stands at an address: an entry, or a page without one."""

    path: str
    entry: SearchEntry | None = None
    page: Page | None = None

    @property
    def title(self) -> str:
        """Return how it is called, if anything is there."""
        found = self.entry or self.page
        return found.title if found is not None else ""


def target_at(address: str) -> Target:
    """Return what stands at ``address``, a whole one or a path; the part behind # names an article."""
    parts = urlsplit(address.strip())
    path = unquote(parts.path)
    path = path if path.startswith("/") else f"/{path}"
    ways = [f"{one}#{parts.fragment}" if parts.fragment else one for one in (path, f"{path.rstrip('/')}/")]
    entries = SearchEntry.objects.filter(url__in=ways).select_related("source").defer("tokens")
    entry = entries.order_by("-is_public", "parent_key", "pk").first()
    page = _page_at(path) if entry is None else _page_of(entry)
    return Target(path=ways[0], entry=entry, page=page)


def hindrances(target: Target, query: SearchQuery, held: Held | None) -> Iterator[Hindrance]:
    """Yield what keeps ``target`` from being found for ``query``, what weighs most first."""
    if target.entry is None and target.page is None:
        yield Hindrance(obstacle=Obstacle.NOTHING_THERE)
        return
    yield from _of_the_page(target.page)
    yield from _of_the_work(target)
    if target.entry is not None:
        yield from _of_the_entry(target.entry, query)
    if held is not None and not held.is_enough:
        yield Hindrance(obstacle=Obstacle.TOO_FEW_WORDS)


def held_words(entry: SearchEntry, words: AskedWords) -> Held:
    """Return which of the words the entry holds, in any of its texts and in any way that counts."""
    texts = (entry.title, entry.official_title, *entry.other_names, entry.summary, entry.body, entry.attachments)
    cut = [syllables(text) for text in texts]
    terms = {word for some in cut for word in some} | {pair for some in cut for pair in pairs_of(some)}
    held = [one for one in words.syllables if any(terms.issuperset(way) for way in words.ways(one))]
    others = [one for one in words.syllables if one not in held]
    not_counted = tuple(one for one in others if one in terms)
    return Held(
        held=tuple(held),
        missing=tuple(one for one in others if one not in terms),
        required=words.required,
        is_enough=_answers(entry, terms, words) if words.is_question else len(held) >= words.required,
        by_neighbours=words.is_question,
        apart=tuple(_apart(words, not_counted)),
        not_counted=not_counted,
    )


def _answers(entry: SearchEntry, terms: set[str], words: AskedWords) -> bool:
    """Say whether the entry holds two neighbours of a whole question; Elasticsearch takes near ones of its text too."""
    if any(map(terms.issuperset, words.neighbours)):
        return True
    return elasticsearch_is_configured() and not set(near_of(syllables(entry.body))).isdisjoint(
        words.telling_near_pairs
    )


def said(term: str) -> str:
    """Return a term as people read it."""
    return term.replace(PAIR_SEPARATOR, " ")


def _apart(words: AskedWords, not_counted: Sequence[str]) -> Iterator[Apart]:
    """Yield the rules by which syllables that an entry holds are ``not_counted``."""
    for rule in current().phrases:
        said_together = syllables(rule.words)
        if not set(said_together).isdisjoint(not_counted) and _holds_for(rule, words, said_together):
            yield Apart(words=rule.words, rule=rule.pk)


def _holds_for(rule: PhraseRule, words: AskedWords, said_together: list[str]) -> bool:
    """Say whether ``rule`` is met by ``words``; the accents decide between rules that differ by them alone."""
    if tuple(pairs_of(said_together)) not in words.kept_together:
        return False
    return bool(understood(words.text, Vocabulary(kept_together=(rule.words,))).kept_together)


def _of_the_page(page: Page | None) -> Iterator[Hindrance]:
    if page is None:
        return
    if page.specific_class not in registry.builders:
        yield Hindrance(obstacle=Obstacle.NOT_SEARCHED, detail=str(page.specific_class._meta.verbose_name))
    if not page.live:
        yield Hindrance(obstacle=Obstacle.NOT_LIVE)
    elif page.expire_at is not None and page.expire_at <= timezone.now():
        yield Hindrance(obstacle=Obstacle.EXPIRED)
    elif not public_pages().filter(pk=page.pk).exists():
        yield Hindrance(obstacle=Obstacle.PRIVATE)


def _of_the_work(target: Target) -> Iterator[Hindrance]:
    source = target.entry.source if target.entry is not None else None
    if source is None and target.page is not None:
        source = SearchSource.objects.filter(page_id=target.page.pk).first()
    if source is not None and source.built_version != source.version:
        if source.last_error:
            yield Hindrance(obstacle=Obstacle.CANNOT_BE_BUILT, detail=source.last_error)
        else:
            yield Hindrance(obstacle=Obstacle.WAITS_TO_BE_BUILT)
    entry = target.entry
    if elasticsearch_is_configured() and entry is not None and entry.version > entry.indexed_version:
        yield Hindrance(obstacle=Obstacle.WAITS_FOR_THE_INDEX)


def _of_the_entry(entry: SearchEntry, query: SearchQuery) -> Iterator[Hindrance]:
    now = timezone.now()
    if entry.live_from is not None and entry.live_from > now:
        yield Hindrance(obstacle=Obstacle.NOT_YET)
    if entry.language not in query.languages:
        yield Hindrance(obstacle=Obstacle.OTHER_LANGUAGE, detail=entry.language)
    if entry.parent_key and not query.finds_parts:
        yield Hindrance(obstacle=Obstacle.NEEDS_WORDS)
    own = {
        **entry.facets,
        KIND_FACET: [entry.kind],
        YEAR_FACET: [str(entry.dated_on.year)] if entry.dated_on else [],
    }
    for name in FACET_NAMES:
        chosen = query.chosen(name)
        if chosen and not set(chosen) & set(own.get(name, ())):
            yield Hindrance(obstacle=Obstacle.FILTERED, detail=f"{name}={','.join(chosen)}")
    if _is_out_of_time(entry, query):
        yield Hindrance(obstacle=Obstacle.FILTERED, detail="tu, den")


def _is_out_of_time(entry: SearchEntry, query: SearchQuery) -> bool:
    day = entry.dated_on
    if query.dated_from is not None and (day is None or day < query.dated_from):
        return True
    return query.dated_to is not None and (day is None or day > query.dated_to)


def _page_of(entry: SearchEntry) -> Page | None:
    page_id = entry.source.page_id
    return Page.objects.filter(pk=page_id).first() if page_id is not None else None


def _page_at(path: str) -> Page | None:
    """Return the page whose last part is that of ``path``, live or not, where its address says the same."""
    slug = path.rstrip("/").rsplit("/", 1)[-1]
    for page in Page.objects.filter(slug=slug)[:50]:
        address = page.get_url() or ""
        if urlsplit(address).path.rstrip("/") == path.rstrip("/"):
            return page
    return None

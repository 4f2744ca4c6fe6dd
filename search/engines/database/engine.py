"""The database as a search engine: answers where no Elasticsearch is configured, or none can be reached."""

from collections.abc import Mapping
from dataclasses import replace

from django.db.models import F, QuerySet
from django.utils import timezone

from search.engines.asking import asked_now
from search.engines.database.facets import chosen_entries, counts_without, facet_counts, total
from search.engines.database.many import MANY, page_of_many
from search.engines.database.ordering import RankedEntry, best_first
from search.engines.database.store import vendor
from search.engines.database.titles import titles_vendor
from search.engines.identifiers import stored_forms
from search.engines.nearest_spelling import nearest_spelling
from search.engines.nearly import nearly
from search.engines.ranking import ranking
from search.engines.suggesting import CANDIDATES, Candidate, best_titles
from search.engines.titles import names_beside
from search.engines.words import AskedWords, asked
from search.models import SearchEntry
from search.queries import KIND_FACET, Found, SearchQuery, Sort, Spelling, without_dates

OLDEST = (F("dated_on").asc(nulls_last=True), "key")
NEWEST = (F("dated_on").desc(nulls_last=True), "-weight", "title", "key")
"""Of one day, and of what bears no date, the heaviest first: procedures by use; then by name."""

OFFERED = ("key", "title", "language", "weight", "identifiers", "official_title", "other_names")
"""Columns by which titles are offered."""


class DatabaseEngine:
    """The engine that is always there; it knows a change as soon as its transaction ends."""

    name = "database"

    def search(self, query: SearchQuery) -> Found:
        """Return one page of results with the counts of every facet: four queries, five where very many match."""
        entries = _searched_entries(query)
        if not query.words:
            return _page_by_date(entries, query)
        words = _asked(query)
        hits = _hits(words, is_ranked=query.sort is Sort.RELEVANCE)
        numbered = _numbered(words)
        read_as = words.text if query.is_approximate else words.read_as
        if not hits and not numbered:
            return Found(keys=(), total=0, facets=dict.fromkeys(query.facets, ()), read_as=read_as)
        matching = entries.filter(pk__in=vendor().row_ids([*(hits.keys() | numbered.keys())]))
        if query.sort is not Sort.RELEVANCE:
            return replace(_page_by_date(matching, query), read_as=read_as, meant=words.meant)
        if len(hits) > MANY:
            many = page_of_many(matching, query, words=hits, numbers=numbered)
            return replace(many, read_as=read_as, meant=words.meant)
        rows = chosen_entries(matching, query).values_list("pk", "key", "kind", "dated_on", "weight", "language")
        ranked = [
            RankedEntry(*row, words_score=hits.get(row[0], 0.0), number_score=numbered.get(row[0], 0.0)) for row in rows
        ]
        ordered = best_first(ranked, language=query.languages[0], today=timezone.localdate())
        return Found(
            keys=tuple(ordered[query.offset : query.offset + query.per_page]),
            total=len(ordered),
            facets=facet_counts(matching, query),
            read_as=read_as,
            meant=words.meant,
        )

    def counts_without(self, query: SearchQuery) -> Mapping[str, int]:
        """Return what is found without each of the filters in use, by its name."""
        entries, undated = _searched_entries(query), _searched_entries(without_dates(query))
        if query.words:
            words = _asked(query)
            found = _hits(words, is_ranked=False).keys() | _numbered(words).keys()
            holding = vendor().row_ids(list(found))
            entries, undated = entries.filter(pk__in=holding), undated.filter(pk__in=holding)
        return counts_without(entries, undated, query)

    def suggest(self, words: str, *, languages: tuple[str, ...], limit: int = 6) -> tuple[str, ...]:
        """Return keys of entries whose title holds ``words``, the last of them perhaps unfinished."""
        said = asked(words)
        if not said.syllables:
            return ()
        titled = titles_vendor().titled(said, languages=languages, limit=CANDIDATES)
        rows = SearchEntry.objects.public().filter(pk__in=titled).values_list(*OFFERED)
        candidates = [
            Candidate(
                key, title, language, weight, stored_forms(identifiers).exact, names_beside(official_title, other_names)
            )
            for key, title, language, weight, identifiers, official_title, other_names in rows
        ]
        return best_titles(candidates, words=said, languages=languages, limit=limit)

    def nearest_spelling(
        self, words: str, *, languages: tuple[str, ...], only_unknown: bool = False
    ) -> Spelling | None:
        """Return words near to ``words`` that find something, or none."""
        return nearest_spelling(
            asked(words).text,
            languages=languages,
            engine=self,
            frequencies=vendor().frequencies,
            only_unknown=only_unknown,
        )


def _asked(query: SearchQuery) -> AskedWords:
    words = asked_now(query.words)
    return nearly(words, frequencies=vendor().frequencies, read=asked_now) if query.is_approximate else words


def _searched_entries(query: SearchQuery) -> QuerySet[SearchEntry]:
    """Return public entries in the languages, the section and between the dates, which are no facets."""
    entries = SearchEntry.objects.public().filter(language__in=query.languages)
    if not query.finds_parts:
        entries = entries.filter(parent_key="")
    if query.section is not None:
        entries = entries.filter(kind=query.section.value)
    if query.dated_from is not None:
        entries = entries.filter(dated_on__gte=query.dated_from)
    if query.dated_to is not None:
        entries = entries.filter(dated_on__lte=query.dated_to)
    return entries


def _page_by_date(entries: QuerySet[SearchEntry], query: SearchQuery) -> Found:
    order = OLDEST if query.sort is Sort.OLDEST else NEWEST
    chosen = chosen_entries(entries, query)
    rows = chosen.order_by(*order)[query.offset : query.offset + query.per_page]
    counts = facet_counts(entries, query, also=(KIND_FACET,))
    found = {name: counts[name] for name in query.facets}
    return Found(keys=tuple(rows.values_list("key", flat=True)), total=total(counts[KIND_FACET], query), facets=found)


def _hits(words: AskedWords, *, is_ranked: bool) -> Mapping[int, float]:
    """Return the entries that hold enough of the words with their scores, which only an order by them needs."""
    if not is_ranked:
        return dict.fromkeys(vendor().holding(words), 0.0)
    scores: Mapping[int, float] = vendor().hits(words)
    return scores


def _numbered(words: AskedWords) -> Mapping[int, float]:
    """Return what entries score by their numbers and names: the best of whole number, beginning, parts and name."""
    boosts = ranking()["numbers"]
    scores: dict[int, float] = {}
    for entry_id, what in vendor().numbered(words):
        scores[entry_id] = max(boosts[what], scores.get(entry_id, 0.0))
    return scores

"""What search costs with 100,000 entries from real articles of law: writing, memory, and a question's time.

    ELASTICSEARCH_URL=http://127.0.0.1:9200 .venv/bin/python bench/search_at_scale.py [--entries N] [--questions N]

Prints ratios first: our rebuild beside raw ``bulk`` of the same documents, and our whole call of search (rows, names of
filters, highlights) beside the raw request that it sends, each pair measured in one run. Works in a database and under
an index prefix of its own and removes both. Needs the folder of real data (``PORTAL_SHARED_DATA``) and a machine that
does nothing else.
"""

import argparse
import gzip
import itertools
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
DATA = Path(os.environ.get("PORTAL_SHARED_DATA", ROOT.parent / "shared" / "data"))
BATCH, WARM_UP = 1_000, 5_000
LONGEST_TITLE = 255

Sent = tuple[Any, tuple[Any, ...], dict[str, Any]]
"""A client, and what it was asked to send."""


def main() -> None:
    """Fill, rebuild, ask, and print a table of Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="portal-scale-") as folder:
        os.environ["PORTAL_STATE_DIR"] = folder
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/portal.sqlite3")
        os.environ["ELASTICSEARCH_INDEX_PREFIX"] = f"scale-{os.getpid()}"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
        import django

        django.setup()
        measure(options.entries, options.questions)


def measure(entries: int, questions: int) -> None:
    """Do all of it, and leave nothing on the server."""
    import structlog
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from search.engines.elasticsearch.indexing import Index

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    settings.DEBUG = False
    call_command("migrate", verbosity=0)
    print(f"{connection.vendor}, {entries} entries, load {os.getloadavg()[0]:.1f}", flush=True)
    fill(entries)
    try:
        writing()
        for name, words in (("2 to 6 syllables", short_ones(questions)), ("whole questions", whole_questions())):
            asking(name, words)
    finally:
        Index().remove()


def fill(entries: int) -> None:
    """Write rows from the articles, the later ones again under other keys until there are enough."""
    from search.engines.database.store import write_tokens
    from search.models import SearchEntry, SearchSource

    source = SearchSource.objects.create(key="scale:1", version=1, built_version=1)
    numbered = enumerate(itertools.islice(itertools.cycle(articles()), entries))
    while batch := list(itertools.islice(numbered, BATCH)):
        rows = [SearchEntry(source=source, version=1, **values_of(number, article)) for number, article in batch]
        write_tokens(SearchEntry.objects.bulk_create(rows))


def values_of(number: int, article: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of an entry as an article of a law has them, every filter filled."""
    from search.documents import Facet, Kind

    draw = random.Random(number)
    facets = {
        Facet.AGENCY: [f"co-quan-{draw.randrange(120)}"],
        Facet.FIELD: [f"linh-vuc-{draw.randrange(40)}"],
        Facet.VALIDITY: [draw.choice(["con-hieu-luc", "het-hieu-luc"])],
        Facet.DOCUMENT_TYPE: [f"loai-{draw.randrange(20)}"],
    }
    return {
        "key": f"scale:{number}",
        "kind": Kind.LEGAL_DOCUMENT,
        "language": "vi",
        "url": f"/van-ban/{number}/",
        "title": article["tieu_de"][:LONGEST_TITLE],
        "official_title": f"Văn bản số {number // 15}",
        "body": article["noi_dung"],
        "identifiers": [f"{number // 15}/2020/NĐ-CP"],
        "parent_key": "" if number % 15 == 0 else f"scale:{number - number % 15}",
        "dated_on": f"{2000 + number % 26}-03-01",
        "facets": {str(facet): values for facet, values in facets.items()},
    }


def articles() -> Iterator[dict[str, Any]]:
    """Yield the real articles that have a text."""
    with gzip.open(DATA / "legal" / "codified_articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["noi_dung"]:
                yield article


def writing() -> None:
    """Print our rebuild beside raw bulk before and after it, and how memory went."""
    from search.engines.elasticsearch.indexing import Index
    from search.indexing.rebuilding import rebuild_index
    from search.models import SearchEntry

    rows = SearchEntry.objects.order_by("pk").defer("tokens")
    count = rows.count()
    raw_bulk(rows[:WARM_UP].iterator(chunk_size=BATCH))
    before = raw_bulk(rows.iterator(chunk_size=BATCH))
    memory: list[float] = []
    started = time.perf_counter()
    rebuild_index(Index(), progress=lambda _done: memory.append(resident_megabytes()))
    ours = time.perf_counter() - started
    raw = (before + raw_bulk(rows.iterator(chunk_size=BATCH))) / 2
    tenth = memory[len(memory) // 10]
    print(f"| rebuild beside raw bulk | {raw / ours:.2f} | {count / ours:.0f} and {count / raw:.0f} entries a second |")
    print(f"| memory at the end of the rebuild beside a tenth of it | {memory[-1] / tenth:.2f} | {memory[-1]:.0f} MB |")


def raw_bulk(rows: Iterator[Any]) -> float:
    """Return the seconds that the server and its client need for ready documents; making them is not counted."""
    from elasticsearch.helpers import streaming_bulk

    from search.engines.elasticsearch.client import for_indexing
    from search.engines.elasticsearch.mapping import document_of, index_body

    client, name, seconds = for_indexing(), f"{os.environ['ELASTICSEARCH_INDEX_PREFIX']}-raw", 0.0
    client.indices.create(index=name, **index_body())
    while batch := [{"_id": row.key, **document_of(row)} for row in itertools.islice(rows, BATCH)]:
        started = time.perf_counter()
        for _ in streaming_bulk(client, batch, index=name, chunk_size=BATCH, max_chunk_bytes=5_000_000):
            pass
        seconds += time.perf_counter() - started
    started = time.perf_counter()
    client.indices.refresh(index=name)
    seconds += time.perf_counter() - started
    client.indices.delete(index=name)
    return seconds


def asking(name: str, words: list[str]) -> None:
    """Print our whole call beside the raw request, in turns so that none finds the others' caches.

    The raw request has all filters and the server's own highlights; without those it is printed, too.
    """
    from search.queries import SearchQuery
    from search.results.searching import search

    times: dict[str, list[float]] = {"ours": [], "raw": [], "bare": []}
    for place, typed in enumerate([*words[:20], *words]):
        query = SearchQuery(words=typed)
        requests = requests_of(lambda query=query: search(query, language="vi"))
        with_highlights = highlighted(requests)
        calls: dict[str, Callable[[], object]] = {
            "ours": lambda query=query: search(query, language="vi"),
            "raw": lambda sent=with_highlights: replay(sent),
            "bare": lambda sent=requests: replay(sent),
        }
        for which in (list(calls), list(reversed(calls)))[place % 2]:
            seconds = took(calls[which])
            if place >= 20:  # the first are a warm-up
                times[which].append(seconds * 1000)
    p50, p95 = ({which: quantile(some, percent) for which, some in times.items()} for percent in (50, 95))
    print(
        f"| our call beside the raw request, {name}: p50, p95 | {p50['ours'] / p50['raw']:.2f}, "
        f"{p95['ours'] / p95['raw']:.2f} | {p50['ours']:.0f}, {p95['ours']:.0f} ms beside {p50['raw']:.0f}, "
        f"{p95['raw']:.0f} ms; without highlights {p50['bare']:.0f}, {p95['bare']:.0f} ms |",
        flush=True,
    )


def highlighted(sent: list[Sent]) -> list[Sent]:
    """Return the requests with what a page shows of each result, cut and marked by the server."""
    lines = {"type": "unified", "number_of_fragments": 1, "fragment_size": 240}
    fields = {"title.pairs": {"number_of_fragments": 0}, "body.pairs": lines, "body": lines}
    shown = ["title", "url", "kind", "dated_on", "summary", "official_title"]
    return [
        (client, args, {**options, "body": {**options["body"], "highlight": {"fields": fields}, "_source": shown}})
        if options.get("body", {}).get("size")  # nothing is shown of what only counts
        else (client, args, options)
        for client, args, options in sent
    ]


def requests_of(call: Callable[[], object]) -> list[Sent]:
    """Return the requests that ``call`` sends to the server."""
    from elasticsearch import Elasticsearch

    sent: list[Sent] = []
    original = Elasticsearch.perform_request

    def recorded(client: Any, *args: Any, **options: Any) -> Any:
        sent.append((client, args, options))
        return original(client, *args, **options)

    Elasticsearch.perform_request = recorded  # type: ignore[method-assign]
    try:
        call()
    finally:
        Elasticsearch.perform_request = original  # type: ignore[method-assign]
    return sent


def replay(sent: list[Sent]) -> None:
    """Send the same requests again."""
    for client, args, options in sent:
        client.perform_request(*args, **options)


def short_ones(count: int) -> list[str]:
    """Return words of two to six syllables that stand together in real titles, every second time without accents."""
    from core.vietnamese import fold

    draw = random.Random(11)
    titles = [article["tieu_de"].split() for article in itertools.islice(articles(), 20_000)]
    found = []
    for place, title in enumerate(draw.sample([title for title in titles if len(title) >= 6], count)):
        length = draw.randint(2, 6)
        begin = draw.randint(0, len(title) - length)
        words = " ".join(title[begin : begin + length])
        found.append(fold(words) if place % 2 else words)
    return found


def whole_questions() -> list[str]:
    """Return the judged legal questions, 20 to 40 syllables each."""
    with (DATA / "search" / "alqac2024" / "queries.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line)["text"][:300] for line in lines]


def took(call: Callable[[], object]) -> float:
    """Return the seconds that ``call`` takes."""
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def quantile(times: list[float], percent: int) -> float:
    """Return the time below which ``percent`` of ``times`` are."""
    return statistics.quantiles(times, n=100)[percent - 1]


def resident_megabytes() -> float:
    """Return what this process holds in memory now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


if __name__ == "__main__":
    main()

"""Measures what titles offered while somebody types cost in the server: thousands of beginnings of real titles.

    PORTAL_STATE_DIR=… .venv/bin/python bench/suggesting.py
    DATABASE_URL=postgres://… .venv/bin/python bench/suggesting.py
    ELASTICSEARCH_URL=http://127.0.0.1:9200 .venv/bin/python bench/suggesting.py

Reads the portal's own database, and its index where a server is named (``search_rebuild`` makes it); writes nothing.
Own CPU is that of this process: what would be left if no other process of the machine were busy.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")

import django  # noqa: E402

django.setup()

import structlog  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from core.vietnamese import fold  # noqa: E402
from search.models import SearchEntry  # noqa: E402

TITLES, NUMBERS = 400, 100
ODD = ("s", "so", "so d", "so do", "12/", "45/2019/qh", "th", "q", "quyet dinh", "quyết định số", "ve viec", "của", "1")


def main() -> None:
    """Print rows of a Markdown table: as typed, without accents, numbers, and beginnings that are hard."""
    settings.DEBUG = False
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    titles, numbers = sample()
    typed = {
        "titles as typed": [part for title in titles for part in beginnings(title)],
        "titles without accents": [fold(part) for title in titles for part in beginnings(title)],
        "numbers": [part for number in numbers for part in beginnings(number)],
        "hard ones": [part for part in ODD for _ in range(5)],
    }
    client = Client(SERVER_NAME="localhost")
    client.get("/tim-kiem/goi-y/?q=khai")
    print("| typed | answers | with offers | statements | p50 ms | p95 ms | own CPU p95 ms | longest ms | slowest |")
    print("|---|" + "---|" * 8)
    for name, parts in typed.items():
        print(f"| {name} | {' | '.join(measure(client, parts))} |", flush=True)


def sample() -> tuple[list[str], list[str]]:
    """Return titles and numbers drawn from what can be found, the same in each run."""
    draw = random.Random(7)
    rows = list(SearchEntry.objects.public().filter(parent_key="").order_by("key").values_list("title", "identifiers"))
    numbers = [number for _, identifiers in rows for number in identifiers]
    return (
        [title for title, _ in draw.sample(rows, min(TITLES, len(rows)))],
        draw.sample(numbers, min(NUMBERS, len(numbers))),
    )


def beginnings(text: str) -> Iterator[str]:
    """Yield what is asked while ``text`` is typed by somebody who pauses at random, 2 to 60 characters."""
    draw = random.Random(text)
    yield from (
        text[:length] for length in sorted({2, 4, *(draw.randint(3, 60) for _ in range(4))}) if length <= len(text)
    )


def measure(client: Client, parts: list[str]) -> list[str]:
    """Ask for each of ``parts`` as a browser does, and return the cells of its row."""
    took: list[tuple[float, str]] = []
    busy: list[float] = []
    offered, statements = 0, 0
    for place, part in enumerate(parts):
        started, worked = time.perf_counter(), time.process_time()
        reply = client.get("/tim-kiem/goi-y/", {"q": part})
        took.append(((time.perf_counter() - started) * 1000, part))
        busy.append((time.process_time() - worked) * 1000)
        offered += bool(reply.json()["suggestions"])
        if place % 50 == 0:
            with CaptureQueriesContext(connection) as queries:
                client.get("/tim-kiem/goi-y/", {"q": part})
            statements = max(statements, len(queries))
    times = sorted(ms for ms, _ in took)
    longest, slowest = max(took)
    p50, p95, own = statistics.median(times), times[int(len(times) * 0.95)], sorted(busy)[int(len(busy) * 0.95)]
    figures = [f"{one:.1f}" for one in (p50, p95, own, longest)]
    return [str(len(parts)), str(offered), str(statements), *figures, slowest[:40]]


if __name__ == "__main__":
    main()

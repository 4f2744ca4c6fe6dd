"""What the page of a law costs: processor time uncached, SQL statements, kilobytes on the wire.

Run with ``.venv/bin/python bench/document_page.py`` for a made-up law of 1,300 provisions in a database of its own, or
name documents of the database in ``DATABASE_URL``: ``bench/document_page.py 91/2015/QH13``.
"""

import gzip
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
NUMBERS = sys.argv[1:]
if not NUMBERS:
    os.environ["DATABASE_URL"] = f"sqlite:///{tempfile.mkdtemp()}/law.sqlite3"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from legal.models import LegalDocumentPage  # noqa: E402
from legal.provisions import WITHIN_ARTICLES  # noqa: E402
from legal.structure import structured  # noqa: E402

RUNS = 21
PROVISIONS = 1300


def main() -> None:
    """Print one row of a table for each document."""
    if not NUMBERS:
        make_law()
    print("| document | provisions | letters | statements | CPU, ms: least, median | kB: gzip 6, gzip 1 |")
    print("|---|---|---|---|---|---|")
    for page in LegalDocumentPage.objects.live().filter(number__in=NUMBERS or [MADE_UP]):
        print(row(page))


MADE_UP = "1/2026/QH99"


def make_law() -> None:
    """Publish the made-up law, and a document that changes two of its provisions."""
    from home.foundation import lay_foundation
    from legal.relation_types import RelationType
    from tests.factories.legal import LegalDocumentFactory, relation
    from tests.factories.legal_text import made_up_law

    call_command("migrate", verbosity=0)
    lay_foundation()
    law = LegalDocumentFactory(number=MADE_UP, text=made_up_law(PROVISIONS))
    acts = [relation(RelationType.AMENDS, law, target_clause=f"Điều {number}") for number in (5, 50)]
    LegalDocumentFactory(relations=acts)


def row(page: LegalDocumentPage) -> str:
    """Measure one page, warm but uncached."""
    client = Client()
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        html = client.get(page.url).content
    statements = len(queries)  # before another request empties the log
    times = sorted(cost(client, page.url) for _ in range(RUNS))
    provisions = sum(piece.level in WITHIN_ARTICLES for piece in structured(page.text).pieces)
    weights = ", ".join(f"{len(gzip.compress(html, level)) / 1000:.1f}" for level in (6, 1))
    spent = f"{times[0]:.1f}, {times[RUNS // 2]:.1f}"
    return f"| {page.number} | {provisions} | {len(page.text)} | {statements} | {spent} | {weights} |"


def cost(client: Client, address: str) -> float:
    """Return the milliseconds of processor time of one request."""
    began = time.process_time()
    client.get(address)
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    main()

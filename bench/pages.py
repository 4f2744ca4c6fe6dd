"""What each type of page costs: SQL queries when warm, and kilobytes on the wire without pictures.

Run with ``.venv/bin/python bench/pages.py``. It loads the demonstration content into a database of its own.
"""

import gzip
import os
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
os.environ["DATABASE_URL"] = f"sqlite:///{tempfile.mkdtemp()}/pages.sqlite3"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from tests.browser.pages import public_pages  # noqa: E402


def main() -> None:
    """Print one row of a table for each type of page."""
    call_command("migrate", verbosity=0)
    call_command("load_demonstration", verbosity=0)
    client = Client()
    print("| page | language | queries | kB, compressed |\n|---|---|---|---|")
    for page in public_pages():
        client.get(page.address)
        with CaptureQueriesContext(connection) as queries:
            html = client.get(page.address).content
        print(f"| {page.name} | {page.language} | {len(queries)} | {weight(html) / 1000:.1f} |")


def weight(html: bytes) -> int:
    """Return the bytes of a page with its style sheets and scripts, each compressed by gzip at level 6."""
    assets = set(re.findall(rb'(?:href|src)="/static/((?:css|js)/[^"]+)"', html))
    parts = [html, *((ROOT / "static" / name.decode()).read_bytes() for name in assets)]
    return sum(len(gzip.compress(part, 6)) for part in parts)


if __name__ == "__main__":
    main()

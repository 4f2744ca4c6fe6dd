"""How fast pages written in bulk become findable: prints pages a second, written and built apart.

    DATABASE_URL=… PORTAL_STATE_DIR=… python bench/building.py [--pages 2000]

The database must be an empty one, since it is filled; without ``DATABASE_URL`` a new SQLite file is used and removed.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

if TYPE_CHECKING:
    from news.models import NewsPage

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

BATCH = 200
PARAGRAPH = (
    "<p>Ngày 30 tháng 01, Sở Bưu chính, Viễn thông tổ chức hội nghị tổng kết công tác và triển khai nhiệm vụ năm tới; "
    "tham dự có lãnh đạo tỉnh, các sở, ban, ngành và các doanh nghiệp trên địa bàn.</p>"
)


def main() -> None:
    """Write pages, build them, build them again unchanged, and print how long each took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2000)
    pages = parser.parse_args().pages
    with tempfile.TemporaryDirectory(prefix="portal-building-") as folder:
        os.environ["PORTAL_STATE_DIR"] = folder
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/portal.sqlite3")
        os.environ["ELASTICSEARCH_URL"] = ""
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
        measure(pages)


def measure(count: int) -> None:
    """Write ``count`` pages, build them twice, and print how fast each was."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from wagtail.models import Page

    from core.importing.bulk import add_published_pages
    from home.foundation import lay_foundation
    from news.models import NewsIndexPage
    from search.indexing.building import build_sources
    from search.models import SearchEntry

    call_command("migrate", verbosity=0)
    lay_foundation()
    index = Page.objects.get(pk=NewsIndexPage.objects.filter(locale__language_code="vi").get().pk)
    ids: list[int] = []
    started = time.perf_counter()
    for first in range(0, count, BATCH):
        ids += add_published_pages(index, [news(number) for number in range(first, min(first + BATCH, count))])
    written = time.perf_counter() - started
    timings = [("written", written)]
    for name in ("built", "built again, unchanged"):
        # In one transaction that commits without building, as an import that was killed leaves it.
        mark_only(ids)
        started = time.perf_counter()
        build_sources([f"page:{pk}" for pk in ids])
        timings.append((name, time.perf_counter() - started))
    assert SearchEntry.objects.public().count() == count
    print(connection.vendor, f"{count} pages")
    for name, seconds in timings:
        print(f"  {name}: {count / seconds:.0f} pages a second")
    print(f"  written and built: {count / (timings[0][1] + timings[1][1]):.0f} pages a second")


def news(number: int) -> "NewsPage":
    """Return one item of ten paragraphs, not yet saved."""
    from news.models import CorrectionNotice, NewsPage

    return NewsPage(
        title=f"Hội nghị số {number}",
        summary="Tóm tắt hội nghị.",
        body=[("paragraph", PARAGRAPH)] * 10,
        corrections=[CorrectionNotice(text="Ngày đúng là 30 tháng 01.")],
    )


def mark_only(ids: list[int]) -> None:
    """Mark pages, and forget that they should be built on commit."""
    from search.indexing import marking

    with mock.patch.object(marking, "build_after_commit"):
        marking.mark_pages(ids)


if __name__ == "__main__":
    main()

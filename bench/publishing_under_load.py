"""Two editors publish and the search worker writes at once, on one SQLite file: prints figures, fails if one is lost.

    python bench/publishing_under_load.py [--seconds 30] [--editors 2] [--database URL]

Each editor and the worker is a process of its own. Without ``--database`` a new SQLite file is used and removed;
another database must be an empty one, since it is filled.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Run all of it, or one editor where ``--as-editor`` says so; return 1 when something was lost or refused."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--editors", type=int, default=2)
    parser.add_argument("--database", default="")
    parser.add_argument("--as-editor", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.as_editor:
        return publish(options.as_editor, options.seconds)
    with tempfile.TemporaryDirectory(prefix="portal-load-") as folder:
        os.environ["PORTAL_STATE_DIR"] = folder
        os.environ["DATABASE_URL"] = options.database or f"sqlite:///{folder}/portal.sqlite3"
        os.environ["ELASTICSEARCH_URL"] = ""
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
        return run(Path(folder), options.seconds, options.editors)


def run(folder: Path, seconds: float, editors: int) -> int:
    """Let the editors and the worker work for ``seconds`` and compare what they did with what is found."""
    start_django()
    from django.core.management import call_command

    from home.foundation import lay_foundation

    call_command("migrate", verbosity=0)
    lay_foundation()
    log = folder / "worker.log"
    with log.open("wb") as output:
        worker = subprocess.Popen([sys.executable, "manage.py", "search_worker"], cwd=ROOT, stderr=output)
        while b"search.worker_started" not in log.read_bytes():
            time.sleep(0.1)
        publishers = [
            subprocess.Popen(
                [sys.executable, __file__, "--as-editor", str(number), "--seconds", str(seconds)],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                text=True,
            )
            for number in range(1, editors + 1)
        ]
        reports = [publisher.communicate()[0] for publisher in publishers]
        passes = wait_until_built()
        worker.send_signal(signal.SIGTERM)
        worker.wait(timeout=10)
    published, refused = (sum(int(report.split()[i]) for report in reports) for i in (0, 1))
    return report_result(published, refused, log.read_text(), passes)


def report_result(published: int, refused: int, log: str, seconds_after: float) -> int:
    """Print the figures; return 1 unless everything published is found under its last title."""
    from news.models import NewsPage
    from search.indexing.drift import compare_with_pages
    from search.models import SearchEntry, SearchSource

    lost = list(compare_with_pages(deep=True))
    locked = log.count("locked") + log.count("database_away")
    unbuilt = SearchSource.objects.unbuilt().count()
    pages, found = NewsPage.objects.live().count(), SearchEntry.objects.public().count()
    print(f"published {published} times, refused {refused}; {pages} pages, {found} found")
    print(f"differences {len(lost)}, unbuilt {unbuilt}, locked {locked}; worker ready in {seconds_after:.1f} s")
    return int(bool(lost or unbuilt or locked or refused or pages != found or not published))


def wait_until_built(limit: float = 60.0) -> float:
    """Wait until the worker has nothing left; return the seconds that it took."""
    from search.models import SearchSource

    started = time.monotonic()
    while SearchSource.objects.unbuilt().exists() and time.monotonic() < started + limit:
        time.sleep(0.05)
    return time.monotonic() - started


def publish(number: int, seconds: float) -> int:
    """Add and publish pages, and publish them again with another title, for ``seconds``; print how often."""
    start_django()
    from django.db import OperationalError

    from news.models import NewsIndexPage, NewsPage

    published = refused = 0
    last: NewsPage | None = None
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if last is None or published % 3:
                index = NewsIndexPage.objects.filter(locale__language_code="vi").get()
                body = [("paragraph", f"<p>Nội dung số {published} của biên tập viên {number}.</p>")]
                last = NewsPage(title=f"Tin {published} của {number}", body=body, live=False)
                index.add_child(instance=last)
            else:
                last.title = f"{last.title}, bản mới"
            last.save_revision().publish()
            published += 1
        except OperationalError as error:
            print(error, file=sys.stderr)
            refused += 1
    print(published, refused)
    return 0


def start_django() -> None:
    """Make the portal importable."""
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()


if __name__ == "__main__":
    sys.exit(main())

"""What readers and the index meet when a cluster of three loses a node, or its server is slow, full, refusing, or mad.

    .venv/bin/python bench/search_faults.py [--entries 5000]

Starts three real nodes, a database, two readers of the results page and one writer, all of its own, and removes them.
For each fault it prints how many pages were asked, those not answered with 200, the slowest, and how many came from the
database; what was lost once the fault is over; and whether the words of a page withdrawn during it find anything.
Exit status 1 when a page failed or took over 2.5 s, something was lost, or something private was found. Needs the
folder of real data, a JDK and Maven; takes about five minutes on a machine that does nothing else.
"""

import argparse
import contextlib
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cluster_faults import asked, full_disk, killed, other_fields, wrong  # noqa: E402
from search_at_scale import fill  # noqa: E402

from tests.servers.processes import ServerProcess, free_port  # noqa: E402

WORDS = (
    "đăng ký khai sinh",
    "xu phat vi pham hanh chinh",
    "quyền sử dụng đất",
    "12/2020/NĐ-CP",
    "thuế giá trị gia tăng",
)
PATIENCE = 2.5
"""Seconds in which the results page must answer, whatever is wrong."""


def main() -> int:
    """Go through every fault and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=5_000)
    entries = parser.parse_args().entries
    with tempfile.TemporaryDirectory(prefix="portal-faults-") as folder, cluster(Path(folder)) as ports:
        os.environ["PORTAL_STATE_DIR"] = folder
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/portal.sqlite3"
        os.environ["ELASTICSEARCH_URL"] = ",".join(f"http://127.0.0.1:{port}" for port in ports)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
        prepare(entries)
        print("| fault | pages | not 200 | slowest | by the database | lost | private found |\n|---" + "|---" * 6 + "|")
        faults = [
            ("a node killed while pages are read and written", 20, lambda: killed(ports[0])),
            ("an index of other fields takes over", 20, other_fields),
            ("disk full (flood stage)", 60, lambda: full_disk(ports[1])),
            *(
                (f"answers {what}", 15, lambda what=what: wrong(ports[1], what))
                for what in ("slowly", "429", "nonsense")
            ),
        ]
        return max([under(name, seconds, fault) for name, seconds, fault in faults])


@contextlib.contextmanager
def cluster(folder: Path) -> Iterator[list[int]]:
    """Yield the ports of three running nodes."""
    first = free_port()
    nodes = ServerProcess(
        [str(ROOT / "script" / "elasticsearch"), "3"],
        log=folder / "nodes.log",
        environment={"ELASTICSEARCH_PORT": str(first), "ELASTICSEARCH_DATA": str(folder / "nodes")},
    )
    try:
        nodes.wait_until(lambda: "three" in str(asked(first, "/_cluster/health?wait_for_nodes=3")), seconds=180)
        yield [first, first + 1, first + 2]
    finally:
        nodes.stop()


def prepare(entries: int) -> None:
    """Fill the database, make the index and wait for its replica."""
    import django

    django.setup()
    import structlog
    from django.conf import settings
    from django.core.management import call_command

    from home.foundation import lay_foundation

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    settings.DEBUG = False
    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    lay_foundation()
    fill(entries)
    call_command("search_worker", "--once", stdout=open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115


@dataclass
class Readers:
    """Two readers who ask one page after the other, and what they were answered."""

    statuses: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    by_database: int = 0
    _over: threading.Event = field(default_factory=threading.Event)

    def read(self) -> None:
        """Ask until told to stop."""
        from django.test import Client

        client = Client(raise_request_exception=False)
        while not self._over.is_set():
            for words in WORDS:
                began = time.perf_counter()
                page = client.get("/tim-kiem/", {"q": words})
                self.seconds.append(time.perf_counter() - began)
                self.statuses.append(page.status_code)
                self.by_database += 'class="quiet fallback"' in page.content.decode()

    def stop(self) -> None:
        """Let them end after the question at hand."""
        self._over.set()


def under(name: str, seconds: float, fault: Callable[[], contextlib.AbstractContextManager[None]]) -> int:
    """Read and write for ``seconds`` under a fault, heal, print the row and return 1 where something broke."""
    from django.test import Client

    from tests.factories import NewsPageFactory

    page = NewsPageFactory(title=f"Kín {abs(hash(name))}", body=[])
    catch_up()
    readers, over = Readers(), threading.Event()
    threads = [threading.Thread(target=readers.read) for _ in range(2)]
    threads.append(threading.Thread(target=write, args=(over,)))
    for thread in threads:
        thread.start()
    with fault():
        time.sleep(seconds / 2)
        page.unpublish()
        answer = Client().get("/tim-kiem/", {"q": page.title})
        found = f'href="{page.get_url()}"' in answer.content.decode()
        time.sleep(seconds / 2)
    readers.stop()
    over.set()
    for thread in threads:
        thread.join()
    lost = catch_up()
    bad = sum(status != 200 for status in readers.statuses)
    slowest = max(readers.seconds)
    print(
        f"| {name} | {len(readers.statuses)} | {bad} | {slowest:.2f} s | {readers.by_database} | {lost} | {found} |",
        flush=True,
    )
    return int(bool(bad or lost or found or slowest > PATIENCE))


def write(over: threading.Event) -> None:
    """Change entries and let a worker tell the server, as long as it lasts."""
    from django.db import connection
    from django.db.models import F

    from search.indexing.worker import Worker
    from search.models import SearchEntry

    worker, turn = Worker(), 0
    while not over.is_set():
        turn += 1
        some = SearchEntry.objects.filter(pk__range=(turn * 20 % 4000, turn * 20 % 4000 + 20))
        some.update(version=F("version") + 1, summary=f"Lần {turn}")
        worker._pass_or_wait()
        time.sleep(0.05)
    connection.close()


def catch_up() -> int:
    """Let the server come to rest and the worker do what is left; return how many entries still differ."""
    from search.engines.elasticsearch.indexing import Index
    from search.indexing.index_drift import FAULTS, IndexFault, compare_with_index
    from search.indexing.worker import Worker
    from search.models import SearchSource
    from search.queries import EngineUnavailableError
    from search.results.searching import breaker

    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            SearchSource.objects.update(retry_at=None)  # the pauses after refusals are tried in tests
            Worker().run_once()
            Index().refresh()
        except EngineUnavailableError:
            time.sleep(2)
            continue
        break
    breaker.cache_clear()
    return sum(one.fault in (*FAULTS, IndexFault.WAITING) for one in compare_with_index(Index()))


if __name__ == "__main__":
    sys.exit(main())

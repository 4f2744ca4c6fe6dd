"""How fast the real lists are taken over, search entries included: prints pages a second and memory for each command.

Of the codified articles, which become the texts of documents, it prints articles a second and times a second run too.

    DATABASE_URL=… PORTAL_STATE_DIR=… python bench/imports.py

Needs the folder of real data (``PORTAL_SHARED_DATA``). The database must be an empty one, since it is filled; without
``DATABASE_URL`` a new SQLite file is used and removed. Run it on a machine that does nothing else.
"""

import io
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

COMMANDS = ("import_units", "import_gazette", "import_codified", "import_procedures")
KIBIBYTES_A_MEGABYTE = 1000


def main() -> None:
    """Lay the foundation, run each import, and print its figures."""
    with tempfile.TemporaryDirectory(prefix="portal-imports-") as folder:
        os.environ["PORTAL_STATE_DIR"] = folder
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/portal.sqlite3")
        os.environ["ELASTICSEARCH_URL"] = ""
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
        measure()


def measure() -> None:
    """Run the commands one after another in this process."""
    import django

    django.setup()
    from django.core.management import CommandError, call_command
    from django.db import connection
    from wagtail.models import Page

    from home.foundation import lay_foundation
    from search.models import SearchEntry, SearchSource

    call_command("migrate", verbosity=0)
    lay_foundation()
    print(connection.vendor, f"load {os.getloadavg()[0]:.1f}")
    for command in (*COMMANDS, "import_codified"):
        pages, began, busy = Page.objects.count(), time.monotonic(), time.process_time()
        printed = io.StringIO()
        try:
            call_command(command, stdout=printed, stderr=io.StringIO())
        except CommandError as rejected:
            print(f"  {command}: {rejected}")
        seconds, made = time.monotonic() - began, Page.objects.count() - pages
        rate = f"{made / seconds:.0f} pages a second, {made} pages in " if made else ""
        if command == "import_codified":
            read = int(next(filter(str.isdigit, printed.getvalue().split())))
            rate = f"{read / seconds:.0f} articles a second, {read} articles, {made} new pages in "
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBIBYTES_A_MEGABYTE
        print(f"  {command}: {rate}{seconds:.1f} s ({time.process_time() - busy:.1f} s of CPU), {memory:.0f} MB")
    waiting = SearchSource.objects.unbuilt().count()
    print(f"  entries: {SearchEntry.objects.count()}, waiting for the worker: {waiting}")


if __name__ == "__main__":
    main()

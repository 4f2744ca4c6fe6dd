"""On a laptop, tests begin from a copy of a database that was migrated before: a second of work instead of twenty.

A copy is kept for each state of the migrations, the requirements and the settings, in the user's cache folder.
``migrate`` still runs on it and finds what is missing. With ``CI=true`` every run migrates from nothing, so that no
copy can hide a broken migration; so does ``PORTAL_TEST_FROM_NOTHING=1``, for who changes code that migrations import.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connection

from .processes import ROOT

KEPT = 3
FOLDER = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "portal" / "migrated"


def begin_from_copy() -> sqlite3.Connection | None:
    """Make the next test database begin as the copy; return what must stay open until it is opened, or none."""
    copy = _copy()
    if not _is_wanted() or not copy.exists():
        return None
    name = connection.creation._get_test_db_name()  # type: ignore[attr-defined]
    in_memory = sqlite3.connect(name, uri=True, check_same_thread=False)
    with sqlite3.connect(copy) as stored:
        stored.backup(in_memory)
    stored.close()
    os.utime(copy)
    return in_memory


def keep_copy() -> None:
    """Keep the database that was just migrated, and no more than ``KEPT`` such."""
    copy = _copy()
    if not _is_wanted() or copy.exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    half_written = copy.with_suffix(f".{os.getpid()}")
    stored = sqlite3.connect(half_written)
    connection.ensure_connection()
    in_memory: Any = connection.connection
    in_memory.backup(stored)
    stored.close()
    half_written.replace(copy)
    newest_first = sorted(FOLDER.glob("*.sqlite3"), key=lambda kept: kept.stat().st_mtime, reverse=True)
    for old in newest_first[KEPT:]:
        old.unlink(missing_ok=True)


def _is_wanted() -> bool:
    from_nothing = os.environ.get("CI") == "true" or os.environ.get("PORTAL_TEST_FROM_NOTHING") == "1"
    return connection.vendor == "sqlite" and not from_nothing


def _copy() -> Path:
    digest = hashlib.sha256()
    for file in _what_decides():
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return FOLDER / f"{digest.hexdigest()[:20]}.sqlite3"


def _what_decides() -> Iterator[Path]:
    yield ROOT / "requirements.txt"
    yield from sorted((ROOT / "portal" / "settings").glob("*.py"))
    yield from sorted(ROOT.glob("*/migrations/*.py"))

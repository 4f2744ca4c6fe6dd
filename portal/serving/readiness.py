"""Whether what the portal stands on is there: the database and Elasticsearch; each refusal is one line for a person."""

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from portal.serving.stopping import StopRequest

SECONDS_TO_ANSWER = 2.0
OLDEST_ELASTICSEARCH = (8, 19)


class NotReady(RuntimeError):
    """Something that the portal cannot run without is missing; the message is one line."""


def database_name() -> str:
    """Connect and return what answers, such as "PostgreSQL 15.18"; raise ``NotReady`` when nothing does."""
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
            version = str(cursor.fetchone()[0]).split()[0]
    except DatabaseError as error:
        raise NotReady(f"The database does not answer: {first_line(error)} ({_database_address()}).") from error
    return f"{connection.display_name} {version}"


class StoppableMigrate(migrate.Command):
    """Django's ``migrate`` that can be left, but only before a migration.

    SQLite keeps the tables of some migrations a moment before it is written down that they were made: a stop between
    the two, and no later start could go on.
    """

    def __init__(self, *, leave_if_asked: Callable[[], None]) -> None:
        super().__init__()
        self.leave_if_asked = leave_if_asked

    def migration_progress_callback(self, action: str, migration: Any = None, fake: bool = False) -> None:
        """Leave before a migration if somebody asked; after the last one what follows it must run too."""
        if action == "apply_start":
            self.leave_if_asked()
        super().migration_progress_callback(action, migration, fake)


def migrate_if_needed(stop: StopRequest) -> bool:
    """Bring the tables up to date and say whether there was something to do; raise ``NotReady`` when it fails."""
    try:
        executor = MigrationExecutor(connection)
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        with stop.later():
            command = StoppableMigrate(leave_if_asked=stop.leave_if_asked)
            call_command(command, interactive=False, verbosity=0)
    except DatabaseError as error:
        raise NotReady(f"The database could not be brought up to date: {first_line(error)}.") from error
    return True


def search_engine_line(database: str) -> str:
    """Return the sentence that says which engine answers readers now."""
    if not settings.ELASTICSEARCH_URL:
        return f"Search: the database ({database}). ELASTICSEARCH_URL names an Elasticsearch."
    # Of a cluster, the first of its nodes that answers speaks for all.
    nodes = settings.ELASTICSEARCH_URL.replace(",", " ").split()
    silent = []
    for node in nodes:
        try:
            return _line_of(without_password(node), _elasticsearch_version(node), database)
        except (OSError, ValueError, KeyError, TypeError) as error:
            cause = getattr(error, "reason", error)
            reason = getattr(cause, "strerror", None) or first_line(cause)
            silent.append(f"Elasticsearch at {without_password(node)} does not answer ({reason})")
    return f"Search: {'; '.join(silent)}; until it does, {database} answers."


def _line_of(address: str, version: str, database: str) -> str:
    if tuple(int(part) for part in version.split(".")[:2]) < OLDEST_ELASTICSEARCH:
        return f"Search: Elasticsearch {version} at {address} is older than 8.19; {database} answers instead."
    return f"Search: Elasticsearch {version} at {address}."


def first_line(error: object) -> str:
    """Return the first line of what ``error`` says, without a full stop."""
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")


def without_password(url: str) -> str:
    """Return ``url`` as it may be shown."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _elasticsearch_version(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        raise ValueError("the address must begin with http:// or https://")
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    if parts.username is not None:
        passwords = urllib.request.HTTPPasswordMgrWithPriorAuth()
        passwords.add_password(None, without_password(url), parts.username, parts.password or "", is_authenticated=True)
        opener.add_handler(urllib.request.HTTPBasicAuthHandler(passwords))
    with opener.open(without_password(url), timeout=SECONDS_TO_ANSWER) as reply:
        return str(json.load(reply)["version"]["number"])


def _database_address() -> str:
    database = settings.DATABASES["default"]
    if connection.vendor == "sqlite":
        return str(database["NAME"])
    return f"{connection.display_name} at {database['HOST'] or 'the local socket'}:{database['PORT'] or 'default port'}"

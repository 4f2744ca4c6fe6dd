"""Faults of a cluster for ``search_faults.py``, one at a time: each lasts as long as its ``with``."""

import contextlib
import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen


@contextlib.contextmanager
def killed(port: int) -> Iterator[None]:
    """Kill the node at ``port`` as a power cut would; it stays dead."""
    for status in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            if f"node.name=node-{port}".encode() in status.read_bytes().split(b"\0"):
                os.kill(int(status.parent.name), signal.SIGKILL)
    yield


@contextlib.contextmanager
def other_fields() -> Iterator[None]:
    """Let the worker find an index of other fields, as after an upgrade."""
    from search.engines.elasticsearch import mapping

    mapping.DOCUMENT_VERSION += 1
    yield


@contextlib.contextmanager
def full_disk(port: int) -> Iterator[None]:
    """Let every node believe its disk full, so that it blocks writing; afterwards give the room back."""
    marks = [f"cluster.routing.allocation.disk.watermark.{mark}" for mark in ("low", "high", "flood_stage")]
    told: dict[str, Any] = {
        "cluster.routing.allocation.disk.threshold_enabled": True,  # a local node does not look at its disk
        "cluster.info.update.interval": "10s",
        **dict.fromkeys(marks, "900tb"),
    }
    asked(port, "/_cluster/settings", {"persistent": told})
    try:
        yield
        if "true" not in str(asked(port, "/_all/_settings/index.blocks.read_only_allow_delete")):
            raise RuntimeError("no index was blocked: the server did not believe its disk full")
    finally:
        asked(port, "/_cluster/settings", {"persistent": dict.fromkeys(told)})
        asked(port, "/_all/_settings", {"index.blocks.read_only_allow_delete": None})


@contextlib.contextmanager
def wrong(port: int, what: str) -> Iterator[None]:
    """Put a server between the portal and the node at ``port`` that answers ``slowly``, ``429`` or ``nonsense``."""
    from django.conf import settings

    class Between(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, kind, body = 200, "application/json", b'{"took": "yes", "hits": 7}'
            if what == "429":
                status, body = 429, b'{"error": {"type": "es_rejected_execution_exception"}, "status": 429}'
            elif what == "slowly":
                time.sleep(2)
                sent = Request(f"http://127.0.0.1:{port}{self.path}", content, dict(self.headers), method=self.command)
                with urlopen(sent) as reply:  # noqa: S310 — our own node
                    kind, body = reply.headers["Content-Type"], reply.read()
            self.send_response(status)
            for name, value in (("Content-Type", kind), ("X-Elastic-Product", "Elasticsearch")):
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            with contextlib.suppress(BrokenPipeError):  # who asked has not waited
                self.end_headers()
                self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = answer  # noqa: N815

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Between)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    healthy, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, f"http://127.0.0.1:{server.server_port}"
    try:
        yield
    finally:
        settings.ELASTICSEARCH_URL = healthy
        server.shutdown()


def asked(port: int, path: str, body: Any = None) -> Any:
    """Return what the node at ``port`` answers, or an empty text where it does not."""
    request = Request(
        f"http://127.0.0.1:{port}{path}",
        None if body is None else json.dumps(body).encode(),
        {"Content-Type": "application/json"},
        method="GET" if body is None else "PUT",
    )
    try:
        with urlopen(request, timeout=30) as reply:  # noqa: S310 — our own node
            return json.load(reply)
    except OSError:
        return ""

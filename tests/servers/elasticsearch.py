"""A real Elasticsearch node that a test run, or a test that kills it, has for itself."""

import contextlib
import urllib.error
import urllib.request
from pathlib import Path

from .processes import ROOT, ServerProcess, free_port

SECONDS_TO_START = 120.0
"""A loaded machine of two cores; a free one needs about six."""


class ElasticsearchNode:
    """One node on a free port of loopback, with its data in ``folder``; it can be killed and started again on them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.transport_port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: ServerProcess | None = None

    def start(self) -> None:
        """Return when the node answers; raise ``ServerFailed`` when it does not."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._process = ServerProcess(
            [str(ROOT / "script" / "elasticsearch")],
            log=self.folder / "output.log",
            environment={
                "ELASTICSEARCH_PORT": str(self.port),
                "ELASTICSEARCH_TRANSPORT_PORT": str(self.transport_port),
                "ELASTICSEARCH_DATA": str(self.folder / "data"),
            },
        )
        self._process.wait_until(self.answers, seconds=SECONDS_TO_START)

    def answers(self) -> bool:
        """Say whether ``GET /`` is answered now."""
        with contextlib.suppress(OSError, urllib.error.URLError), urllib.request.urlopen(self.url, timeout=2) as reply:
            return bool(reply.status == 200)
        return False

    def kill(self) -> None:
        """End the node as a power cut would; ``start`` brings it back with what it had written."""
        if self._process is not None:
            self._process.kill()

    def stop(self) -> None:
        """End the node in good order."""
        if self._process is not None:
            self._process.stop()

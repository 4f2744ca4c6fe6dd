"""Servers on loopback that answer in JSON as an Elasticsearch would, for what no real one can be brought to say."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

Reply = Callable[[bytes], tuple[int, object]]
"""From the body of a request to status and answer."""


@contextmanager
def json_server(*, about: object, bulk: Reply | None = None, product: str = "Elasticsearch") -> Iterator[str]:
    """Yield the address of a server that says ``about`` to each GET, and what ``bulk`` returns to what is sent."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._reply(200, about)

        def do_PUT(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"]))
            self._reply(*(bulk(sent) if bulk else (405, {})))

        do_POST = do_PUT  # noqa: N815 — the client chooses between the two

        def _reply(self, status: int, answer: object) -> None:
            content = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.send_header("X-Elastic-Product", product)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

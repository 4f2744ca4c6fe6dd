"""Real servers that are no working Elasticsearch: they refuse, hang, hang up, or answer nonsense."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Answer = Callable[[socket.socket], None]
JSON = "application/json\r\nX-Elastic-Product: Elasticsearch"


class WrongServer:
    """Listens on loopback and treats each connection with ``answer``; counts them in ``connections``."""

    def __init__(self, answer: Answer) -> None:
        self.connections = 0
        self._answer = answer
        self._kept: list[socket.socket] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening and drop every connection."""
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(10)
        for connection in self._kept:
            connection.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            self.connections += 1
            self._kept.append(connection)
            self._answer(connection)


def hang(connection: socket.socket) -> None:
    """Accept, and never answer."""


def hang_up(connection: socket.socket) -> None:
    """Close before a word is said."""
    connection.close()


def answer_nonsense(connection: socket.socket) -> None:
    """Answer as some other web server would."""
    connection.recv(65536)
    _reply(connection, "200 OK", "<h1>It works!</h1>")


def answer_overloaded(connection: socket.socket) -> None:
    """Answer as a proxy before a dead server does."""
    connection.recv(65536)
    _reply(connection, "503 Service Unavailable", "<h1>503</h1>")


def refuse_questions(connection: socket.socket) -> None:
    """Answer as Elasticsearch does: it says who it is, and finds fault with every question."""
    asked = connection.recv(65536)
    if asked.startswith(b"GET / "):
        _reply(connection, "200 OK", '{"version": {"number": "8.19.0"}}', kind=JSON)
    else:
        _reply(connection, "400 Bad Request", '{"error": {"type": "too_many_clauses"}, "status": 400}', kind=JSON)


@contextmanager
def wrong_server(answer: Answer) -> Iterator[WrongServer]:
    """Yield a running server that treats its callers with ``answer``."""
    server = WrongServer(answer)
    try:
        yield server
    finally:
        server.close()


def refusing_address() -> str:
    """Return the address of a port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as once:
        return f"http://127.0.0.1:{once.getsockname()[1]}"


def _reply(connection: socket.socket, status: str, body: str, *, kind: str = "text/html") -> None:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    connection.sendall((head + body).encode())
    connection.close()

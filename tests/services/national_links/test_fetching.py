"""One address is asked politely, and never leads the portal to a host that operators did not name."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.national_links.fetching import answer_of, is_checkable


class Handler(BaseHTTPRequestHandler):
    """Answers by the path that is asked for."""

    def do_HEAD(self):
        if self.path == "/no-head":
            self.send_error(405)
        else:
            self.do_GET()

    def do_GET(self):
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
        else:
            self.send_response({"/gone": 404, "/broken": 500}.get(self.path, 200))
        self.end_headers()

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture
def server():
    httpd = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/gone", 404), ("/broken", 500), ("/no-head", 200), ("/to//gone", 404)]
)
def test_the_answer_is_that_of_the_address(server, path, status):
    assert answer_of(f"http://{server}{path}", hosts={server}).status == status


def test_a_way_to_another_host_is_not_followed(server):
    other = server.replace("127.0.0.1", "localhost")
    assert answer_of(f"http://{server}/to/http://{other}/", hosts={server}).status == 302


def test_nothing_there_is_no_answer():
    assert answer_of("http://127.0.0.1:1/", hosts={"127.0.0.1:1"}).status is None


@given(st.text(max_size=80))
def test_only_named_hosts_are_checkable(text):
    hosts = {"dichvucong.gov.vn"}
    assert not is_checkable(text, hosts) or text.lower().startswith("https://dichvucong.gov.vn")
    assert not is_checkable(f"https://{text}.example/", hosts) or "/" in text or "?" in text or "#" in text

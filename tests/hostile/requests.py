# ruff: noqa: RUF001, E501 - look-alike letters are what this file is for
"""Hostile requests: a fixed list of what has broken portals, and strategies that make thousands more.

A request goes to Django as a server would hand it over: raw path and raw query string,
so that nothing is repaired on the way.
"""

from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from django.test import Client
from hypothesis import strategies as st

FORMS = ("/accounts/login/", "/accounts/password/reset/", "/i18n/setlang/", "/tim-kiem/", "/tin-tuc/", "/admin/login/")
PATHS = (
    "/", "/en/", "/tin-tuc/", "/en/news/", "/tim-kiem/", "/en/tim-kiem/", "/tim-kiem/goi-y/", "/tim-kiem/opensearch.xml",
    "/tin-tuc/rss/", "/tin-tuc/atom/", "/robots.txt", "/sitemap.xml", "/admin/", "/accounts/login/", "/files/1/x.pdf",
    "/_util/authenticate_with_password/1/1/", "/khong-co/", "/tin-tuc/khong-co/",
)  # fmt: skip
PARAMETERS = (
    "q",
    "loai",
    "linh-vuc",
    "co-quan",
    "nam",
    "tu",
    "den",
    "sap-xep",
    "trang",
    "next",
    "format",
    "utm_source",
)
NASTY_TEXTS = (
    "", " ", "\x00", "a\x00b", "%00", "%", "%zz", "%C3%28", "%ED%A0%80", "\ud800", "\ufffe", "\u202e", "\u200b" * 50,
    "'", '"', "' OR 1=1 --", '"; DROP TABLE search_searchentry; --', "<script>alert(1)</script>", "{{7*7}}", "{% debug %}",
    "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "\\..\\..\\", "//elsewhere.example/", "javascript:alert(1)",
    "\r\nSet-Cookie: x=1", "-1", "0", "1e309", "NaN", "99999999999999999999", "٣", "½", "²", "1_000", "+1", "0x10",
    "31/02/2026", "2026-13-45", "0000-00-00", "10000-01-01", "30/01/07", "AND", "OR NOT", "a AND (", '"a', "a:b", "NEAR(a b)",
    "*", "a*", "^a", "{a}", "a & | !", "()", "\\", "a\\", "[", "]", "(?:", "title:*", "*:*", "_exists_:x", "a~2", "~", "a^1e9",
    "đ" * 5000, "a " * 5000, "ộ" * 300, "o\u0302\u0323" * 300, "\u0300" * 300, "🙂" * 200, "12/2026/QĐ-UBND", "/////",
    "1/2/3/4/5/6/7/8/9/0", "hội nghị BCVT 2007", "ʼ", "ﬁ", "İ", "ß", "\x1b[31m", "\ue000a\ue001",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class HostileRequest:
    """One request as it arrives: ``path`` and ``query`` are what stands on the wire."""

    path: str
    query: str = ""
    method: str = "GET"
    form: dict[str, str] = field(default_factory=dict)
    language: str = "vi"


def send(client: Client, request: HostileRequest) -> int:
    """Send it and return the status of the answer."""
    extra = {
        "PATH_INFO": request.path.encode("utf-8", "surrogatepass").decode("latin-1"),
        "QUERY_STRING": request.query,
        "HTTP_ACCEPT_LANGUAGE": request.language,
    }
    if request.method == "POST":
        form = urlencode(request.form, errors="replace")
        return client.post("/", form, "application/x-www-form-urlencoded", **extra).status_code
    return client.generic(request.method, "/", **extra).status_code


def fixed_list() -> list[HostileRequest]:
    """Return every nasty text where it hurt somebody: the words of a search, another parameter, addresses, a form."""
    return [request for number, text in enumerate(NASTY_TEXTS) for request in _with(text, number)]


def _with(text: str, number: int) -> list[HostileRequest]:
    value = quote(text.encode("utf-8", "surrogatepass"))
    form = {"login": text, "password": text, "email": text, "language": text, "next": text}
    parameter = PARAMETERS[1 + number % (len(PARAMETERS) - 1)]
    return [
        HostileRequest(path=f"/tin-tuc/{text}/"),
        HostileRequest(path="/tim-kiem/", query=f"q={value}&{parameter}={value}"),
        HostileRequest(path="/tim-kiem/goi-y/", query=f"q={value}"),
        HostileRequest(path="/tin-tuc/", query=f"{parameter}={value}&{parameter}={value}"),
        HostileRequest(path=FORMS[number % len(FORMS)], method="POST", form=form),
    ]


nasty = st.one_of(
    st.sampled_from(NASTY_TEXTS),
    st.text(max_size=80),
    st.text(alphabet="%0123456789abcdefABCDEF/'\"<>", max_size=40),
)
quoted = nasty.map(lambda text: quote(text.encode("utf-8", "surrogatepass")))
raw = st.text(alphabet=[chr(code) for code in range(0x20, 0x7F)], max_size=60)
queries = st.lists(st.tuples(st.sampled_from(PARAMETERS) | raw, quoted | raw), max_size=8).map(
    lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)
)
paths = st.sampled_from(PATHS) | st.builds(lambda base, text: base + text, st.sampled_from(PATHS), nasty)
fields = st.sampled_from(("login", "password", "email", "language", "next", "q", "csrfmiddlewaretoken"))
languages = st.sampled_from(("vi", "en", "xx", "*;q=", "\x00"))
hostile_requests = st.one_of(
    st.builds(HostileRequest, path=paths, query=queries, language=languages),
    st.builds(
        HostileRequest,
        path=st.sampled_from(FORMS) | paths,
        method=st.just("POST"),
        form=st.dictionaries(fields, nasty, max_size=6),
    ),
    st.builds(
        HostileRequest,
        path=paths,
        query=queries,
        method=st.sampled_from(("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH")),
    ),
)

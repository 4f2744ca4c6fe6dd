"""The question below every public page: where it stands, where it does not, what it costs, what it tells."""

import gzip
import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from rating.counts import forget, public_counts
from rating.models import RatedPage
from tests.browser.pages import public_pages
from tests.factories import AgencyFactory, ContentPageFactory
from tests.factories.editing import administrator, lay_all, signed_in

pytestmark = pytest.mark.django_db

QUESTION = "data-rating>"
KILOBYTE = 1000


def rated(key: str, helpful: int, unhelpful: int, language: str = "vi") -> RatedPage:
    row = RatedPage.objects.create(
        key=key, language=language, title="Trang", address="/", helpful=helpful, unhelpful=unhelpful
    )
    forget()
    return row


def test_it_stands_below_every_page_but_errors_searches_and_sign_in(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("load_demonstration", verbosity=0)
    asked, not_asked = set(), set()
    for page in public_pages():
        answer = client.get(page.address)
        html = answer.content.decode()
        (asked if QUESTION in html else not_asked).add(page.name)
        assert html.count(QUESTION) <= 1
        words = "Was this information useful?" if page.language == "en" else "Thông tin này có hữu ích?"
        assert (words in html) == (QUESTION in html), page
        action = "/en/danh-gia/" if page.language == "en" else "/danh-gia/"
        assert (f'action="{action}"' in html) == (QUESTION in html), page
        assert QUESTION not in html or not answer.cookies, "a page that sets a cookie cannot be cached"
    assert {name.partition(",")[0] for name in not_asked} == {"search", "not found", "sign in"}
    assert {
        "HomePage",
        "NewsPage",
        "LegalDocumentPage",
        "ProcedurePage",
        "agencies",
        "agency",
        "communes",
        "commune",
    } <= asked


def test_an_unknown_agency_is_not_asked_about(client):
    AgencyFactory()
    answer = client.get("/co-quan/khong-co-co-quan-nay/")
    assert answer.status_code == 404
    assert QUESTION not in answer.content.decode()


def test_who_may_read_a_private_page_is_not_asked_about_it():
    lay_all()
    page = ContentPageFactory()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    answer = signed_in(administrator()).get(page.url)
    assert answer.status_code == 200
    assert QUESTION not in answer.content.decode()


def test_a_preview_asks_nothing():
    page = ContentPageFactory()
    request = RequestFactory().get(page.url)
    assert QUESTION not in page.make_preview_request(request, "").rendered_content


def test_the_counts_are_told_from_five_answers_on(client):
    page = ContentPageFactory()
    row = rated(f"page:{page.pk}", 3, 1)
    assert "người thấy hữu ích" not in client.get(page.url).content.decode()
    row.helpful = 1204
    row.save()
    forget()
    assert "1204 người thấy hữu ích, 1 người chưa." in client.get(page.url).content.decode()


def test_each_language_has_its_own_counts_and_words(client):
    agency = AgencyFactory(name="Sở Thử nghiệm")
    rated(f"agency:{agency.slug}", 1, 4, "en")
    assert "1 person found it useful, 4 did not." in client.get(f"/en/co-quan/{agency.slug}/").content.decode()
    assert "người thấy hữu ích" not in client.get(f"/co-quan/{agency.slug}/").content.decode()


def test_it_costs_a_warm_page_no_statement_and_less_than_a_kilobyte(client):
    page = ContentPageFactory()
    rated(f"page:{page.pk}", 30, 12)
    html = client.get(page.url).content.decode()
    part = re.search(r'<div class="page"><div class="rating".*?</div></div>', html, flags=re.DOTALL)
    assert part is not None
    without = html.replace(part[0], "")
    assert len(gzip.compress(html.encode(), 1)) - len(gzip.compress(without.encode(), 1)) < KILOBYTE
    with CaptureQueriesContext(connection) as queries:
        client.get(page.url)
    assert not [query["sql"] for query in queries if "rating_" in query["sql"]]


def test_the_counts_of_all_pages_are_read_in_one_statement(django_assert_num_queries):
    for number in range(20):
        rated(f"page:{number}", 5, number)
    with django_assert_num_queries(1):
        assert [public_counts(f"page:{number}", "vi").unhelpful for number in range(20)] == list(range(20))

"""Readers are told how search orders results and how well, in both languages, from the figures last measured."""

import pytest
from django.db import connection

from search.evaluating.measured import measured

pytestmark = pytest.mark.django_db


def test_the_page_tells_what_counts_what_does_not_and_the_marks_with_their_day(client):
    answer = client.get("/tim-kiem/cach-xep-hang/")
    html = answer.content.decode()
    first = measured().figures[0]
    assert answer.status_code == 200
    assert "Điều gì không được tính" in html
    assert f"ngày {measured().day:%d/%m/%Y}" in html
    assert f">{first.ndcg_at_10 * 100:.0f}</td>" in html
    assert html.count('<th scope="row"') == len(measured().figures)


def test_each_engine_heads_its_lines_once(client):
    html = client.get("/tim-kiem/cach-xep-hang/").content.decode()
    assert html.count('scope="rowgroup"') == len({one.engine for one in measured().figures})


@pytest.mark.parametrize(("prefix", "mark"), [("", "."), ("/en", ",")])
def test_large_numbers_are_separated_as_the_language_does(client, prefix, mark):
    entries = max(one.documents for one in measured().figures)
    assert f"{entries:,}".replace(",", mark) in client.get(f"{prefix}/tim-kiem/cach-xep-hang/").content.decode()


def test_it_says_which_engine_answers_here(client, settings):
    database = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    address = "/en/tim-kiem/cach-xep-hang/"
    assert f"What answers on this portal: Database ({database})." in client.get(address).content.decode()
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    words = f"Search server (Elasticsearch); while it does not answer: Database ({database})."
    assert f"What answers on this portal: {words}" in client.get(address).content.decode()


def test_it_is_told_in_english_too(client):
    assert "What does not count" in client.get("/en/tim-kiem/cach-xep-hang/").content.decode()


def test_the_results_page_leads_there(client):
    assert 'href="/tim-kiem/cach-xep-hang/"' in client.get("/tim-kiem/").content.decode()

"""Readers are told how search orders results and how well, in both languages, from the figures last measured."""

import pytest

from search.evaluating.measured import measured

pytestmark = pytest.mark.django_db


def test_the_page_tells_what_counts_what_does_not_and_the_marks_with_their_day(client):
    answer = client.get("/tim-kiem/cach-xep-hang/")
    html = answer.content.decode()
    first = measured().figures[0]
    assert answer.status_code == 200
    assert "Điều gì không được tính" in html
    assert f"ngày {measured().day:%d/%m/%Y}" in html
    assert f"<td>{first.ndcg_at_10 * 100:.0f}</td>" in html
    assert html.count('<th scope="row">') == len(measured().figures)


def test_it_is_told_in_english_too(client):
    assert "What does not count" in client.get("/en/tim-kiem/cach-xep-hang/").content.decode()


def test_the_results_page_leads_there(client):
    assert 'href="/tim-kiem/cach-xep-hang/"' in client.get("/tim-kiem/").content.decode()

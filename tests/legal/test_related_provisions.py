"""What the codification of law puts beside an article stands folded at its end."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from legal.models import LegalDocumentPage
from legal.models.related_provision import RelatedProvision
from legal.relation_types import RelationType
from tests.factories.legal import LegalDocumentFactory, relation

pytestmark = pytest.mark.django_db

TEXT = "\n".join(f"Điều {number}. Việc thứ {number}\n1. Bến." for number in range(1, 4))


@pytest.fixture
def law() -> LegalDocumentPage:
    return LegalDocumentFactory(number="9/2020/NĐ-CP", text=TEXT)


def beside(law: LegalDocumentPage, provision: str, other: LegalDocumentPage, *others: str) -> None:
    for one in others:
        RelatedProvision.objects.create(page=law, provision=provision, target=other, target_provision=one)


def folds(html: str) -> list[str]:
    return re.findall(r'<details class="related-provisions".*?</details>', html, re.DOTALL)


def test_related_articles_are_folded_at_the_end_of_the_article_by_document(client, law):
    other = LegalDocumentFactory(number="3/2019/TT-BTC", title="Thông tư 3/2019/TT-BTC: Bến", text=TEXT)
    beside(law, "dieu-2", other, "dieu-3", "dieu-1")
    html = client.get(law.url).content.decode()
    [fold] = folds(html)
    assert "<summary>Có nội dung liên quan ở 2 điều khác</summary>" in fold
    assert "<li>Thông tư 3/2019/TT-BTC: Bến: <a " in fold
    assert re.findall(r'#([^"]*)"', fold) == ["dieu-1", "dieu-3"]
    assert 'id="dieu-3"' in html.partition(fold)[2]
    assert 'id="dieu-2"' in html.partition(fold)[0]


def test_of_many_only_some_are_named_and_all_are_counted(client, law):
    other = LegalDocumentFactory(number="3/2019/TT-BTC", text=TEXT)
    beside(law, "dieu-1", other, *(f"dieu-{number}" for number in range(1, 41)))
    [fold] = folds(client.get(law.url).content.decode())
    assert "ở 40 điều khác" in fold
    assert fold.count("#dieu-") == 8
    assert f'<li><a href="{other.url}">' in fold
    assert "32 điều khác</li>" in fold


def test_what_the_public_may_not_see_is_neither_named_nor_counted(client, law):
    hidden = LegalDocumentFactory(number="3/2019/TT-BTC", live=False)
    beside(law, "dieu-1", hidden, "dieu-1")
    assert folds(client.get(law.url).content.decode()) == []


def test_a_related_document_that_has_ended_is_told_so(client, law):
    other = LegalDocumentFactory(number="3/2019/TT-BTC", text=TEXT)
    LegalDocumentFactory(number="4/2021/TT-BTC", relations=[relation(RelationType.REPEALS, other)])
    beside(law, "dieu-1", other, "dieu-1")
    [fold] = folds(client.get(law.url).content.decode())
    assert " (hết hiệu lực): " in fold


def test_related_articles_cost_no_statement_of_their_own(client, law):
    other = LegalDocumentFactory(number="3/2019/TT-BTC", relations=[relation(RelationType.AMENDS, law)])

    def statements() -> int:
        client.get(law.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(law.url)
        return len(queries)

    without = statements()
    beside(law, "dieu-1", other, "dieu-1", "dieu-2")
    assert statements() == without


def test_documents_behind_the_last_article_that_is_named_are_named_with_their_number_of_articles(client, law):
    first = LegalDocumentFactory(number="3/2019/TT-BTC", text=TEXT)
    beside(law, "dieu-1", first, *(f"dieu-{number}" for number in range(1, 9)))
    second = LegalDocumentFactory(number="5/2019/TT-BTC", text=TEXT)
    beside(law, "dieu-1", second, "dieu-1", "dieu-2")
    [fold] = folds(client.get(law.url).content.decode())
    assert "</a>: 2 điều</li>" in fold

"""The page of a document: facts before text, its status in words, relations both ways, however many."""

import gzip
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import PageViewRestriction

from core.models import PortalDocument
from legal.models import DocumentFile, DocumentIssuer, LegalDocumentPage
from legal.relation_types import Direction, RelationType
from tests.factories import AgencyFactory, FieldFactory
from tests.factories.legal import LegalDocumentFactory, legal_index, relation

pytestmark = pytest.mark.django_db
BUDGET = 12


def shown(client, page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def test_facts_stand_before_the_text(client):
    page = LegalDocumentFactory(
        number="12/2026/QĐ-UBND",
        issued_on=date(2007, 1, 30),
        gazette_number="459 + 460 (2013)",
        extent="kon-tum",
        issuers=[
            DocumentIssuer(agency=AgencyFactory(name="Ủy ban thử"), signer="Nguyễn Văn An", signer_title="Chủ tịch")
        ],
        body=[("paragraph", "<p>Điều thử nghiệm.</p>")],
    )
    html = shown(client, page)
    text = html.index("Điều thử nghiệm.")
    for fact in ("12/2026/QĐ-UBND", "30/01/2007", "459 + 460", "Kon Tum", "Ủy ban thử", "Nguyễn Văn An", "Chủ tịch"):
        assert html.index(fact) < text
    assert f"/co-quan/{page.issuers.first().agency.slug}/" in html


def test_an_ended_document_says_so_first_with_a_link_to_what_ended_it(client):
    old = LegalDocumentFactory()
    new = LegalDocumentFactory(
        number="40/2024/QĐ-UBND",
        issued_on=date(2024, 1, 1),
        effective_from=date(2024, 3, 1),
        relations=[relation(RelationType.REPLACES, old, source="Điều 9")],
    )
    html = shown(client, old)
    assert "Hết hiệu lực toàn bộ từ 01/03/2024" in html
    assert f'thay thế bởi <a class="number" href="{new.url}">40/2024/QĐ-UBND</a>' in html
    assert "Điều 9" in html
    assert "Còn hiệu lực" in shown(client, new)
    assert f'href="{old.url}"' in shown(client, new)


def test_a_document_that_we_do_not_hold_is_named_with_a_search_and_one_without_a_number_is_counted(client):
    unnamed = relation(RelationType.ENDS, direction=Direction.PASSIVE, is_confirmed=False, unnamed_count=2)
    html = shown(client, LegalDocumentFactory(relations=[relation(RelationType.BASED_ON, "1/2015/QH13"), unnamed]))
    assert "/tim-kiem/?q=1%2F2015%2FQH13" in html
    with translation.override("vi"):
        assert "Không xác định" in html
    assert "2 văn bản" in html


def test_what_nobody_has_confirmed_is_said_in_one_sentence_with_what_to_do(client):
    unconfirmed = {"is_confirmed": False, "source": "Công báo, mục “Thay thế”"}
    old = LegalDocumentFactory()
    LegalDocumentFactory(
        number="2/2014/NĐ-CP",
        issued_on=date(2024, 1, 1),
        effective_from=date(2024, 3, 1),
        relations=[relation(RelationType.ENDS, old, **unconfirmed)],
    )
    html = " ".join(shown(client, old).split())
    assert "Không xác định" in html
    assert "Nguồn dữ liệu ghi rằng văn bản này bị thay thế, bãi bỏ, huỷ bỏ hoặc đình chỉ bởi" in html
    assert "chưa xác nhận điều đó: hãy đọc văn bản nêu trên trước khi áp dụng văn bản này" in html


def test_evidence_that_a_group_shares_stands_once_below_it(client):
    unconfirmed = {"is_confirmed": False, "source": "Công báo, mục “Bị thay thế”"}
    numbers = [f"{n}/2013/TT-BTC" for n in (126, 161, 77)]
    page = LegalDocumentFactory(relations=[relation(RelationType.ENDS, number, **unconfirmed) for number in numbers])
    html = shown(client, page)
    assert html.count("Chưa xác nhận; theo Công báo, mục “Bị thay thế”.") == 1
    assert "(chưa xác nhận)" not in html


def test_documents_that_we_do_not_hold_stand_by_year_and_as_people_count(client):
    numbers = ["126/2013/TT-BTC", "161/2013/TT-BTC", "77/2013/TT-BTC", "8/2010/NĐ-CP", "9/2016/NĐ-CP", "40/NQ-CP"]
    page = LegalDocumentFactory(relations=[relation(RelationType.BASED_ON, number) for number in numbers])
    html = shown(client, page)
    places = [html.index(f'<span class="number">{numbers[place]}</span>') for place in (4, 2, 0, 1, 3, 5)]
    assert places == sorted(places)


def test_a_held_document_whose_number_has_no_year_is_told_apart_by_its_date(client):
    resolutions = [LegalDocumentFactory(number="01/NQ-CP", issued_on=date(year, 1, 3)) for year in (2013, 2015)]
    html = shown(client, LegalDocumentFactory(relations=[relation(RelationType.BASED_ON, one) for one in resolutions]))
    for day in ("03/01/2013", "03/01/2015"):
        assert f'01/NQ-CP</a> ngày <time datetime="{day[6:]}-01-03">{day}</time>' in html


def test_dates_that_contradict_each_other_are_named(client):
    html = shown(client, LegalDocumentFactory(issued_on=date(2025, 11, 10), effective_from=date(2025, 10, 11)))
    assert "đứng trước ngày ban hành" in html
    assert "hết hiệu lực trước" not in html


def test_of_a_private_document_only_the_number_is_shown(client):
    hidden = LegalDocumentFactory(title="Tên không ai được thấy")
    page = LegalDocumentFactory(relations=[relation(RelationType.BASED_ON, hidden)])
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    html = shown(client, page)
    assert hidden.number in html
    assert hidden.title not in html
    assert f'href="{hidden.url}"' not in html


def test_files_show_their_type_and_size(client):
    file = PortalDocument.objects.create(title="Bản ký", file=ContentFile(b"%PDF-" + b"x" * 2048, name="ban-ky.pdf"))
    html = shown(client, LegalDocumentFactory(files=[DocumentFile(file=file)]))
    assert "(PDF, 2,0" in html
    assert '<h2 id="tep">' in html


def test_hostile_words_are_shown_and_never_run(client):
    bad = "<script>alert(1)</script>"
    page = LegalDocumentFactory(
        title=bad,
        abstract=bad,
        gazette_number=bad,
        unassigned_signers=bad,
        relations=[relation(target=bad, source=bad)],
    )
    html = shown(client, page)
    assert bad not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@pytest.fixture
def much_related():
    page = LegalDocumentFactory(
        fields=[FieldFactory(), FieldFactory()],
        relations=[relation(RelationType.BASED_ON, f"{n}/2015/NĐ-CP", is_confirmed=False) for n in range(150)],
    )
    for _ in range(30):
        others = [relation(RelationType.GUIDES, page), relation(RelationType.LINKED, page)]
        LegalDocumentFactory(relations=others, title="Quyết định về một việc dài dòng: " + "chữ " * 50)
    return page


def test_a_document_with_hundreds_of_relations_stays_light_and_folds_them(client, much_related):
    client.get(much_related.url)
    with CaptureQueriesContext(connection) as queries:
        html = shown(client, much_related)
    assert len(queries) <= BUDGET, "\n".join(query["sql"][:200] for query in queries)
    assert len(gzip.compress(html.encode())) < 14_000
    assert len(html) < 60_000
    assert html.count("<details") >= 3


def test_an_editor_previews_what_is_not_saved(client, admin_client):
    page = LegalDocumentFactory()
    draft = page.get_latest_revision_as_object()
    draft.abstract = "Một trích yếu chưa lưu."
    request = page.dummy_request if hasattr(page, "dummy_request") else None
    response = draft.make_preview_request(request, draft.default_preview_mode)
    assert "Một trích yếu chưa lưu." in response.rendered_content


def test_a_document_is_reached_only_below_its_own_list(client):
    page = LegalDocumentFactory()
    assert client.get(f"{legal_index().url}{page.slug}/").status_code == 200
    assert client.get(f"{legal_index().url}{page.slug}/x/").status_code == 404
    LegalDocumentPage.objects.get(pk=page.pk).unpublish()
    assert client.get(page.url).status_code == 404

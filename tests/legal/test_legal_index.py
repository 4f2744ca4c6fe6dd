"""The list of documents: filters by validity, type, issuer and field, and every spelling of a number."""

import json
from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate
from wagtail.models import PageViewRestriction

from legal.models import DocumentIssuer
from legal.relation_types import RelationType
from search.models import SearchEntry
from tests.factories import AgencyFactory, FieldFactory
from tests.factories.legal import DocumentTypeFactory, LegalDocumentFactory, legal_index, relation

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(django_capture_on_commit_callbacks):
    """Make documents, and let search build what was marked."""

    def make(**facts):
        with django_capture_on_commit_callbacks(execute=True):
            return LegalDocumentFactory(**facts)

    return make


def found(client, query: str = "", **parameters: str) -> list[str]:
    """Return the keys of what the list shows."""
    response = client.get(legal_index().url + query, parameters)
    assert response.status_code == 200
    return [result.key for result in response.context["found"].results]


def entry(page) -> SearchEntry:
    return SearchEntry.objects.get(key=f"page:{page.pk}")


SPELLINGS = ["12/2026/QĐ-UBND", "12/2026/qd-ubnd", "Số: 012/2026/QĐ – UBND", "qd 12 ubnd 2026", "12/2026", "12/QĐ-UBND"]


@pytest.mark.parametrize("typed", SPELLINGS)
def test_a_number_is_found_in_every_spelling(client, published, typed):
    meant = published(number="12/2026/QĐ-UBND")
    published(number="21/2025/QĐ-UBND", abstract="Sửa đổi Quyết định 12/2024/QĐ-UBND")
    assert found(client, q=typed)[0] == f"page:{meant.pk}"


def test_odd_old_numbers_are_found_as_printed_and_folded(client, published, shared_data):
    odd = json.loads((shared_data / "text" / "irregular_document_numbers.json").read_text(encoding="utf-8"))
    printed = [one if isinstance(one, str) else one["so_hieu"] for one in odd][:8]
    pages = {number: published(number=number, title=f"Văn bản {number}") for number in printed}
    for number, page in pages.items():
        for typed in (number, number.lower(), f"  {number} "):
            assert found(client, q=typed)[:1] == [f"page:{page.pk}"], typed


def test_readers_filter_by_validity_type_issuer_and_field(client, published):
    agency, field, kind = AgencyFactory(), FieldFactory(), DocumentTypeFactory()
    old = published(issuers=[DocumentIssuer(agency=AgencyFactory()), DocumentIssuer(agency=agency)])
    new = published(
        fields=[field],
        document_type=kind,
        issued_on=date(2024, 1, 1),
        effective_from=date(2024, 1, 1),
        relations=[relation(RelationType.REPLACES, old)],
    )
    first, second = f"page:{old.pk}", f"page:{new.pk}"
    assert found(client, "?hieu-luc=het-hieu-luc-toan-bo") == [first]
    assert found(client, "?hieu-luc=con-hieu-luc") == [second]
    assert found(client, f"?co-quan={agency.slug}") == [first]
    assert found(client, f"?linh-vuc={field.slug}") == [second]
    assert found(client, f"?loai-van-ban={kind.slug}") == [second]


def test_an_issuer_or_a_signer_in_words_finds_the_document(client, published):
    agency = AgencyFactory(name="Sở Nông nghiệp và Môi trường", short_name="SNNMT")
    published(number="5/2026/QĐ-SNNMT", issuers=[DocumentIssuer(agency=agency, signer="Đặng Thị Bình")])
    for words in ("so nong nghiep va moi truong", "SNNMT", "đặng thị bình"):
        assert found(client, q=words), words


def test_an_ended_document_stands_lower_and_a_new_act_builds_the_old_one_anew(published):
    old = published()
    assert entry(old).weight == 1
    acting = published(
        issued_on=date(2024, 1, 1), effective_from=date(2024, 1, 1), relations=[relation(RelationType.REPEALS, old)]
    )
    assert entry(old).facets["hieu-luc"] == ["het-hieu-luc-toan-bo"]
    assert entry(old).weight == pytest.approx(0.35)
    assert entry(acting).weight == 1


def test_withdrawing_the_acting_document_frees_the_other(published, django_capture_on_commit_callbacks):
    old = published()
    acting = published(
        issued_on=date(2024, 1, 1), effective_from=date(2024, 1, 1), relations=[relation(RelationType.REPEALS, old)]
    )
    with django_capture_on_commit_callbacks(execute=True):
        acting.unpublish()
    assert entry(old).facets["hieu-luc"] == ["con-hieu-luc"]


def test_taking_a_relation_away_frees_the_other(published, django_capture_on_commit_callbacks):
    old = published()
    acting = published(
        issued_on=date(2024, 1, 1), effective_from=date(2024, 1, 1), relations=[relation(RelationType.REPEALS, old)]
    )
    acting.relations = []
    with django_capture_on_commit_callbacks(execute=True):
        acting.save_revision().publish()
    assert entry(old).facets["hieu-luc"] == ["con-hieu-luc"]


@pytest.mark.parametrize("whole_list", [False, True])
def test_hiding_the_acting_document_frees_the_other_until_it_is_shown_again(
    published, django_capture_on_commit_callbacks, whole_list
):
    """It says nothing while the public may not see it; a restriction of its list hides it as well."""
    old = published(number="1/2019/QĐ-UBND")
    acting = published(
        issued_on=date(2024, 1, 1), effective_from=date(2024, 1, 1), relations=[relation(RelationType.REPEALS, old)]
    )
    if whole_list:
        acting.move(legal_index("en"), pos="last-child")
    hidden = acting.get_parent() if whole_list else acting
    with django_capture_on_commit_callbacks(execute=True):
        restriction = PageViewRestriction.objects.create(page_id=hidden.pk, restriction_type="login")
    assert entry(old).facets["hieu-luc"] == ["con-hieu-luc"]
    with django_capture_on_commit_callbacks(execute=True):
        restriction.delete()
    assert entry(old).facets["hieu-luc"] == ["het-hieu-luc-toan-bo"]


def test_a_document_that_is_not_yet_in_force_is_built_anew_on_its_day(published):
    tomorrow = localdate() + timedelta(days=1)
    assert entry(published(effective_from=tomorrow)).stale_on == tomorrow


@pytest.mark.parametrize(
    "query", ["?hieu-luc=%00", "?loai-van-ban=" + "a" * 5000, "?q=%00&nam=9999999999", "?trang=-1"]
)
def test_hostile_addresses_get_a_list(client, published, query):
    published()
    assert isinstance(found(client, query), list)


def test_machines_list_the_whole_list_and_no_part_of_it(client):
    index = legal_index()
    assert "noindex" not in client.get(index.get_url()).content.decode()
    for asked in ({"q": "đất"}, {"hieu-luc": "con-hieu-luc"}):
        assert "noindex" in client.get(index.get_url(), asked).content.decode()

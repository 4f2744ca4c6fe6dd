"""What third documents tell of two others is evidence on the document amended; that one ended it, they cannot say."""

from datetime import date

import pytest

from legal.effect import finding_of, links_of
from legal.importing.told_effects import state_told
from legal.models import LegalDocumentPage
from legal.relation_types import Direction, RelationType
from legal.sources.told_effects import told_in
from legal.validity import Reason, Validity
from tests.factories.legal import DocumentTypeFactory, LegalDocumentFactory, relation

OLD, NEW = "Nghị định số 1/2012/NĐ-CP", "Nghị định số 2/2015/NĐ-CP"


def told(sentence: str):
    return [
        (one.act.number, one.act.provision, one.by, one.is_sure) for one in told_in(sentence, own_key="9/2020/tt-x")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        f"Theo {OLD} được sửa đổi, bổ sung bởi {NEW}.",
        f"Theo {OLD} ngày 03 tháng 4 năm 2012 của Chính phủ về một việc (đã được sửa đổi theo {NEW}).",
        f"{OLD} hướng dẫn Luật Bến bãi đã được sửa đổi, bổ sung một số điều tại {NEW} ngày 01/02/2015;",
        f"Căn cứ {NEW} ngày 01/02/2015 của Chính phủ sửa đổi, bổ sung một số điều của {OLD};",
        f"Căn cứ {NEW} về việc sửa đổi {OLD}.",
        f"Bãi bỏ Điều 5 của {NEW} ngày 01/02/2015 của Chính phủ sửa đổi, bổ sung một số điều của {OLD}.",
    ],
)
def test_a_sentence_tells_which_of_two_others_amended_which(sentence):
    assert told(sentence) == [("1/2012/NĐ-CP", "", "2/2015/NĐ-CP", True)]


def test_a_provision_is_told_with_the_provision_that_amended_it():
    (one,) = told_in(
        f"Theo khoản 2 Điều 5 {OLD} được sửa đổi tại khoản 3 Điều 1 {NEW} thì được hưởng.", own_key="9/2020/tt-x"
    )
    assert (one.act.provision, one.by_provision) == ("khoản 2 Điều 5", "khoản 3 Điều 1")


def test_a_provision_of_the_acting_document_that_is_only_spoken_of_is_not_told():
    (one,) = told_in(f"Bãi bỏ Điều 5 của {NEW} sửa đổi, bổ sung một số điều của {OLD}.", own_key="9/2020/tt-x")
    assert one.by_provision == ""
    (one,) = told_in(f"Theo khoản 1 Điều 3 {NEW} sửa đổi khoản 2 Điều 5 {OLD}.", own_key="9/2020/tt-x")
    assert (one.act.provision, one.by_provision) == ("khoản 2 Điều 5", "khoản 1 Điều 3")


def test_of_a_provision_of_a_document_that_was_amended_only_the_document_is_told():
    assert told(f"Tại khoản 2 Điều 5 của {OLD} đã được sửa đổi, bổ sung một số điều theo {NEW}.") == [
        ("1/2012/NĐ-CP", "", "2/2015/NĐ-CP", True)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{OLD} được thay thế bởi {NEW}.",
        f"{NEW} bãi bỏ {OLD}.",
        f"{OLD} được hướng dẫn bởi {NEW}.",
        f"{OLD} được sửa đổi bởi Thông tư số 3/2015/TT-BTC.",
        f"{NEW} được sửa đổi bởi {OLD}.",
        f"{OLD} được sửa đổi. Theo {NEW} thì được hưởng.",
        f"{OLD} được sửa đổi bởi Thông tư số 9/2020/TT-X.",
        f"Nội dung sửa đổi, bổ sung của {OLD} và {NEW}.",
        "Nghị định số 1/2012/NĐ-CP được sửa đổi bởi Nghị định số 1/2012/NĐ-CP.",
    ],
)
def test_an_end_another_kind_and_the_reading_document_itself_are_not_told(sentence):
    assert told(sentence) == []


def test_a_further_document_may_stand_behind_a_comma_for_another_reason():
    sentence = f"{NEW} sửa đổi, bổ sung một số điều của {OLD} về một việc, Nghị định số 5/2013/NĐ-CP về việc khác."
    assert told(sentence) == [("1/2012/NĐ-CP", "", "2/2015/NĐ-CP", True), ("5/2013/NĐ-CP", "", "2/2015/NĐ-CP", False)]
    assert told(f"Theo Nghị định số 4/2011/NĐ-CP, {sentence}") == [("1/2012/NĐ-CP", "", "2/2015/NĐ-CP", True)]


@pytest.fixture
def old():
    return LegalDocumentFactory(number="1/2012/NĐ-CP", imported_from="congbao:1", issued_on=date(2012, 4, 3))


def telling(sentence: str):
    return LegalDocumentFactory(
        number="9/2020/TT-X",
        document_type=DocumentTypeFactory(name="Thông tư"),
        text=f"Điều 1. Một việc\n{sentence}",
        text_digest="x",
        imported_from="phapdien:9",
    )


@pytest.mark.django_db
def test_a_document_is_changed_by_what_a_third_one_tells_with_its_sentence_once(old):
    new = LegalDocumentFactory(
        number="2/2015/NĐ-CP", issued_on=date(2015, 2, 1), effective_from=date(2015, 4, 1), imported_from="congbao:2"
    )
    telling(f"Theo {OLD} được sửa đổi bởi {NEW}.")
    assert state_told()["stated"] == 1
    page = LegalDocumentPage.objects.get(pk=old.pk)
    found = finding_of(page, links_of(page))
    assert (found.validity, found.since) == (Validity.PARTLY_ENDED, date(2015, 4, 1))
    (link,) = links_of(page)
    assert (link.other.pk, link.quote) == (new.pk, f"Theo {OLD} được sửa đổi bởi {NEW}.")
    assert link.source == "Toàn văn Thông tư 9/2020/TT-X"
    assert state_told() == {"changed": 0, "stated": 1}


@pytest.mark.django_db
def test_an_amendment_of_a_day_that_nobody_knows_leaves_the_status_unknown(old):
    telling(f"Theo {OLD} được sửa đổi bởi {NEW}.")
    state_told()
    page = LegalDocumentPage.objects.get(pk=old.pk)
    assert finding_of(page, links_of(page)).reason == Reason.UNDATED


@pytest.mark.django_db
def test_what_the_acting_document_says_itself_is_not_told_again(old):
    LegalDocumentFactory(number="2/2015/NĐ-CP", relations=[relation(RelationType.AMENDS, old)])
    telling(f"Theo {OLD} được sửa đổi bởi {NEW}.")
    assert state_told()["stated"] == 0


@pytest.mark.django_db
def test_what_is_no_longer_told_is_taken_back_and_what_others_state_stays(old, admin_user):
    third = telling(f"Theo {OLD} được sửa đổi bởi {NEW}.")
    state_told()
    LegalDocumentPage.objects.filter(pk=third.pk).update(text="Điều 1. Một việc")
    row = LegalDocumentPage.objects.get(pk=old.pk).relations.get()
    assert row.direction == Direction.PASSIVE
    assert state_told() == {"changed": 1, "stated": 0}
    assert not LegalDocumentPage.objects.get(pk=old.pk).relations.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "is_meant"), [("ngày 03 tháng 4 năm 2012", True), ("ngày 04 tháng 4 năm 2013", False)])
def test_a_number_that_is_given_anew_each_year_needs_its_day(day, is_meant):
    page = LegalDocumentFactory(number="38/QĐ-TTg", imported_from="congbao:1", issued_on=date(2012, 4, 3))
    telling(f"Theo Quyết định số 38/QĐ-TTg {day} được sửa đổi bởi Quyết định số 2/2015/QĐ-TTg.")
    state_told()
    assert page.relations.exists() == is_meant


@pytest.mark.django_db
def test_a_law_and_a_resolution_that_share_a_number_are_two_documents():
    resolution = LegalDocumentFactory(
        number="5/2012/QH13", document_type=DocumentTypeFactory(name="Nghị quyết"), imported_from="congbao:1"
    )
    telling("Theo Luật Bến bãi số 5/2012/QH13 đã được sửa đổi theo Luật số 6/2015/QH13.")
    assert state_told()["stated"] == 0
    assert not resolution.relations.exists()

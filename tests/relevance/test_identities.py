"""What is judged is named by codes, numbers and places in the addresses, the same in every database."""

from datetime import date

import pytest

from search.documents import Kind
from search.evaluating.identities import identities, numbers_in
from tests.search.entries import entry

pytestmark = pytest.mark.django_db


def names() -> set[str]:
    return set(identities().values())


def test_procedures_documents_and_their_articles_are_named_by_code_and_number():
    entry("Đăng ký khai sinh", kind=Kind.PROCEDURE, identifiers=["1.001193"], url="/thu-tuc/dang-ky-khai-sinh/")
    law = entry("Luật 31/2024/QH15", kind=Kind.LEGAL_DOCUMENT, identifiers=["31/2024/QH15"])
    article = entry("Điều 5", kind=Kind.LEGAL_DOCUMENT, parent_key=law.key)
    article.key = f"{law.key}#dieu-5"
    article.save()
    assert names() == {"thu-tuc:1.001193", "van-ban:31/2024/QH15", "van-ban:31/2024/QH15#dieu-5"}


def test_two_documents_of_one_number_are_told_apart_by_their_days():
    for day in (date(2015, 11, 12), date(2015, 11, 27)):
        entry(f"Văn bản {day}", kind=Kind.LEGAL_DOCUMENT, identifiers=["100/2015/QH13"], dated_on=day)
    assert names() == {"van-ban:100/2015/QH13@2015-11-12", "van-ban:100/2015/QH13@2015-11-27"}


def test_a_former_unit_is_named_with_the_present_one_and_no_title_of_news_stands_in_a_name():
    entry("Xã Tịnh Khê", kind=Kind.COMMUNE, url="/xa-phuong/xa-tinh-khe/")
    entry("Xã Tịnh Kỳ (cũ)", kind=Kind.COMMUNE, url="/xa-phuong/xa-tinh-khe/")
    entry("Mưa lớn trong đêm", kind=Kind.NEWS, url="/tin-tuc/mua-lon-trong-dem/")
    assert {"xa-phuong:xa-tinh-khe", "xa-phuong:xa-tinh-khe~xa-tinh-ky-cu"} < names()
    assert not any("mua-lon" in name for name in names())


def test_the_codes_and_numbers_of_judgements_are_known_without_parts_and_days():
    found = numbers_in(["van-ban:100/2015/QH13@2015-11-27#dieu-168", "thu-tuc:1.001193", "xa-phuong:xa-tinh-khe"])
    assert found == {Kind.PROCEDURE: {"1.001193"}, Kind.LEGAL_DOCUMENT: {"100/2015/QH13"}}

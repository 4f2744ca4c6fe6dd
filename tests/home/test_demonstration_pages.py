"""The demonstration content as readers meet it: marked, translated, described, and every address opens."""

from datetime import date

import pytest
from wagtail.models import Page

from core.models import MenuItem, PortalImage
from core.text import plain_text
from home.demonstration.content import page_texts
from home.demonstration.pages import pages_by_key
from legal.effect import deciding_link, finding_of, links_of
from legal.models import LegalDocumentPage
from legal.validity import Validity
from services.models import ProcedurePage
from tests.home.texts import prose

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def demonstration_pages() -> list[Page]:
    return list(Page.objects.filter(depth__gt=1).specific())


def test_every_page_carries_the_mark():
    pages = demonstration_pages()
    homes, sections, news, plain, documents, procedures, events = 2, 8, 12 + 3, 4 + 3, 22, 10, 3
    assert len(pages) == homes + sections + news + plain + documents + procedures + events
    assert all(page.is_demonstration and page.live for page in pages)


def test_one_procedure_shows_fees_by_case_way_and_place_and_the_resolution_that_sets_them(client):
    page = ProcedurePage.objects.get(slug="dang-ky-bien-dong-dat-dai")
    address = f"{page.get_url()}le-phi/"
    text = client.get(address, {"ngay": "2026-07-01", "cach": "Trực tuyến", "noi": "Đất ở phường"}).content.decode()
    assert "30.000 đồng/hồ sơ" in text
    assert "60.000 đồng/hồ sơ" not in text
    assert "hộ nghèo" in text
    assert 'href="/van-ban/nghi-quyet-16-2026-nq-hdnd/' in text
    assert "50.000 đồng/hồ sơ" in client.get(address, {"ngay": "2026-06-30"}).content.decode()


def test_translations_are_linked_in_both_directions():
    for page in (page for page in demonstration_pages() if page.locale.language_code == "en"):
        original = page.get_translations().get(locale__language_code="vi")
        assert original.specific_class is page.specific_class
        assert page.get_translations().count() == 1


def test_every_picture_in_a_page_is_described():
    for page in demonstration_pages():
        assert bool(page.listing_image) == bool(page.listing_image_alt), page.title
        for block in getattr(page, "body", ()):
            if block.block_type == "picture":
                assert block.value["alt"], page.title
    assert all(picture.description and picture.credit for picture in PortalImage.objects.all())


def test_every_word_of_a_text_arrives_on_its_page():
    pages = pages_by_key()
    for text in page_texts():
        markup = pages[text.key].body.render_as_block()
        arrived = plain_text(markup)
        for line in (line for said in prose(text.body) for line in said.splitlines()):
            assert line in arrived or f'alt="{line}"' in markup, (text.key, line)


def test_every_page_opens_in_its_language(client):
    for page in demonstration_pages():
        answer = client.get(page.get_url())
        assert answer.status_code == 200, page.get_url()
        assert page.get_url().startswith("/en/") == (page.locale.language_code == "en")
        assert f'lang="{page.locale.language_code}"' in answer.content.decode()


def test_links_in_texts_and_menus_lead_somewhere(client):
    addresses = {"/", "/en/", *MenuItem.objects.exclude(address="").values_list("address", flat=True)}
    for page in demonstration_pages():
        for block in getattr(page, "body", ()):
            if block.block_type == "paragraph":
                addresses.update(part.split('"')[0] for part in block.value.source.split('href="')[1:])
    for address in sorted(address for address in addresses if address.startswith("/")):
        assert client.get(address).status_code == 200, address


def test_documents_show_every_status_each_with_the_evidence_for_it():
    found = {}
    for page in LegalDocumentPage.objects.filter(is_demonstration=True):
        links = links_of(page)
        finding = finding_of(page, links, day=date(2026, 11, 26))
        found.setdefault(finding.validity, set()).add(page.number)
        by = deciding_link(finding, links)
        assert by is None or (by.is_confirmed and by.quote and by.source), page.number
    assert set(found) == set(Validity)
    assert "09/2026/QĐ-UBND" in found[Validity.PARTLY_ENDED], "replaced in one of the former provinces only"
    assert {extent for extent in LegalDocumentPage.objects.values_list("extent", flat=True) if extent} == {
        "province",
        "quang-ngai",
        "kon-tum",
    }

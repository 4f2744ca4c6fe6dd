"""A document that is here already, of the gazette or of an editor, gets its text and keeps what it has."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model

from legal.models import LegalDocumentPage
from legal.sources.codified_records import TEXT_SOURCE
from search.models import SearchEntry
from tests.factories import AgencyFactory
from tests.factories.codified import articles, write_articles
from tests.factories.legal import LegalDocumentFactory
from tests.legal.codified.conftest import counts, everything, gazette, rejects, run, the_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("order", [("import_gazette", "import_codified"), ("import_codified", "import_gazette")])
def test_the_gazette_s_document_and_its_articles_become_one_page_whichever_came_first(
    index, folder, tmp_path, order, django_capture_on_commit_callbacks
):
    write_articles(folder, *articles("12/2019/NĐ-CP", 3, "1.1.NĐ.1"))
    paths = {"import_gazette": gazette(tmp_path), "import_codified": folder}
    for command in order:
        with django_capture_on_commit_callbacks(execute=True):
            run(paths[command], command)
    page = the_page()
    assert page.imported_from == "congbao:949"
    assert (page.abstract, page.gazette_number) == ("Quy định một việc thử", "459 + 460 (2013)")
    assert page.text.startswith("Điều 1. Việc thứ 1\n")
    assert page.text_source == TEXT_SOURCE
    assert page.live
    assert not page.has_unpublished_changes
    assert page.live_revision_id == page.latest_revision_id
    assert page.get_latest_revision_as_object().text == page.text
    assert page.slug == "nghi-dinh-12-2019-nd-cp"
    assert SearchEntry.objects.filter(key__startswith=f"page:{page.pk}#").count() == 3
    before = everything()
    assert run(folder) == counts(unchanged=3)
    assert run(paths["import_gazette"], "import_gazette") == counts(unchanged=1)
    assert everything() == before


@pytest.mark.parametrize(
    "facts",
    [
        {"loai": "Nghị quyết", "ngay_ban_hanh": "2019-06-09"},
        {"ngay_ban_hanh": "2018-03-05"},
        {"ngay_ban_hanh": "2019-06-09", "co_quan": "BỘ Y TẾ"},
        {"so_hieu": "12/2019/NĐ-CP-X"},
    ],
)
def test_another_document_of_the_number_stays_another(index, folder, tmp_path, facts):
    run(gazette(tmp_path, **facts), "import_gazette")
    write_articles(folder, *articles("12/2019/NĐ-CP", 2, "1.1.NĐ.1"))
    assert run(folder) == counts(created=2)
    assert LegalDocumentPage.objects.filter(text="").count() == 1
    assert LegalDocumentPage.objects.count() == 2


@pytest.mark.parametrize(
    ("listed", "stated"),
    [
        ({"loai": "Luật"}, {"loai": "Bộ luật"}),
        ({"ngay_ban_hanh": "2019-03-15"}, {}),
        ({}, {"ngay_ban_hanh": None, "co_quan": None}),
    ],
)
def test_a_misprinted_day_or_another_word_for_the_type_is_no_other_document(index, folder, tmp_path, listed, stated):
    run(gazette(tmp_path, **listed), "import_gazette")
    write_articles(folder, *articles("12/2019/NĐ-CP", 2, "1.1.NĐ.1", **stated))
    assert run(folder) == counts(updated=2)
    assert the_page().text


@pytest.mark.parametrize("is_listed", [True, False])
def test_a_text_that_an_editor_changed_is_never_overwritten(index, folder, tmp_path, is_listed):
    if is_listed:
        run(gazette(tmp_path), "import_gazette")
    one, two = articles("12/2019/NĐ-CP", 2, "1.1.NĐ.1")
    write_articles(folder, one, two)
    run(folder)
    page = the_page()
    page.text = page.text.replace("Việc thứ 2", "Việc thứ hai")
    page.save_revision(user=get_user_model().objects.create_user("bien-tap", "b@example.org")).publish()
    assert run(folder) == counts(unchanged=2)
    write_articles(folder, one, two | {"noi_dung": "1. Việc khác."})
    assert run(folder) == counts(rejected=2)
    assert "so has the page in the editor" in rejects(folder)[0]["reason"]
    assert "Việc thứ hai" in the_page().text
    assert "Việc khác" not in the_page().text


def test_a_draft_of_an_editor_is_not_lost_under_a_text(index, folder, tmp_path):
    run(gazette(tmp_path), "import_gazette")
    page = the_page()
    page.abstract = "Một bản nháp"
    page.save_revision(user=get_user_model().objects.create_user("bien-tap", "b@example.org"))
    write_articles(folder, *articles("12/2019/NĐ-CP", 1, "1.1.NĐ.1"))
    assert run(folder) == counts(rejected=1)
    page = the_page()
    assert page.get_latest_revision_as_object().abstract == "Một bản nháp"
    assert page.text == ""


def test_a_page_that_an_editor_only_placed_gets_its_text_and_keeps_what_was_added(index, folder, tmp_path):
    run(gazette(tmp_path), "import_gazette")
    page = the_page()
    page.agency = AgencyFactory()
    page.save_revision(user=get_user_model().objects.create_user("bien-tap", "b@example.org")).publish()
    write_articles(folder, *articles("12/2019/NĐ-CP", 1, "1.1.NĐ.1"))
    assert run(folder) == counts(updated=1)
    assert (the_page().agency, the_page().live_revision.content["agency"]) == (page.agency, page.agency.pk)
    assert the_page().text


def test_a_page_that_was_taken_offline_stays_so(index, folder, tmp_path):
    run(gazette(tmp_path), "import_gazette")
    the_page().unpublish()
    write_articles(folder, *articles("12/2019/NĐ-CP", 1, "1.1.NĐ.1"))
    run(folder)
    assert not the_page().live


def test_a_page_of_an_editor_with_the_number_and_day_gets_the_text_too(index, folder):
    page = LegalDocumentFactory(number="12/2019/NĐ-CP", issued_on=date(2019, 3, 5))
    write_articles(folder, *articles("12/2019/NĐ-CP", 1, "1.1.NĐ.1"))
    assert run(folder) == counts(updated=1)
    assert (the_page().pk, the_page().abstract) == (page.pk, page.abstract)
    assert the_page().text

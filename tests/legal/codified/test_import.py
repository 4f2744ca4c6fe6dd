"""Codified articles become published texts of their documents, once, and what is rejected adds up."""

import gzip
import itertools
import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Revision

from core.importing import pages as page_imports
from core.importing.bulk import add_published_pages, republish_pages
from legal.importing.codified import CodifiedImport
from legal.models import Citation, LegalDocumentPage, RelatedProvision
from legal.models.name_key import LONGEST_NAME_KEY
from legal.relation_types import Direction, RelationType
from legal.sources.codified_records import TEXT_SOURCE
from search.models import SearchEntry
from tests.factories.codified import article, articles, source, write_articles
from tests.legal.codified.conftest import counts, everything, gazette, rejects, run, the_page

LAWS = (
    "Chứng khoán", "Kế toán", "Kiểm toán độc lập", "Ngân sách nhà nước", "Quản lý thuế", "Thuế thu nhập cá nhân",
    "Dự trữ quốc gia", "Đầu tư công", "Nhà ở", "Đấu thầu", "Điện lực", "Doanh nghiệp", "Luật sư", "Đất đai",
)  # fmt: skip


pytestmark = pytest.mark.django_db


def test_a_document_is_published_with_its_articles_in_order_and_a_second_run_changes_nothing(
    index, folder, client, django_capture_on_commit_callbacks
):
    first, second, third = articles("12/2019/NĐ-CP", 3, "1.1.NĐ.1")
    write_articles(folder, third, first, second)
    with django_capture_on_commit_callbacks(execute=True):
        assert run(folder) == counts(created=3)
    page = the_page()
    assert page.text.splitlines()[::2] == ["Điều 1. Việc thứ 1", "Điều 2. Việc thứ 2", "Điều 3. Việc thứ 3"]
    assert page.text_source == TEXT_SOURCE
    assert (page.title, page.abstract) == (
        "Nghị định 12/2019/NĐ-CP: Quy định về thuyền thúng",
        "Quy định về thuyền thúng",
    )
    assert (page.issued_on, page.effective_from) == (date(2019, 3, 5), date(2019, 5, 1))
    assert [row.agency.name for row in page.issuers.all()] == ["Chính phủ"]
    assert page.source_url == "https://vbpl.vn/TW/Pages/vbpq-toanvan.aspx?ItemID=900100"
    assert page.live_revision_id == page.latest_revision_id
    assert SearchEntry.objects.filter(key__startswith=f"page:{page.pk}#").count() == 3
    assert not any(Page.find_problems())
    before = everything()
    assert run(folder) == counts(unchanged=3)
    assert everything() == before
    assert client.get(page.url).status_code == 200


def test_a_file_is_taken_as_well_as_its_folder_packed_or_not(index, folder):
    write_articles(folder, *articles("12/2019/NĐ-CP", 2, "1.1.NĐ.1"))
    plain = folder / "codified_articles.jsonl"
    packed = folder / "codified_articles.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert run(plain) == counts(created=2)
    plain.unlink()
    assert run(folder) == counts(unchanged=2)


def test_without_a_file_nothing_is_done(index, folder):
    with pytest.raises(CommandError, match="Nothing was imported") as error:
        call_command("import_codified", str(folder), stdout=StringIO(), stderr=StringIO())
    assert error.value.returncode == 1


def test_what_cannot_be_taken_stands_under_its_code_with_its_reason_and_the_counts_add_up(index, folder):
    write_articles(
        folder,
        *articles("12/2019/NĐ-CP", 2, "1.1.NĐ.1"),
        article("1.1.NĐ.1.3", source("13/2019/NĐ-CP", "Điều 3")),
        article("1.1.NĐ.1.4"),
        article("1.1.NĐ.7.1"),
        article("1.1.NĐ.8.1", source(), noi_dung="\ud800"),
        "{",
    )
    assert run(folder) == counts(created=3, rejected=4)
    found = {one["line"]: one["reason"] for one in rejects(folder)}
    assert found[4].startswith("1.1.NĐ.1.4 names no source, and the articles of 1.1.NĐ.1 name several documents")
    assert found[5].startswith("1.1.NĐ.7.1 names no source")
    assert "surrogate" in found[6]
    assert "JSON" in found[7]
    assert all(one["file"] == "codified_articles.jsonl" and one["text"] for one in rejects(folder))


def test_an_article_without_a_text_keeps_its_heading_and_nothing_is_invented(index, folder):
    silent = source(ten="", ngay_ban_hanh=None, co_quan=None, hieu_luc_tu=None, vbpl_item_id=None)
    write_articles(folder, article("1.1.NĐ.1.1", silent, noi_dung=""))
    assert run(folder) == counts(created=1)
    page = the_page()
    assert page.text == "Điều 1. Phạm vi điều chỉnh"
    assert page.title == "Nghị định 12/2019/NĐ-CP"
    assert page.abstract == "Nghị định số 12/2019/NĐ-CP (Bộ pháp điển điện tử không nêu trích yếu)"
    assert (page.issued_on, page.effective_from, page.source_url) == (None, None, "")
    assert not page.issuers.exists()


def test_a_changed_text_is_published_anew_and_other_pages_are_left_alone(index, folder, tmp_path):
    run(gazette(tmp_path), "import_gazette")
    one, two = articles("12/2019/NĐ-CP", 2, "1.1.NĐ.1")
    other = article("2.1.NĐ.1.1", source("30/2019/NĐ-CP", vbpl_item_id="7"))
    write_articles(folder, one, two, other)
    assert run(folder) == counts(created=1, updated=2)
    write_articles(folder, one, two | {"noi_dung": "1. Việc khác."}, other | {"noi_dung": "1. Việc khác nữa."})
    assert run(folder) == counts(updated=3)
    texts = LegalDocumentPage.objects.order_by("number_key").values_list("text", flat=True)
    assert [text.rpartition("\n")[2] for text in texts] == ["1. Việc khác.", "1. Việc khác nữa."]


def test_a_run_that_was_killed_leaves_whole_documents_and_the_next_one_finishes(
    index, folder, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(page_imports, "BATCH", 2)
    records = [
        one
        for number in range(1, 8)
        for one in articles(f"{number}/2019/NĐ-CP", 3, f"1.1.NĐ.{number}", vbpl_item_id=str(number))
    ]
    write_articles(folder, *records)
    written, batches = CodifiedImport.written, itertools.count(1)

    def killed(self, page_ids):
        written(self, page_ids)
        if next(batches) == 3:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(CodifiedImport, "written", killed)
        with pytest.raises(KeyboardInterrupt):
            run(folder)
    assert LegalDocumentPage.objects.count() == 4
    with django_capture_on_commit_callbacks(execute=True):
        assert run(folder) == counts(created=9, unchanged=12)
    assert all(page.text.count("Điều") == 3 for page in LegalDocumentPage.objects.all())
    assert LegalDocumentPage.objects.count() == 7
    assert not any(Page.find_problems())
    assert run(folder) == counts(unchanged=21)


def test_articles_that_belong_together_name_each_other_by_their_anchors(index, folder):
    one = article("1.1.NĐ.1.1", source(), lien_quan=["1.1.TT.1.5a", "1.1.NĐ.1.1", "9.9.LQ.9", "1.1.TT.1.5a"])
    two = article("1.1.TT.1.5a", source("7/2020/TT-BYT", "Điều 5a", loai="Thông tư", vbpl_item_id="7"))
    write_articles(folder, one, two)
    run(folder)
    (row,) = RelatedProvision.objects.all()
    assert (row.page.number, row.provision) == ("12/2019/NĐ-CP", "dieu-1")
    assert (row.target.number, row.target_provision) == ("7/2020/TT-BYT", "dieu-5a")
    write_articles(folder, one | {"lien_quan": []}, two | {"lien_quan": ["1.1.NĐ.1.1"]})
    assert run(folder) == counts(unchanged=2)
    (row,) = RelatedProvision.objects.all()
    assert (row.page.number, row.provision, row.target.number) == ("7/2020/TT-BYT", "dieu-5a", "12/2019/NĐ-CP")


def test_a_code_that_stands_at_two_articles_names_neither(index, folder):
    write_articles(
        folder,
        article("1.1.NĐ.1.1", source(), lien_quan=["1.1.NĐ.2.3"]),
        article("1.1.NĐ.2.3", source("30/2019/NĐ-CP", "Điều 3", vbpl_item_id="7")),
        article("1.1.NĐ.2.3", source("31/2019/NĐ-CP", "Điều 3", vbpl_item_id="8")),
    )
    assert run(folder) == counts(created=3)
    assert not RelatedProvision.objects.exists()


@pytest.mark.parametrize("is_listed", [True, False])
def test_what_a_source_says_of_a_repeal_is_a_relation_that_nobody_has_confirmed(index, folder, tmp_path, is_listed):
    if is_listed:
        run(gazette(tmp_path), "import_gazette")
    repealed = source("20/2020/NĐ-CP", "có nội dung bị bãi bỏ bởi Điều 2 của")
    write_articles(folder, article("1.1.NĐ.1.1", source(), repealed))
    run(folder)
    (row,) = the_page().relations.all()
    assert (row.relation_type, row.direction) == (RelationType.REPEALS_PARTLY, Direction.PASSIVE)
    assert (row.target_number, row.subject_clause, row.target_clause) == ("20/2020/NĐ-CP", "Điều 2", "Điều 1")
    assert not row.is_confirmed
    assert row.source.startswith("Bộ pháp điển điện tử")
    run(gazette(tmp_path), "import_gazette")
    assert [one.target_number for one in the_page().relations.all()] == ["20/2020/NĐ-CP"]
    assert run(folder) == counts(unchanged=1)


def test_what_a_text_cites_is_recorded_and_leads_to_what_comes_later(index, folder):
    citing = article("1.1.NĐ.1.1", source(), noi_dung="1. Theo khoản 2 Điều 5 Nghị định số 30/2019/NĐ-CP.")
    write_articles(folder, citing)
    run(folder)
    assert Citation.objects.get(document_key="30/2019/nd-cp").target is None
    cited = article("1.2.NĐ.1.5", source("30/2019/NĐ-CP", "Điều 5", vbpl_item_id="7"))
    write_articles(folder, citing, cited)
    run(folder)
    assert Citation.objects.get(document_key="30/2019/nd-cp").target.number == "30/2019/NĐ-CP"


def test_the_name_of_a_law_that_amends_many_is_kept_as_long_as_there_is_room(index, folder):
    name = "sửa đổi, bổ sung một số điều của " + ", ".join(f"Luật {word}" for word in LAWS)
    amending = source("1/2024/QH15", loai="Luật", ten=name, ngay_ban_hanh="2024-11-29", vbpl_item_id="1")
    citing = article("1.1.NĐ.1.1", source(), noi_dung=f"1. Thi hành khoản 1 Điều 2 Luật {name}.")
    write_articles(folder, article("1.1.LQ.1", amending), citing)
    assert run(folder) == counts(created=2)
    keys = set(Citation.objects.values_list("document_key", flat=True))
    assert max(map(len, keys)) <= LONGEST_NAME_KEY


def test_a_law_without_a_day_of_issue_is_cited_by_its_name_and_the_year_of_its_number(index, folder):
    undated = source("16/1999/QH10", loai="Luật", ten="Thuyền thúng", ngay_ban_hanh=None, vbpl_item_id="1")
    ancient = source("16-LCT/HĐNN8", loai="Luật", ten="Thuyền nan", ngay_ban_hanh=None, vbpl_item_id="2")
    text = "1. Theo Luật Thuyền thúng năm 1999, Luật Thuyền thúng và Luật Thuyền nan."
    records = [
        article("1.1.LQ.1", undated),
        article("1.2.LQ.1", ancient),
        article("1.1.NĐ.1.1", source(), noi_dung=text),
    ]
    write_articles(folder, *records)
    assert run(folder) == counts(created=3)
    assert Citation.objects.get(document_key="luat thuyen thung 1999").target.number == "16/1999/QH10"


def test_pages_published_anew_in_bulk_have_history_and_one_live_revision(index):
    pages = [LegalDocumentPage(title=f"Văn bản {place}", number=str(place), abstract="Một việc") for place in range(3)]
    add_published_pages(index, pages)
    read = list(LegalDocumentPage.objects.all())
    for page in read:
        page.text = f"Điều 1. {page.title}"
    republish_pages(read, ("text",))
    for page in LegalDocumentPage.objects.select_related("live_revision"):
        assert page.text == page.live_revision.content["text"] == f"Điều 1. {page.title}"
        assert page.live_revision_id == page.latest_revision_id
        assert Revision.objects.for_instance(page).count() == 2
        assert page.last_published_at == page.latest_revision_created_at > page.first_published_at


def test_real_articles_are_taken_over_and_add_up(index, folder, shared_data, client):
    with gzip.open(shared_data / "legal" / "codified_articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        chosen = [line.strip() for line in lines if line.startswith('{"ma": "1.4.NĐ.')]
    write_articles(folder, *chosen)
    first = run(folder)
    created, rejected = (int(first.partition(f"{word} ")[2].split()[0]) for word in ("created", "rejected"))
    assert created + rejected == len(chosen)
    assert created > rejected > 0
    assert run(folder) == counts(unchanged=created, rejected=rejected)
    codes = [json.loads(line)["ma"] for line in chosen]
    assert all(one["reason"].startswith(codes[one["line"] - 1]) for one in rejects(folder))
    page = max(LegalDocumentPage.objects.all(), key=lambda one: len(one.text))
    assert client.get(page.url).status_code == 200

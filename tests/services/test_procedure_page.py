"""One procedure as a citizen reads it."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import PageViewRestriction

from core.models import PortalDocument
from services.models import (
    LegalBasis,
    PaperCase,
    ProcedureAgency,
    ProcedureResult,
    ProcedureStep,
    RequiredPaper,
    UnsplitPart,
)
from tests.factories import AgencyFactory, FieldFactory, publish
from tests.factories.services import ProcedurePageFactory, acting, procedure_index, way

pytestmark = pytest.mark.django_db


def shown(client, page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def test_the_facts_that_people_ask_for_stand_before_everything_else(client):
    page = ProcedurePageFactory(
        agencies=[
            acting(AgencyFactory(name="Sở Tư pháp", slug="so-tu-phap")),
            ProcedureAgency(given_name="Tổ liên ngành"),
        ],
        fields=[FieldFactory(name="Hộ tịch", slug="ho-tich")],
        reception_address="Trung tâm Phục vụ hành chính công",
        levels=["cap-tinh", "cap-xa"],
    )
    text = shown(client, page)
    for fact in (
        "Công dân Việt Nam",
        "Tổ liên ngành",
        "Trung tâm Phục vụ",
        "5 ngày làm việc",
        "Miễn phí",
        "Cấp tỉnh; Cấp xã",
    ):
        assert fact in text
        assert text.index(fact) < text.index('id="cach-thuc"')
    assert '<a href="/thu-tuc/?co-quan=so-tu-phap">Sở Tư pháp</a>' in text
    assert '<a href="/thu-tuc/?linh-vuc=ho-tich">Hộ tịch</a>' in text


def test_a_button_leads_to_the_exact_page_of_the_national_portal(client):
    page = ProcedurePageFactory(national_url="https://dichvucong.gov.vn/thu-tuc-hanh-chinh/1.001193")
    assert 'class="button" href="https://dichvucong.gov.vn/thu-tuc-hanh-chinh/1.001193"' in shown(client, page)


def test_the_official_name_is_told_only_where_it_is_another(client):
    page = ProcedurePageFactory(title="Cấp sổ đỏ", official_name="Cấp Giấy chứng nhận quyền sử dụng đất")
    assert "Cấp Giấy chứng nhận quyền sử dụng đất" in shown(client, page)
    assert "Tên đầy đủ:" not in shown(client, ProcedurePageFactory())


def test_ways_that_differ_in_nothing_are_told_once(client):
    page = ProcedurePageFactory(ways=[way("Trực tiếp"), way("Trực tuyến"), way("Bưu chính", fee="30.000 đồng")])
    ways = client.get(page.url).context["procedure"].ways
    assert [one.methods for one in ways] == [("Trực tiếp", "Trực tuyến"), ("Bưu chính",)]


def test_the_facts_say_which_way_takes_how_long_and_costs_what(client):
    by_post = way("Bưu chính", fee="Miễn phí\nCước bưu chính", time_limit="7 ngày")
    page = ProcedurePageFactory(ways=[way("Trực tiếp"), way("Trực tuyến"), by_post])
    facts, _rest = shown(client, page).split('id="cach-thuc"')
    assert "<dd>Trực tiếp, Trực tuyến: Miễn phí; Bưu chính: Miễn phí; Cước bưu chính</dd>" in facts
    assert "<dd>Trực tiếp, Trực tuyến: 5 ngày làm việc; Bưu chính: 7 ngày</dd>" in facts


def test_a_time_limit_without_a_unit_is_not_told_as_days(client):
    page = ProcedurePageFactory(ways=[way("Trực tiếp", time_limit="1", amount=None, unit="")])
    text = shown(client, page)
    assert "nguồn không ghi đơn vị" in text
    assert client.get(page.url).context["procedure"].time_limit.texts == ()


def test_a_long_fee_stands_in_its_section_and_the_facts_lead_there(client):
    page = ProcedurePageFactory(ways=[way("Trực tiếp", fee="Lệ phí theo nghị quyết. " * 20)])
    assert client.get(page.url).context["procedure"].fee.more == "cach-thuc"
    assert '<a href="#cach-thuc">Xem bên dưới</a>' in shown(client, page)


def test_papers_stand_by_case_with_originals_copies_and_forms(client):
    file = PortalDocument.objects.create(title="Tờ khai", file=ContentFile(b"x" * 2048, name="to-khai.docx"))
    papers = [
        RequiredPaper(name="Tờ khai", originals=1, copies=2, form_file=file),
        RequiredPaper(name="Giấy uỷ quyền", originals=0, forms="mau-01.doc\nmau-02.doc"),
        RequiredPaper(name="Ảnh", quantity="02 ảnh 4x6"),
    ]
    page = ProcedurePageFactory(
        paper_cases=[PaperCase(heading="Người nộp là tổ chức", papers=papers), PaperCase(heading="Trường hợp khác")]
    )
    text = shown(client, page)
    assert text.index("<h3>Người nộp là tổ chức") < text.index("Tờ khai") < text.index("<h3>Trường hợp khác")
    assert "1 bản chính, 2 bản sao" in text
    assert file.url in text
    assert "DOCX" in text
    assert "mau-01.doc; mau-02.doc" in text
    assert "02 ảnh 4x6" in text
    assert "0 bản" not in text


def test_each_line_of_a_long_text_is_a_paragraph_and_markup_in_it_is_text(client):
    page = ProcedurePageFactory(
        steps=[ProcedureStep(title="Bước 1", text="Một.\n\n  Hai <b>đậm</b>.\n")], conditions="Đủ 18 tuổi.\nCó nơi ở."
    )
    text = shown(client, page)
    assert "<p>Một.</p><p>Hai &lt;b&gt;đậm&lt;/b&gt;.</p>" in text
    assert "<p>Đủ 18 tuổi.</p><p>Có nơi ở.</p>" in text


def test_marked_lines_are_lists_within_lists(client):
    page = ProcedurePageFactory(conditions="Gồm:\n- Đơn\n+ Bản <in>\n+ Bản mềm\n- Ảnh")
    assert (
        '<p>Gồm:</p><ul class="plain-list"><li>Đơn<ul class="plain-list"><li>Bản &lt;in&gt;</li><li>Bản mềm</li></ul>'
        "</li><li>Ảnh</li></ul>"
    ) in shown(client, page)


def test_a_text_before_the_first_named_step_is_not_counted_as_one(client):
    steps = [ProcedureStep(text="Đối với tổ chức"), ProcedureStep(title="Bước 1", text="Nộp đơn.")]
    text = shown(client, ProcedurePageFactory(steps=steps))
    assert text.index("Đối với tổ chức") < text.index('<ol class="steps">') < text.index("Bước 1")


def test_papers_of_no_case_are_not_told_as_those_of_the_case_before(client):
    cases = [
        PaperCase(heading="Người nước ngoài", papers=[RequiredPaper(name="Hộ chiếu")]),
        PaperCase(papers=[RequiredPaper(name="Tờ khai chung")]),
    ]
    text = shown(client, ProcedurePageFactory(paper_cases=cases))
    assert text.index("Hộ chiếu") < text.index("<h3>Giấy tờ khác</h3>") < text.index("Tờ khai chung")
    alone = ProcedurePageFactory(paper_cases=[PaperCase(papers=[RequiredPaper(name="Tờ khai")])])
    assert "Giấy tờ khác" not in shown(client, alone)


def test_free_with_a_note_that_names_a_sum_is_not_told_as_free(client):
    page = ProcedurePageFactory(ways=[way("Trực tiếp", fee="Miễn phí (20.000.000 đồng/lần)")])
    assert client.get(page.url).context["procedure"].fee.more == "cach-thuc"
    assert "hãy hỏi nơi tiếp nhận hồ sơ trước khi nộp" in shown(client, page)
    assert "hãy hỏi" not in shown(client, ProcedurePageFactory(ways=[way("Trực tiếp", fee="Miễn phí")]))


def test_the_number_of_a_legal_basis_is_printed_once_and_searched_for_without_words(client):
    bases = [
        LegalBasis(title="Nghị định số 95/2024/NĐ-CP ngày 24/7/2024", number="Nghị định số 95/2024/NĐ-CP"),
        LegalBasis(title="Luật Đất đai;", number="31/2024/QH15"),
    ]
    text = shown(client, ProcedurePageFactory(bases=bases))
    link = '<a class="number" href="/tim-kiem/?q=95%2F2024%2FN%C4%90-CP">95/2024/NĐ-CP</a>'
    assert f"<li>Nghị định số {link} ngày 24/7/2024</li>" in text
    assert "<li>Luật Đất đai – <a " in text


def test_a_part_that_could_not_be_split_is_shown_whole_in_its_section(client):
    page = ProcedurePageFactory(ways=[], unsplit_parts=[UnsplitPart(part="ways", text="Hình thức nộpThời gian")])
    text = shown(client, page)
    assert text.index('id="cach-thuc"') < text.index("Hình thức nộpThời gian") < text.index('id="ho-so"')


def test_the_contents_list_names_the_sections_that_there_are(client):
    page = ProcedurePageFactory(ways=[], bases=[], results=[ProcedureResult(text="Giấy phép")])
    headings = client.get(page.url).context["procedure"].headings
    assert [heading.anchor for heading in headings] == ["ho-so", "trinh-tu", "ket-qua"]
    text = shown(client, page)
    assert all(f'id="{heading.anchor}"' in text for heading in headings)


def test_the_source_and_the_date_of_the_data_are_told(client):
    page = ProcedurePageFactory(source_name="Cổng Dịch vụ công quốc gia", source_checked_on=date(2026, 6, 30))
    assert "Dữ liệu lấy từ Cổng Dịch vụ công quốc gia, ngày" in shown(client, page)
    assert 'datetime="2026-06-30"' in shown(client, page)


def test_a_legal_basis_that_this_portal_does_not_hold_leads_to_a_search_for_its_number(client):
    page = ProcedurePageFactory(bases=[LegalBasis(title="Luật Hộ tịch", number="60/2014/QH13")])
    assert 'href="/tim-kiem/?q=60%2F2014%2FQH13"' in shown(client, page)


def test_a_list_that_is_not_public_is_not_linked(client):
    page = ProcedurePageFactory(agencies=[acting(AgencyFactory(name="Sở Y tế"))])
    procedure_index().unpublish()
    text = shown(client, page)
    assert "Sở Y tế" in text
    assert "?co-quan=" not in text


def test_a_private_procedure_is_not_shown(client):
    page = ProcedurePageFactory()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(page.url).status_code == 302


def test_the_preview_of_a_draft_shows_its_own_parts(admin_client, client):
    page = ProcedurePageFactory(steps=[ProcedureStep(title="Bước cũ")])
    page.steps = [ProcedureStep(title="Bước mới")]
    page.paper_cases = [PaperCase(papers=[RequiredPaper(name="Giấy tờ mới")])]
    page.save_revision()
    preview = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode()
    assert "Bước mới" in preview
    assert "Giấy tờ mới" in preview
    assert "Bước cũ" not in preview
    assert "Bước cũ" in shown(client, page)


def test_parts_keep_their_order(client):
    page = ProcedurePageFactory(steps=[ProcedureStep(title=f"Bước {number}") for number in (1, 2, 3)])
    page.steps = list(reversed(page.steps.all()))
    for order, step in enumerate(page.steps.all()):
        step.sort_order = order
    page = publish(page)
    text = shown(client, page)
    assert text.index("Bước 3") < text.index("Bước 2") < text.index("Bước 1")


def test_a_procedure_with_every_part_needs_few_statements(client, django_assert_max_num_queries):
    file = PortalDocument.objects.create(title="Tờ khai", file=ContentFile(b"x", name="to-khai.docx"))
    page = ProcedurePageFactory(
        agency=AgencyFactory(),
        agencies=[acting(AgencyFactory(), role) for role in ("deciding", "implementing", "coordinating")],
        fields=[FieldFactory(), FieldFactory()],
        paper_cases=[
            PaperCase(
                heading=f"Trường hợp {number}", papers=[RequiredPaper(name="Đơn", form_file=file) for _ in range(5)]
            )
            for number in range(5)
        ],
        steps=[ProcedureStep(title="Bước") for _ in range(5)],
        bases=[LegalBasis(title="Luật", number=f"{number}/2026/QH16") for number in range(5)],
        unsplit_parts=[UnsplitPart(part="other", text="Khác")],
    )
    client.get(page.url)
    with django_assert_max_num_queries(12):
        assert client.get(page.url).status_code == 200


def test_a_form_says_which_document_enacted_it(client):
    paper = RequiredPaper(name="Tờ khai", forms="to-khai.docx", form_enacted_by="Thông tư số 04/2020/TT-BTP")
    text = shown(client, ProcedurePageFactory(paper_cases=[PaperCase(papers=[paper])]))
    assert "to-khai.docx" in text
    assert "Mẫu ban hành theo:" in text
    assert "04/2020/TT-BTP" in text


def test_a_form_that_was_replaced_is_not_offered_any_more(client):
    file = PortalDocument.objects.create(title="Tờ khai cũ", file=ContentFile(b"x", name="to-khai-cu.docx"))
    paper = RequiredPaper(name="Tờ khai", form_file=file, form_replaced_by="Mẫu số 02 Thông tư số 9/2026/TT-BTP")
    text = shown(client, ProcedurePageFactory(paper_cases=[PaperCase(papers=[paper])]))
    assert "Mẫu số 02" in text
    assert file.url not in text


def test_readers_are_told_what_they_meet_on_the_national_portal(client):
    assert "Đăng nhập bằng VNeID" in shown(client, ProcedurePageFactory(first_screen="Đăng nhập bằng VNeID."))
    nowhere = ProcedurePageFactory(national_url="", first_screen="Đăng nhập bằng VNeID.")
    assert "Đăng nhập bằng VNeID" not in shown(client, nowhere)

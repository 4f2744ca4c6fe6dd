"""The checklist as a plain page: a form whose address is the list."""

import html
import re

import pytest
from wagtail.models import PageViewRestriction

from services.case_keys import key_of
from services.models import PaperCase, ProcedureFee, RequiredPaper
from tests.factories.editing import administrator, signed_in
from tests.factories.pages import home_page
from tests.factories.preparing import HeldPaperFactory
from tests.factories.services import ProcedurePageFactory, way

pytestmark = pytest.mark.django_db


def test_where_all_papers_hang_on_the_case_the_page_asks_for_it_and_does_not_say_there_are_none(client):
    cases = [PaperCase(heading=f"Trường hợp {name}", papers=[RequiredPaper(name="Đơn")]) for name in ("một", "hai")]
    page = ProcedurePageFactory(paper_cases=cases)
    text = client.get(f"{page.get_url()}chuan-bi/").content.decode()
    assert "chọn trường hợp của bạn ở trên" in text
    assert "Không có giấy tờ nào được liệt kê" not in text


@pytest.fixture
def procedure():
    return ProcedurePageFactory(
        title="Sang tên nhà đất",
        paper_cases=[
            PaperCase(papers=[RequiredPaper(name="Đơn đăng ký", originals=1)]),
            PaperCase(heading="Trường hợp thừa kế", papers=[RequiredPaper(name="Di chúc")]),
            PaperCase(heading="Trường hợp tặng cho", papers=[RequiredPaper(name="Hợp đồng <tặng cho>")]),
        ],
        ways=[way("Trực tiếp", fee="50.000 đồng")],
    )


def list_of(client, page, query=""):
    answer = client.get(f"{page.get_url()}chuan-bi/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def own_address(text):
    return html.unescape(re.search(r'data-address="([^"]*)"', text)[1])


def test_the_procedure_leads_to_its_list(client, procedure):
    text = client.get(procedure.get_url()).content.decode()
    assert f'action="{procedure.get_url()}chuan-bi/"' in text
    assert "Trường hợp thừa kế</span>" in text


def test_a_procedure_without_papers_offers_no_list(client):
    page = ProcedurePageFactory(paper_cases=[])
    assert "chuan-bi" not in client.get(page.get_url()).content.decode()
    assert "Không có giấy tờ nào" in list_of(client, page)


def test_the_chosen_case_decides(client, procedure):
    text = list_of(client, procedure, f"?truong-hop={key_of('Trường hợp thừa kế')}")
    assert "Đơn đăng ký" in text
    assert "Di chúc" in text
    assert "Hợp đồng" not in text


def test_the_chosen_case_goes_along_to_fees_deadlines_and_the_procedure_and_comes_back(client, procedure):
    procedure.fees = [ProcedureFee(fee="10.000 đồng", case="Thừa kế"), ProcedureFee(fee="20.000 đồng", case="Tặng cho")]
    procedure.save_revision().publish()
    key, address = key_of("Trường hợp thừa kế"), procedure.get_url()
    text = list_of(client, procedure, f"?truong-hop={key}&co={key_of('Di chúc')}&ban=cu")
    fees, deadline = f"{address}le-phi/?truong-hop={key}", f"{address}han-tra-ket-qua/?truong-hop={key}&cach=1"
    for there in (fees, deadline, f"{address}?truong-hop={key}"):
        assert f'href="{html.escape(there)}"' in text
    paid = client.get(fees).content.decode()
    assert "10.000 đồng" in paid
    assert "20.000 đồng" not in paid
    for there in (fees, deadline):
        page = client.get(there).content.decode()
        assert f'href="{address}chuan-bi/?truong-hop={key}"' in page
        assert f'href="{address}?truong-hop={key}"' in page
        assert f'type="hidden" name="truong-hop" value="{key}"' in page


def test_the_procedure_has_the_case_ticked_and_hands_it_on(client, procedure):
    key = key_of("Trường hợp thừa kế")
    answer = client.get(f"{procedure.get_url()}?truong-hop={key}")
    text = answer.content.decode()
    assert f'name="truong-hop" value="{key}" checked' in text
    assert f'type="hidden" name="truong-hop" value="{key}"' in text
    assert answer["Cache-Control"] == "private, no-cache"


def test_what_is_no_case_is_not_handed_on(client, procedure):
    text = client.get(f"{procedure.get_url()}?truong-hop=<b>&truong-hop=ten+toi").content.decode()
    assert "ten toi" not in text
    assert 'type="hidden" name="truong-hop"' not in text


def test_a_group_of_which_one_is_enough_says_so_and_counts_once(client):
    papers = [RequiredPaper(name=name) for name in ("Giấy khai sinh", "Hộ chiếu")]
    page = ProcedurePageFactory(
        paper_cases=[
            PaperCase(papers=[RequiredPaper(name="Đơn")]),
            PaperCase(heading="Nộp một trong các giấy tờ sau:", papers=papers),
        ]
    )
    text = list_of(client, page)
    assert "Chỉ cần một trong các giấy tờ này." in text
    assert "Đã có 0 trên 2 giấy tờ." in text
    assert "Giấy khai sinh" in text
    assert "Hộ chiếu" in text


def test_where_the_state_holds_one_of_them_the_others_are_still_named(client):
    HeldPaperFactory(name="Sổ hộ khẩu")
    papers = [RequiredPaper(name=name) for name in ("Sổ hộ khẩu", "Hộ chiếu")]
    text = list_of(client, ProcedurePageFactory(paper_cases=[PaperCase(needed_by="one", papers=papers)]))
    assert "Hộ chiếu" in text
    assert 'type="checkbox"' not in text
    assert "Không có giấy tờ nào" not in text


@pytest.mark.parametrize(
    "names", [["Lưu ý: chứng thực"], ["Sổ hộ khẩu", "Lưu ý: chứng thực"], ["Thẻ", "Lưu ý: chứng thực"]]
)
def test_a_remark_among_alternatives_is_shown_and_cannot_be_ticked(client, names):
    HeldPaperFactory(name="Sổ hộ khẩu")
    papers = [RequiredPaper(name=name) for name in names]
    text = list_of(client, ProcedurePageFactory(paper_cases=[PaperCase(needed_by="one", papers=papers)]))
    assert "Lưu ý: chứng thực" in text
    assert text.count('type="checkbox"') == names.count("Thẻ")


def test_names_are_shown_as_text(client, procedure):
    text = list_of(client, procedure, f"?truong-hop={key_of('Trường hợp tặng cho')}")
    assert "Hợp đồng &lt;tặng cho&gt;" in text


def test_ticks_stay_in_the_address_where_there_is_no_script(client, procedure):
    text = list_of(client, procedure, f"?co={key_of('Đơn đăng ký')}")
    assert re.search(rf'value="{key_of("Đơn đăng ký")}" checked', text)
    assert "Đã có 1 trên 1 giấy tờ." in text


def test_the_address_of_the_list_holds_its_cases_and_no_ticks(client, procedure):
    query = f"?truong-hop={key_of('Trường hợp thừa kế')}&co={key_of('Di chúc')}&truong-hop=khong-co"
    address = own_address(list_of(client, procedure, query))
    assert address.startswith(f"{procedure.get_url()}chuan-bi/?truong-hop={key_of('Trường hợp thừa kế')}&ban=")
    assert "co=" not in address
    assert "Di chúc" in client.get(address).content.decode()


def test_a_list_made_before_a_change_says_so(client, procedure):
    address = own_address(list_of(client, procedure))
    assert "đã thay đổi" not in client.get(address).content.decode()
    procedure.ways.first().delete()
    procedure.ways = [way("Trực tiếp", fee="70.000 đồng")]
    procedure.save_revision().publish()
    text = client.get(address + f"&co={key_of('Giấy đã bỏ')}").content.decode()
    assert "đã thay đổi" in text
    assert "1 giấy tờ bạn đã đánh dấu không còn" in text


def test_what_the_state_holds_is_named_with_its_law(client):
    HeldPaperFactory(name="Sổ hộ khẩu", clause="khoản 3 Điều 9 Nghị định số 47/2020/NĐ-CP")
    page = ProcedurePageFactory(paper_cases=[PaperCase(papers=[RequiredPaper(name="Sổ hộ khẩu")])])
    text = list_of(client, page)
    assert "Bạn không phải nộp" in text
    assert "khoản 3 Điều 9 Nghị định số 47/2020/NĐ-CP" in text
    assert 'type="checkbox"' not in text


def test_a_line_that_editors_switched_off_marks_nothing(client):
    HeldPaperFactory(name="Sổ hộ khẩu", is_active=False)
    page = ProcedurePageFactory(paper_cases=[PaperCase(papers=[RequiredPaper(name="Sổ hộ khẩu")])])
    assert "Bạn không phải nộp" not in list_of(client, page)


def test_search_machines_list_the_procedure_alone(client, procedure):
    answer = client.get(f"{procedure.get_url()}chuan-bi/")
    assert answer["X-Robots-Tag"] == "noindex"
    assert f'rel="canonical" href="http://127.0.0.1:8000{procedure.get_url()}"' in answer.content.decode()


def test_nobody_is_remembered(client, procedure):
    answer = client.get(f"{procedure.get_url()}chuan-bi/?co=abc")
    assert not answer.cookies


@pytest.mark.parametrize(
    "query", ["?truong-hop=" + "a" * 3000, "?co=%00&ban=%00", "?ban=%3Cscript%3E", "?" + "co=a&" * 900]
)
def test_a_strange_address_is_a_plain_list(client, procedure, query):
    text = list_of(client, procedure, query)
    assert "Đơn đăng ký" in text
    assert "<script>" not in text


def test_the_list_of_a_private_procedure_stays_private(client, procedure):
    PageViewRestriction.objects.create(page=procedure, restriction_type="password", password="mat-khau")
    assert "Đơn đăng ký" not in list_of(client, procedure)


def test_somebodys_own_case_stands_in_no_shared_cache(client, procedure):
    answer = client.get(f"{procedure.get_url()}chuan-bi/?co=abc")
    assert answer["Cache-Control"] == "private, no-cache"


def test_only_what_everybody_may_see_can_be_kept_on_a_device(client, procedure):
    assert 'data-worker="/danh-sach-ngoai-tuyen.js"' in list_of(client, procedure)
    PageViewRestriction.objects.create(page=procedure, restriction_type="login")
    text = list_of(signed_in(administrator()), procedure)
    assert "Đơn đăng ký" in text
    assert 'data-worker=""' in text


def test_english_pages_speak_english(client, procedure):
    english = procedure.copy_for_translation(locale=home_page("en").locale, copy_parents=True)
    english.save_revision().publish()
    text = client.get(f"{english.get_url()}chuan-bi/").content.decode()
    assert "Papers to prepare" in text
    assert "Giấy tờ cần chuẩn bị" not in text


def test_the_offline_script_reaches_the_whole_site(client):
    answer = client.get("/danh-sach-ngoai-tuyen.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert "respondWith" in answer.content.decode()

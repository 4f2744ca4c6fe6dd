"""Questions on a page: the answers stand in its address, and editors cannot save what their own cases contradict."""

import html
import re

import pytest
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from preparing.models import EligibilityPage, LifeEventIndexPage
from tests.factories.pages import home_page, publish
from tests.factories.services import ProcedurePageFactory

pytestmark = pytest.mark.django_db


def answer(words, leads_to):
    return {"words": words, "leads_to": leads_to}


def question(key, words, *answers):
    return ("question", {"key": key, "words": words, "help": "", "answers": list(answers)})


def result(key, title, outcome="entitled", procedures=()):
    clause = "khoản 1 Điều 5 Nghị định số 20/2021/NĐ-CP"
    value = {"key": key, "outcome": outcome, "title": title, "text": "", "clause": clause}
    return ("result", value | {"procedures": list(procedures)})


def case(name, answers, expected):
    return ("case", {"name": name, "answers": answers, "expected": expected})


QUESTIONS = [
    question("tuoi", "Bạn bao nhiêu tuổi?", answer("Dưới 75", "ngheo"), answer("Từ 75", "duoc")),
    question("ngheo", "Hộ của bạn là hộ nghèo?", answer("Phải", "duoc"), answer("Không", "chua")),
]
RESULTS = [result("duoc", "Bạn được hưởng"), result("chua", "Bạn chưa được hưởng", "not_entitled")]
CASES = [case("Cụ 80 tuổi", "2", "duoc"), case("Người 60 tuổi", "1, 2", "chua")]


def questions_page(**facts):
    index = LifeEventIndexPage.objects.child_of(home_page()).get()
    given = {
        "title": "Trợ cấp người cao tuổi",
        "slug": "tro-cap",
        "questions": QUESTIONS,
        "results": RESULTS,
        "cases": CASES,
    }
    page = EligibilityPage(**(given | facts))
    Page.objects.get(pk=index.pk).add_child(instance=page)
    return publish(page)


def shown(client, page, query=""):
    response = client.get(f"{page.get_url()}{query}")
    assert response.status_code == 200
    return response.content.decode()


class TestAsking:
    def test_one_question_is_asked_at_a_time(self, client):
        text = shown(client, questions_page())
        assert "Bạn bao nhiêu tuổi?" in text
        assert "Hộ của bạn" not in text
        assert "Bạn được hưởng" not in text

    def test_answers_lead_on_and_can_be_changed(self, client):
        page = questions_page()
        text = shown(client, page, "?tuoi=1&_hoi=tuoi")
        assert "Hộ của bạn là hộ nghèo?" in text
        assert "Chọn một câu trả lời" not in text
        end = shown(client, page, "?tuoi=1&ngheo=2")
        assert "Bạn chưa được hưởng" in end
        links = [html.unescape(link) for link in re.findall(r'href="([^"]*)">Sửa<', end)]
        assert links == [page.get_url(), f"{page.get_url()}?tuoi=1"]

    def test_the_provision_that_says_so_is_named(self, client):
        assert "khoản 1 Điều 5 Nghị định số 20/2021/NĐ-CP" in shown(client, questions_page(), "?tuoi=2")

    def test_a_form_without_an_answer_asks_again_and_says_so(self, client):
        assert "Hãy chọn một câu trả lời" in shown(client, questions_page(), "?_hoi=tuoi")

    def test_a_result_leads_to_the_procedures_that_the_public_may_see(self, client):
        open_one, hidden = ProcedurePageFactory(title="Xin trợ cấp"), ProcedurePageFactory(title="Thủ tục kín")
        page = questions_page(
            results=[result("duoc", "Bạn được hưởng", procedures=[hidden, open_one]), result("chua", "Chưa")]
        )
        hidden.unpublish()
        text = shown(client, page, "?tuoi=2")
        assert open_one.get_url() in text
        assert "Thủ tục kín" not in text

    @pytest.mark.parametrize(
        "query", ["?tuoi=99", "?tuoi=-1", "?tuoi=%C2%B2", "?tuoi=1e3", "?tuoi=" + "9" * 5000, "?tuoi="]
    )
    def test_an_answer_that_there_is_not_asks_again(self, client, query):
        assert "Bạn bao nhiêu tuổi?" in shown(client, questions_page(), query)

    def test_nobody_is_remembered(self, client):
        assert not client.get(f"{questions_page().get_url()}?tuoi=1").cookies

    def test_questions_that_lead_nowhere_say_that_they_are_revised(self, client):
        assert "đang được chỉnh lý" in shown(client, questions_page(questions=[question("a", "A?", answer("x", "y"))]))


def words_in(response):
    """Return the text of an editor's page; what was typed stands in it as JSON."""
    text = html.unescape(response.content.decode())
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


class TestEditing:
    """Through the editor's own form."""

    @pytest.fixture
    def saved(self, admin_client):
        page = questions_page()

        def save(questions=QUESTIONS, cases=CASES):
            def answers(value):
                return value | {"answers": streamfield([("answer", one) for one in value["answers"]])}

            results = [(kind, value | {"procedures": streamfield([])}) for kind, value in RESULTS]
            data = {
                "title": page.title,
                "slug": page.slug,
                "summary": "",
                "questions": streamfield([(kind, answers(value)) for kind, value in questions]),
                "results": streamfield(results),
                "cases": streamfield(cases),
                "comments": inline_formset([]),
            }
            return admin_client.post(f"/admin/pages/{page.pk}/edit/", nested_form_data(data), follow=True)

        return save

    def revisions(self):
        return EligibilityPage.objects.get().revisions.count()

    def test_sound_questions_are_saved(self, saved):
        before = self.revisions()
        saved()
        assert self.revisions() == before + 1

    @pytest.mark.parametrize(
        ("cases", "said"),
        [
            ([*CASES, case("Cụ 90 tuổi", "2", "chua")], "Cụ 90 tuổi"),
            ([*CASES, case("Bỏ dở", "1", "chua")], "Bỏ dở"),
            (CASES[:1], "“chua”"),
        ],
    )
    def test_a_case_that_fails_keeps_them_from_being_saved_and_is_named(self, saved, cases, said):
        before = self.revisions()
        text = words_in(saved(cases=cases))
        assert self.revisions() == before
        assert said in text

    def test_what_was_typed_stays_when_an_answer_leads_nowhere(self, saved):
        lost = [question("tuoi", "Câu hỏi đã gõ?", answer("Dưới 75", "xa-lac"), answer("Từ 75", "duoc"))]
        text = words_in(saved(questions=lost))
        assert "xa-lac" in text
        assert "Câu hỏi đã gõ?" in text

    def test_a_short_name_is_fit_for_an_address(self, saved):
        bad = [question("Tuổi tác", "Bao nhiêu tuổi?", answer("Dưới 75", "duoc"), answer("Từ 75", "chua"))]
        before = self.revisions()
        saved(questions=bad)
        assert self.revisions() == before


def test_answers_stand_in_no_shared_cache(client):
    page = questions_page()
    assert client.get(f"{page.get_url()}?tuoi=2")["Cache-Control"] == "private, no-cache"
    assert "Cache-Control" not in client.get(page.get_url())


def test_the_list_of_life_events_leads_to_the_questions_that_the_public_may_see(client):
    page = questions_page()
    hidden = questions_page(title="Chưa công bố", slug="nhap")
    hidden.unpublish()
    text = client.get(page.get_parent().get_url()).content.decode()
    assert f'href="{page.get_url()}"' in text
    assert "Chưa công bố" not in text
    assert "Chưa có nội dung" not in text

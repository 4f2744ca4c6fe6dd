"""Events of life lead step by step to the procedures that the public may see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from preparing.models import LifeEventIndexPage, LifeEventPage
from preparing.searchable import life_event
from services.models.use import Standing
from tests.factories.pages import home_page, publish
from tests.factories.services import ProcedurePageFactory, procedure_index, way

pytestmark = pytest.mark.django_db


def event_of(*procedures, keeps_order=False, **facts):
    """Return a published event with one step for all ``procedures``."""
    index = LifeEventIndexPage.objects.child_of(home_page()).get()
    needed = [{"procedure": page, "note": "nếu cần"} for page in procedures]
    step = {"title": "Đi đăng ký", "text": "Trong 60 ngày.", "procedures": needed, "keeps_order": keeps_order}
    steps = [("step", step)]
    page = LifeEventPage(**{"title": "Sinh con", "slug": "sinh-con", "steps": steps} | facts)
    Page.objects.get(pk=index.pk).add_child(instance=page)
    return publish(page)


def shown(client, page):
    answer = client.get(page.get_url())
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_step_shows_its_procedures_with_what_people_ask_first(client):
    procedure = ProcedurePageFactory(title="Đăng ký khai sinh", ways=[way("Trực tiếp", fee="Miễn phí")])
    text = shown(client, event_of(procedure))
    assert "Đi đăng ký" in text
    assert f'href="{procedure.get_url()}"' in text
    assert f'href="{procedure.get_url()}chuan-bi/"' in text
    assert "5 ngày làm việc" in text
    assert "Miễn phí" in text
    assert "nếu cần" in text


def ranked(client, *procedures, **step):
    """Return the titles of ``procedures`` as a step shows them."""
    text = shown(client, event_of(*procedures, slug=f"su-kien-{len(step)}", **step))
    return sorted((page.title for page in procedures), key=text.index)


def used(title, views=None, **facts):
    page = ProcedurePageFactory(title=title, **facts)
    if views is not None:
        Standing.objects.create(page=page, views=views)
    return page


class TestOrderOfProcedures:
    def test_what_editors_want_first_stands_before_what_people_use_most(self, client):
        pages = used("Ít dùng", 3), used("Dùng nhiều", 90), used("Theo mùa", shown_first_because="tuyển sinh")
        assert ranked(client, *pages) == ["Theo mùa", "Dùng nhiều", "Ít dùng"]

    def test_what_nobody_has_counted_keeps_the_order_in_which_it_was_written(self, client):
        assert ranked(client, used("Sau"), used("An"), used("Có đếm", 0)) == ["Có đếm", "Sau", "An"]

    def test_an_order_that_editors_keep_stays(self, client):
        pages = used("Làm trước", 1), used("Làm sau", 90)
        assert ranked(client, *pages, keeps_order=True) == ["Làm trước", "Làm sau"]


@pytest.mark.parametrize("hide", ["unpublish", "restrict", "delete"])
def test_what_the_public_may_not_see_is_not_named(client, hide):
    procedure = ProcedurePageFactory(title="Thủ tục kín đáo")
    event = event_of(procedure)
    if hide == "unpublish":
        procedure.unpublish()
    elif hide == "restrict":
        PageViewRestriction.objects.create(page=procedure, restriction_type="login")
    else:
        procedure.delete()
    text = shown(client, event)
    assert "kín đáo" not in text
    assert "Đi đăng ký" in text


def test_many_procedures_cost_no_more_statements_than_one(client):
    def statements(*procedures, slug):
        event = event_of(*procedures, slug=slug)
        shown(client, event)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            shown(client, event)
        return len(asked)

    one = statements(ProcedurePageFactory(), slug="mot")
    assert statements(*ProcedurePageFactory.create_batch(6), slug="nhieu") == one


def test_where_ways_differ_each_value_stands_with_its_way(client):
    ways = [way("Trực tiếp", fee="50.000 đồng"), way("Trực tuyến", fee="Miễn phí")]
    text = shown(client, event_of(ProcedurePageFactory(ways=ways)))
    assert "Trực tiếp: 50.000 đồng; Trực tuyến: Miễn phí" in text
    assert "Trực tiếp: 5 ngày" not in text


def test_a_fee_that_contradicts_itself_is_left_to_the_procedure(client):
    page = ProcedurePageFactory(ways=[way("Trực tiếp", fee="Miễn phí (20.000 đồng/lần)")])
    assert "Miễn phí" not in shown(client, event_of(page))


def test_long_fees_are_left_to_the_procedure_itself(client):
    procedure = ProcedurePageFactory(ways=[way("Trực tiếp", fee="Theo bảng. " * 30)])
    assert "Theo bảng. Theo bảng." not in shown(client, event_of(procedure))


def test_the_list_shows_published_events_in_the_editors_order(client):
    for slug, title in (("sinh-con", "Sinh con"), ("ket-hon", "Kết hôn"), ("nhap", "Chưa xong")):
        event_of(slug=slug, title=title)
    LifeEventPage.objects.get(slug="nhap").unpublish()
    LifeEventPage.objects.get(slug="ket-hon").move(
        LifeEventIndexPage.objects.child_of(home_page()).get(), "first-child"
    )
    text = shown(client, LifeEventIndexPage.objects.child_of(home_page()).get())
    assert text.index("/ket-hon/") < text.index("/sinh-con/")
    assert "Chưa xong" not in text


def test_an_empty_list_says_so(client):
    assert "Chưa có nội dung" in shown(client, LifeEventIndexPage.objects.child_of(home_page()).get())


def test_it_is_found_by_what_people_call_it():
    document = life_event(event_of(everyday_names="đẻ con\ncó em bé"))
    assert document.other_names == ("đẻ con", "có em bé")
    assert "Đi đăng ký" in document.body


def test_the_list_of_procedures_leads_to_the_events(client):
    event = event_of(title="Sinh con")
    hidden = event_of(title="Chưa công bố", slug="nhap")
    hidden.unpublish()
    index = procedure_index()
    text = client.get(index.get_url()).content.decode()
    assert f'href="{event.get_url()}"' in text
    assert "Chưa công bố" not in text
    assert event.get_url() not in client.get(index.get_url(), {"q": "đất"}).content.decode()


def test_machines_list_the_whole_list_of_procedures_and_no_part_of_it(client):
    index = procedure_index()
    assert "noindex" not in client.get(index.get_url()).content.decode()
    assert "noindex" in client.get(index.get_url(), {"cap": "cap-xa"}).content.decode()

"""What counts as a citation of dead law, and what does not."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from legal.models import LegalDocumentPage
from legal.relation_types import Direction, RelationType
from radar.concerns import Concern, Standing
from radar.models import StaleCitation
from radar.sweeping import sweep_all
from tests.factories import AgencyFactory, ContentPageFactory, NewsPageFactory
from tests.factories.citations import citation
from tests.factories.legal import LegalDocumentFactory, relation
from tests.factories.services import ProcedurePageFactory
from tests.radar.conftest import ENDED_ON

pytestmark = pytest.mark.django_db


def found() -> list[tuple[str, str, str]]:
    """Sweep, and return page, concern and standing of what is stale."""
    sweep_all()
    rows = StaleCitation.objects.order_by("pk")
    return [(row.page.title, row.concern, row.standing) for row in rows]


def test_a_procedure_that_cites_a_replaced_document_is_told_with_day_successor_and_agency(replaced):
    agency = AgencyFactory()
    page = ProcedurePageFactory(title="Cấp giấy phép thử", agency=agency)
    citation(page, replaced(subject_clause="khoản 1 Điều 9"))
    assert found() == [("Cấp giấy phép thử", Concern.ENDED, Standing.KEPT)]
    row = StaleCitation.objects.get()
    assert (row.since, row.acting_number, row.acting.number) == (ENDED_ON, "12/2026/QĐ-UBND", "12/2026/QĐ-UBND")
    assert (row.acting_clause, row.relation_type) == ("khoản 1 Điều 9", RelationType.REPLACES)
    assert (row.agency, row.is_public, row.is_of_provision) == (agency, True, False)


def test_what_is_in_force_alarms_nobody():
    citation(ContentPageFactory(), LegalDocumentFactory())
    assert found() == []


def test_a_document_that_names_its_own_end_is_dead_from_that_day_and_not_before():
    today = timezone.localdate()
    citation(ContentPageFactory(title="Trang A"), LegalDocumentFactory(ended_on=today))
    citation(ContentPageFactory(title="Trang B"), LegalDocumentFactory(ended_on=today + timedelta(days=1)))
    assert found() == [("Trang A", Concern.ENDED, Standing.KEPT)]


def test_a_suspended_document_is_told_too(replaced):
    citation(ContentPageFactory(title="Trang"), replaced(relation_type=RelationType.SUSPENDS))
    assert found() == [("Trang", Concern.SUSPENDED, Standing.KEPT)]


def test_an_end_that_nobody_has_confirmed_is_only_a_doubt(replaced):
    citation(ContentPageFactory(title="Trang"), replaced(is_confirmed=False))
    assert found() == [("Trang", Concern.DOUBTED, Standing.KEPT)]


def test_a_repealed_clause_condemns_who_cites_it_and_not_who_cites_another(replaced):
    old = replaced(relation_type=RelationType.REPEALS, target_clause="khoản 2 Điều 5")
    for anchor in ("dieu-5.khoan-2", "dieu-5.khoan-2.diem-a", "dieu-5.khoan-1", "dieu-6"):
        citation(ContentPageFactory(title=anchor), old, anchor)
    assert found() == [
        ("dieu-5.khoan-2", Concern.ENDED, Standing.KEPT),
        ("dieu-5.khoan-2.diem-a", Concern.ENDED, Standing.KEPT),
    ]
    assert all(StaleCitation.objects.values_list("is_of_provision", flat=True))


def test_of_an_amended_document_the_amended_clause_alarms_and_the_document_as_a_whole_only_hints(replaced):
    old = replaced(relation_type=RelationType.AMENDS, target_clause="Điều 5")
    citation(ContentPageFactory(title="cả văn bản"), old)
    citation(ContentPageFactory(title="điều đã sửa"), old, "dieu-5")
    citation(ContentPageFactory(title="điều khác"), old, "dieu-7")
    assert found() == [
        ("cả văn bản", Concern.CHANGED, Standing.KEPT),
        ("điều đã sửa", Concern.CLAUSE_CHANGED, Standing.KEPT),
    ]


def test_a_successor_that_has_ended_itself_is_named_as_such(replaced):
    citation(ContentPageFactory(), replaced(by="5/2022/QĐ-UBND"))
    sweep_all()
    assert not StaleCitation.objects.get().acting_has_ended
    successor = LegalDocumentPage.objects.get(number="5/2022/QĐ-UBND")
    LegalDocumentFactory(
        issued_on=date(2026, 3, 5), effective_from=date(2026, 4, 1), relations=[relation(target=successor)]
    )
    sweep_all()
    assert StaleCitation.objects.get().acting_has_ended


def test_where_nobody_recorded_which_provisions_were_amended_no_clause_alarms(replaced):
    citation(ContentPageFactory(title="Trang"), replaced(relation_type=RelationType.AMENDS), "dieu-5")
    assert found() == [("Trang", Concern.CHANGED, Standing.KEPT)]


def test_drafts_news_and_documents_stand_apart(replaced):
    old = replaced()
    now = timezone.now()
    citation(ContentPageFactory(title="bản nháp của trang"), old, is_draft=True)
    citation(ContentPageFactory(title="chưa đăng", live=False), old)
    citation(NewsPageFactory(title="tin mới", published_at=now), old)
    citation(NewsPageFactory(title="tin cũ", published_at=now - timedelta(days=900)), old)
    document = LegalDocumentFactory(title="văn bản")
    citation(document, old, place="dieu-1")
    citation(document, old, place="can-cu")
    assert found() == [
        ("bản nháp của trang", Concern.ENDED, Standing.DRAFT),
        ("chưa đăng", Concern.ENDED, Standing.DRAFT),
        ("tin mới", Concern.ENDED, Standing.NEWS),
        ("tin cũ", Concern.ENDED, Standing.OLD_NEWS),
        ("văn bản", Concern.ENDED, Standing.DOCUMENT),
        ("văn bản", Concern.ENDED, Standing.BASIS),
    ]
    public = StaleCitation.objects.filter(is_public=True)
    assert {row.page.title for row in public} == {"tin mới", "tin cũ", "văn bản"}


def test_whoever_ends_a_document_or_has_ended_itself_may_cite_it(replaced):
    old = replaced()
    new = LegalDocumentPage.objects.get(number="12/2026/QĐ-UBND")
    citation(new, old)
    citation(old, old, "dieu-3")
    citation(LegalDocumentFactory(ended_on=date(2021, 1, 1)), old)
    citation(LegalDocumentFactory(relations=[relation(RelationType.AMENDS, old)]), old)
    told_by_the_other = LegalDocumentFactory()
    old.relations.add(relation(RelationType.CORRECTS, told_by_the_other, direction=Direction.PASSIVE))
    old.save()
    citation(told_by_the_other, old)
    assert found() == []


def test_news_that_tells_of_the_change_is_no_alarm_and_a_page_that_names_both_says_so(replaced):
    old = replaced()
    new = LegalDocumentPage.objects.get(number="12/2026/QĐ-UBND")
    for page in (NewsPageFactory(title="tin"), ContentPageFactory(title="trang")):
        citation(page, old)
        citation(page, new)
    assert found() == [("trang", Concern.ENDED, Standing.KEPT)]
    assert StaleCitation.objects.get().cites_acting


def test_what_a_hidden_document_says_condemns_nobody(replaced):
    citation(ContentPageFactory(), replaced())
    new = LegalDocumentPage.objects.get(number="12/2026/QĐ-UBND")
    assert found() != []
    Page.objects.filter(pk=new.pk).update(live=False)
    assert found() == []


def test_a_sweep_is_safe_to_repeat_and_keeps_one_row_for_each_citation(replaced):
    page, old = ContentPageFactory(title="Trang"), replaced()
    citation(page, old)
    citation(page, old, place="summary")
    first = found()
    assert found() == first
    assert len(first) == 2


def test_a_citation_that_is_gone_takes_its_alarm_along(replaced):
    made = citation(ContentPageFactory(), replaced())
    assert len(found()) == 1
    made.delete()
    assert StaleCitation.objects.count() == 0


def test_a_sweep_asks_no_more_for_many_citations_than_for_few(replaced, django_assert_max_num_queries):
    old = replaced()
    pages = [ContentPageFactory(title=f"Trang {number}") for number in range(6)]
    for number in range(60):
        citation(pages[number % 6], old, f"dieu-{number + 1}")
    with django_assert_max_num_queries(25):
        done = sweep_all()
    assert (done.documents, done.citations, done.stale) == (1, 60, 60)

"""The radar follows what editors do, at once: publish, save, withdraw, state and take back relations, hide."""

from datetime import date

import pytest
from wagtail.models import PageViewRestriction

from core import nightly
from legal.models import LegalDocumentPage
from legal.relation_types import RelationType
from radar.models import StaleCitation
from search.indexing.worker import Worker
from tests.factories import ContentPageFactory
from tests.factories.citations import citation
from tests.factories.legal import DocumentTypeFactory, LegalDocumentFactory, relation
from tests.factories.pages import publish

pytestmark = pytest.mark.django_db

SENTENCE = "<p>Thực hiện theo khoản 2 Điều 5 Quyết định số 30/2020/QĐ-UBND.</p>"


@pytest.fixture
def follow(django_capture_on_commit_callbacks):
    """Do something, and what follows it after the transaction; return which pages are alarmed then."""

    def follow(action, *arguments):
        with django_capture_on_commit_callbacks(execute=True):
            action(*arguments)
        return sorted(StaleCitation.objects.sound().values_list("page__title", "is_public"))

    return follow


@pytest.fixture
def old() -> LegalDocumentPage:
    """A document in force."""
    return LegalDocumentFactory(number="30/2020/QĐ-UBND", document_type=DocumentTypeFactory(name="Quyết định"))


def replace(old: LegalDocumentPage) -> LegalDocumentPage:
    made: LegalDocumentPage = LegalDocumentFactory(
        number="12/2026/QĐ-UBND",
        issued_on=date(2026, 2, 1),
        effective_from=date(2026, 3, 1),
        relations=[relation(RelationType.REPLACES, old)],
    )
    return made


def test_a_page_is_alarmed_when_a_document_is_published_that_replaces_what_it_cites(follow, old):
    page = ContentPageFactory(title="Trang")
    citation(page, old)
    assert follow(replace, old) == [("Trang", True)]


def test_the_alarm_ends_when_the_relation_is_taken_back_or_its_document_is_withdrawn(follow, old):
    citation(ContentPageFactory(title="Trang"), old)
    assert follow(replace, old) != []
    new = LegalDocumentPage.objects.get(number="12/2026/QĐ-UBND")
    assert follow(new.unpublish) == []
    assert follow(publish, new) != []
    new = LegalDocumentPage.objects.get(number="12/2026/QĐ-UBND")
    new.relations.clear()
    assert follow(publish, new) == []


def test_the_alarm_ends_when_the_acting_document_is_deleted(follow, old):
    citation(ContentPageFactory(title="Trang"), old)
    assert follow(replace, old) != []
    assert follow(LegalDocumentPage.objects.get(number="12/2026/QĐ-UBND").delete) == []


def test_the_alarm_ends_while_the_acting_document_is_private(follow, old):
    citation(ContentPageFactory(title="Trang"), old)
    assert follow(replace, old) != []
    new = LegalDocumentPage.objects.get(number="12/2026/QĐ-UBND")
    restriction = PageViewRestriction(page=new, restriction_type=PageViewRestriction.LOGIN)
    assert follow(restriction.save) == []
    assert StaleCitation.objects.count() == 0
    assert follow(restriction.delete) == [("Trang", True)]


def test_a_whole_list_that_is_hidden_keeps_nobody_waiting_and_its_documents_say_nothing_at_once(
    follow, old, monkeypatch
):
    citation(ContentPageFactory(title="Trang"), old)
    assert follow(replace, old) != []
    Worker().run_once()
    monkeypatch.setattr("radar.signal_handlers.AT_ONCE", 1)
    restriction = PageViewRestriction(page=old.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    assert follow(restriction.save) == []
    Worker().run_once()
    assert StaleCitation.objects.count() == 0
    assert follow(restriction.delete) == []
    Worker().run_once()
    assert StaleCitation.objects.sound().count() == 1


def test_an_end_that_the_document_names_itself_is_followed_too(follow, old):
    citation(ContentPageFactory(title="Trang"), old)
    old.ended_on = date(2026, 1, 1)
    assert follow(publish, old) == [("Trang", True)]


def test_what_an_editor_writes_is_read_at_once_as_a_draft_and_when_it_is_published(follow, old):
    replace(old)
    page = ContentPageFactory(title="Trang")
    page.body = [("paragraph", SENTENCE)]
    assert follow(page.save_revision) == [("Trang", False)]
    assert follow(page.get_latest_revision().publish) == [("Trang", True)]
    row = StaleCitation.objects.get()
    assert (row.citation.provision, row.document) == ("dieu-5.khoan-2", old)
    page.body = [("paragraph", "<p>Không còn dẫn gì.</p>")]
    assert follow(page.save_revision) == [("Trang", True)], "readers still see the old words"
    assert follow(page.get_latest_revision().publish) == []


def test_a_page_that_is_withdrawn_warns_nobody_in_public(follow, client, old):
    page = ContentPageFactory(title="Trang")
    citation(page, old)
    assert follow(replace, old) == [("Trang", True)]
    assert ("Trang", True) not in follow(page.unpublish)


def test_the_worker_sweeps_once_a_night_and_goes_on_when_that_fails(old, monkeypatch):
    page = ContentPageFactory(title="Trang")
    citation(page, old)
    replace(old)
    StaleCitation.objects.all().delete()
    Worker().run_once()
    assert StaleCitation.objects.count() == 1
    StaleCitation.objects.all().delete()
    Worker().run_once()
    assert StaleCitation.objects.count() == 0, "the night is done"

    def fail(alive: nightly.Alive) -> None:
        raise RuntimeError("no")

    monkeypatch.setitem(nightly._tasks, "fails", fail)
    assert Worker().run_once() is not None

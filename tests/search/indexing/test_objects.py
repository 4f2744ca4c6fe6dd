"""Things that are found without being pages, such as agencies: marked by themselves, their children and relations."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.models import Agency, AgencyLeader, Commune, FormerUnit
from search.documents import Kind, SearchDocument
from search.models import SearchEntry, SearchSource
from search.registry import announce_written, registry
from tests.factories import AgencyFactory
from tests.search.conftest import Editing

pytestmark = pytest.mark.django_db


def agency_document(agency: Agency) -> SearchDocument:
    leaders = " ".join(leader.name for leader in agency.leaders.all())
    return _document(f"directory.agency:{agency.pk}", Kind.AGENCY, agency.name, leaders)


def commune_document(commune: Commune) -> SearchDocument:
    former = " ".join(unit.name for unit in commune.former_units.all())
    return _document(f"directory.commune:{commune.pk}", Kind.COMMUNE, commune.name, former)


def _document(key: str, kind: Kind, title: str, body: str) -> SearchDocument:
    return SearchDocument(key=key, kind=kind, title=title, body=body, url="/co-quan/x/", language="vi")


@pytest.fixture(autouse=True)
def found_objects(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(registry.builders, Agency, agency_document)
    monkeypatch.setitem(registry.builders, Commune, commune_document)
    return None


def entry(thing: Any) -> SearchEntry | None:
    return SearchEntry.objects.filter(key=SearchSource.key_of_object(thing._meta.label, thing.pk)).first()


def test_a_child_saved_by_itself_changes_what_is_found_of_its_owner(editing: Editing) -> None:
    with editing():
        agency = AgencyFactory(name="Sở Y tế")
    with editing():
        AgencyLeader.objects.create(agency=agency, name="Trần Thị Bình", title="Giám đốc")
    assert entry(agency).body == "Trần Thị Bình"


def test_both_sides_of_a_relation_are_found_anew_when_it_is_made_and_when_it_is_undone(editing: Editing) -> None:
    with editing():
        commune = Commune.objects.create(name="Xã Cà Đam", slug="xa-ca-dam", code="1")
        former = FormerUnit.objects.create(name="Xã Trà Bùi", district="Huyện X", province="Tỉnh Y", slug="tra-bui")
    with editing():
        former.communes.add(commune)
    assert entry(commune).body == "Xã Trà Bùi"
    with editing():
        former.communes.remove(commune)
    assert entry(commune).body == ""


def test_what_was_written_in_bulk_is_found_when_it_is_announced(editing: Editing) -> None:
    with editing():
        agencies = Agency.objects.bulk_create(Agency(name=f"Bộ {n}", slug=f"bo-{n}") for n in range(3))
        announce_written(agencies)
    assert [entry(agency).title for agency in agencies] == ["Bộ 0", "Bộ 1", "Bộ 2"]


def test_many_objects_are_read_in_few_statements(editing: Editing) -> None:
    def statements(count: int) -> int:
        made = Agency.objects.bulk_create(Agency(name=f"Sở {count} {n}", slug=f"so-{count}-{n}") for n in range(count))
        with CaptureQueriesContext(connection) as queries, editing():
            announce_written(made)
        return len(queries)

    assert statements(30) <= statements(2) + 3


def test_a_deleted_object_is_found_no_more(editing: Editing) -> None:
    with editing():
        agency = AgencyFactory()
    kept = entry(agency)
    assert kept is not None
    with editing():
        agency.delete()
    assert not SearchEntry.objects.public().filter(key=kept.key).exists()
    assert not SearchSource.objects.filter(pk=kept.source_id).exists(), "nothing is left to build or to forget"

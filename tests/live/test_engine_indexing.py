"""Entries in a real Elasticsearch: versions, deletions, and a new index that takes over."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from search.engines.elasticsearch import client, indexing
from search.engines.elasticsearch.indexing import Index, alias
from search.models import SearchEntry
from search.queries import EngineUnavailableError
from tests.search.entries import entry

pytestmark = [pytest.mark.live, pytest.mark.django_db, pytest.mark.usefixtures("elasticsearch_prefix")]


@pytest.fixture
def index() -> Index:
    """An empty index in use."""
    made = Index()
    made.switch_to(made.create_new())
    return made


def listed(index: Index) -> list[tuple[str, int]]:
    index.refresh()
    return list(index.listing())


def changed(entry_: SearchEntry, **values: Any) -> SearchEntry:
    for name, value in values.items():
        setattr(entry_, name, value)
    return entry_


def test_public_entries_are_put_and_others_deleted(index: Index) -> None:
    first, second = entry("Một"), entry("Hai")
    assert all(outcome.is_done for outcome in index.send([first, second]).values())
    assert listed(index) == sorted([(first.key, 1), (second.key, 1)])
    assert index.send([changed(second, is_public=False, version=2)])[second.key].is_done
    assert listed(index) == [(first.key, 1)]


def test_an_older_version_never_replaces_a_newer_one_and_counts_as_done(index: Index) -> None:
    made = entry("Mới")
    index.send([changed(made, version=5)])
    assert index.send([changed(made, version=4, title="Cũ")])[made.key].is_done
    assert index.send([changed(made, version=5, title="Cũ")])[made.key].is_done
    assert listed(index) == [(made.key, 5)]


def test_a_late_writer_does_not_bring_back_what_became_private(index: Index) -> None:
    made = entry("Tin")
    index.send([changed(made, version=2, is_public=False)])
    assert index.send([changed(made, version=1, is_public=True)])[made.key].is_done
    assert listed(index) == []


def test_one_entry_that_is_refused_does_not_hold_up_the_others(index: Index) -> None:
    good, bad = entry("Tốt"), changed(entry("Hỏng"), weight="nặng")
    outcomes = index.send([bad, good])
    assert outcomes[good.key].is_done
    assert not outcomes[bad.key].is_done
    assert "weight" in outcomes[bad.key].error
    assert "\n" not in outcomes[bad.key].error


def test_without_an_index_nothing_is_written_and_none_is_made_by_guessing() -> None:
    made = entry("Tin")
    index = Index()
    assert not index.exists()
    assert not index.is_current()
    assert not index.send([made])[made.key].is_done
    assert not index.exists()


def test_a_new_index_takes_over_in_one_step_and_the_old_ones_go(index: Index) -> None:
    old, new = entry("Cũ"), entry("Mới")
    index.send([old])
    abandoned, name = index.create_new(), index.create_new()
    assert all(outcome.is_done for outcome in index.copy_into(name, [new]).values())
    assert listed(index) == [(old.key, 1)]
    index.switch_to(name)
    assert listed(index) == [(new.key, 1)]
    names = client.for_indexing().indices.get(index=f"{alias()}*").body
    assert list(names) == [name], abandoned
    assert list(names[name]["aliases"]) == [alias()]
    assert not index.copy_into(abandoned, [old])[old.key].is_done


def test_an_index_with_another_mapping_is_not_current(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    assert index.is_current()
    monkeypatch.setattr(indexing, "mapping_version", lambda: "another")
    assert not index.is_current()


def test_everything_is_listed_in_the_order_of_keys_however_much_it_is(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "LISTED_AT_ONCE", 3)
    made = [entry(f"Tin {number}") for number in range(9)]
    index.send(made)
    assert listed(index) == sorted((one.key, 1) for one in made)


def test_what_has_no_row_can_be_deleted_and_need_not_be_there(index: Index) -> None:
    made = entry("Tin")
    index.send([made])
    index.delete([made.key, "page:999"])
    assert listed(index) == []


def test_everything_of_an_entry_is_taken(index: Index) -> None:
    made = entry(
        "Tin", official_title="Tên", summary="Tóm tắt", body="x" * 400_000, attachments="tệp", agencies=["so-y-te"],
        fields=["y-te"], identifiers=["12/2007/QĐ-UBND", "1.001193"], parent_key="page:1", weight=0.35,
        live_from=timezone.now(), expires_at=timezone.now() + timedelta(days=1), dated_on=None,
    )  # fmt: skip
    assert index.send([made])[made.key].is_done


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "http://user:secret@127.0.0.1:9"])
def test_a_server_that_is_not_there_is_named_in_one_line_without_its_password(settings: Any, address: str) -> None:
    settings.ELASTICSEARCH_URL = address
    made = entry("Tin")
    index = Index()
    for ask in (index.exists, index.is_current, index.create_new, index.refresh, lambda: index.send([made])):
        with pytest.raises(EngineUnavailableError) as raised:
            ask()
        assert "127.0.0.1:9 cannot be reached" in str(raised.value)
        assert "\n" not in str(raised.value)
        assert "secret" not in str(raised.value)

"""``search_evaluate`` measures either engine beside what readers search, and leaves nothing behind."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from search.engines.elasticsearch.client import for_indexing
from search.evaluating import evaluation
from search.evaluating.set_apart import SetApart
from search.models import SearchEntry, SearchEntryFacet, SearchSource
from search.queries import EngineUnavailableError
from tests.search.entries import entry
from tests.search.evaluating.judged_folders import judged_folder

LIVE_TABLES = (SearchSource, SearchEntry, SearchEntryFacet)


@pytest.fixture(params=["database", pytest.param("elasticsearch", marks=pytest.mark.live)])
def engine(request: pytest.FixtureRequest, db: None) -> str:
    """Each engine in turn."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch_prefix")
    return str(request.param)


def evaluated(folder: Path, **options: Any) -> dict[str, Any]:
    """Return what the command says in JSON."""
    out = StringIO()
    call_command("search_evaluate", folder, json=True, stdout=out, stderr=StringIO(), **options)
    (line,) = out.getvalue().splitlines()
    return dict(json.loads(line))


def rows() -> list[list[tuple[Any, ...]]]:
    """Return all that stands in the tables of search, those made from entries among them."""
    made = [name for name in connection.introspection.table_names() if name == "search_entry_titles"]
    with connection.cursor() as cursor:
        for name in made:
            cursor.execute(f"SELECT count(*) FROM {name}")  # noqa: S608 — a name of ours
            made = [cursor.fetchone()]
    return [list(model.objects.order_by("pk").values_list()) for model in LIVE_TABLES] + [made]


def indices() -> set[str]:
    """Return the names of all indices."""
    return set(for_indexing().indices.get(index="*").body)


@pytest.mark.parametrize("variant", ["plain", "no-accents"])
def test_a_set_is_measured_in_one_flat_line(tmp_path: Path, engine: str, variant: str) -> None:
    # "Đăng ký kết hôn", graded 1, lacks two of four words that q1 asks for: the one answer is not found.
    found = evaluated(judged_folder(tmp_path), engine=engine, variant=variant)
    assert found | {"p50_ms": 0, "p95_ms": 0} == {
        "engine": engine, "variant": variant, "documents": 3, "queries": 2,
        "ndcg_at_10": 0.8801, "mrr_at_10": 1.0, "recall_at_20": 0.75, "p50_ms": 0, "p95_ms": 0,
    }  # fmt: skip


def test_slips_are_measured_too_and_people_read_a_sentence(tmp_path: Path, engine: str) -> None:
    assert evaluated(judged_folder(tmp_path), engine=engine, variant="typos")["queries"] == 2
    out = StringIO()
    call_command("search_evaluate", tmp_path, engine=engine, stdout=out)
    assert "2 questions (plain) over 3 texts" in out.getvalue()
    assert "nDCG@10 0.8801" in out.getvalue()


def test_what_readers_search_is_neither_seen_nor_touched(tmp_path: Path, engine: str) -> None:
    entry("Đăng ký khai sinh khai sinh", body="đăng ký khai sinh, vé xe buýt")
    before = rows()
    assert evaluated(judged_folder(tmp_path), engine=engine)["mrr_at_10"] == 1.0
    assert rows() == before
    if engine == "elasticsearch":
        return
    assert SearchEntry.objects.get().title == "Đăng ký khai sinh khai sinh"


@pytest.mark.parametrize("failure", [EngineUnavailableError("gone"), KeyboardInterrupt(), SystemExit(143)])
def test_nothing_is_left_after_a_failure(
    tmp_path: Path, engine: str, failure: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry("Một tin")
    before, places = rows(), indices() if engine == "elasticsearch" else set()

    @contextmanager
    def failing() -> Iterator[SetApart]:
        with whole() as place:
            place.finish = fail  # type: ignore[method-assign]
            yield place

    def fail() -> None:
        raise failure

    whole = evaluation.PLACES[engine]
    monkeypatch.setitem(evaluation.PLACES, engine, failing)
    with pytest.raises((CommandError, KeyboardInterrupt, SystemExit)):
        evaluated(judged_folder(tmp_path), engine=engine)
    assert rows() == before
    if engine == "elasticsearch":
        assert not {name for name in indices() - places if "-judged-" in name}


def test_a_text_with_a_title_too_long_or_an_id_like_an_address_is_a_text(tmp_path: Path, engine: str) -> None:
    judged_folder(tmp_path)
    texts = [
        {"_id": "http://x/" + "y" * 300, "title": "Giấy phép " * 60, "text": "\x00 nội dung"},
        {"_id": "7", "title": None, "text": ""},
    ]
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, texts)), "utf-8")
    (tmp_path / "qrels.tsv").write_text(f"q1\t{texts[0]['_id']}\t1\n", "utf-8")
    (tmp_path / "queries.jsonl").write_text('{"_id": "q1", "text": "giấy phép"}', "utf-8")
    assert evaluated(tmp_path, engine=engine)["ndcg_at_10"] == 1.0


@pytest.mark.django_db
def test_a_bad_line_is_told_in_one_line(tmp_path: Path) -> None:
    judged_folder(tmp_path, judgements="q1\td1\tmuch\n")
    with pytest.raises(CommandError, match=r"qrels\.tsv, line 1: the score 'much' is no number"):
        evaluated(tmp_path, engine="database")


@pytest.mark.django_db
def test_without_a_server_there_is_no_elasticsearch_to_measure(tmp_path: Path, settings: Any) -> None:
    settings.ELASTICSEARCH_URL = ""
    with pytest.raises(CommandError, match="names no server"):
        evaluated(judged_folder(tmp_path), engine="elasticsearch")
    assert evaluated(tmp_path)["engine"] == "database"

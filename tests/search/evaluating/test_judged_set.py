"""Judged sets come from anywhere: what can be read is read, and what cannot is named by file and line."""

from pathlib import Path

import pytest

from search.evaluating.judged_set import UnreadableSetError, judged_set
from tests.search.evaluating.judged_folders import judged_folder

ANSWERS = {"q1": {"d1": 2.0, "d2": 1.0}, "q2": {"d3": 1.0}}


@pytest.mark.parametrize("compressed", [False, True])
def test_questions_with_an_answer_are_read_and_the_others_left_out(tmp_path: Path, compressed: bool) -> None:
    judged = judged_set(judged_folder(tmp_path, compressed=compressed))
    assert judged.questions == {"q1": "đăng ký khai sinh", "q2": "vé xe buýt"}
    assert judged.answers == ANSWERS
    assert [(text.id, text.title) for text in judged.texts()][1:] == [("d2", "Đăng ký kết hôn"), ("d3", "")]


@pytest.mark.parametrize(
    "judgements",
    [
        "score\tcorpus-id\tquery-id\n2\td1\tq1\n1\td2\tq1\n1\td3\tq2\n",
        "q1\td1\t2\nq1\td2\t1\nq2\td3\t1\n",
        "q1\t0\td1\t2\nq1\t0\td2\t1\nq2\t0\td3\t1\n",
        "\ufeffQuery_ID\tCorpus_ID\tScore\r\nq1\td1\t2.0\r\n\r\nq1\td2\t1\r\nq2\td3\t1",
    ],
)
def test_columns_may_stand_in_any_order_and_without_a_heading(tmp_path: Path, judgements: str) -> None:
    assert judged_set(judged_folder(tmp_path, judgements=judgements)).answers == ANSWERS


def test_judgements_may_lie_where_beir_puts_them(tmp_path: Path) -> None:
    judged_folder(tmp_path)
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels.tsv").rename(tmp_path / "qrels" / "test.tsv")
    assert judged_set(tmp_path).answers == ANSWERS


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("qrels.tsv", b"query-id\tcorpus-id\tscore\nq1\td1\n", "line 2: 2 columns"),
        ("qrels.tsv", b"q1\td1\tmany\n", "line 1: the score 'many'"),
        ("qrels.tsv", b"q1\td1\tnan\n", "line 1: the score 'nan'"),
        ("qrels.tsv", b"q1 d1 1\n", "line 1: the columns"),
        ("qrels.tsv", b"q1\td1\t1\n\xff\xfe\n", "not UTF-8"),
        ("queries.jsonl", b'{"_id": "q1", "text": "a"}\n{"_id": "q2"\n', "line 2: not JSON"),
        ("queries.jsonl", b'{"text": "a"}\n', "line 1: no _id"),
        ("queries.jsonl", b'{"_id": "q1"}\n', "line 1: no text"),
        ("queries.jsonl", b'{"_id": "q1", "text": 3}\n', "line 1: text is no text"),
        ("queries.jsonl", b"[]\n", "line 1: no object"),
        ("queries.jsonl", b"[" * 100_000 + b"\n", "line 1: not JSON"),
        ("queries.jsonl", b'{"_id": "another", "text": "a"}\n', "No question"),
        ("corpus.jsonl", b'{"_id": "d1", "text": "a"}\n{"_id": "d1", "text": "b"}\n', "line 2: the id 'd1'"),
        ("corpus.jsonl", b'\n{"_id": "d1", "title": [], "text": "a"}\n', "line 2: title is no text"),
    ],
)
def test_what_cannot_be_read_is_named_by_file_and_line(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    judged_folder(tmp_path)
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableSetError) as caught:
        list(judged_set(tmp_path).texts())
    assert said in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def test_a_broken_archive_is_no_crash(tmp_path: Path) -> None:
    judged_folder(tmp_path, compressed=True)
    whole = (tmp_path / "corpus.jsonl.gz").read_bytes()
    for broken in (whole[:-12], b"no archive"):
        (tmp_path / "corpus.jsonl.gz").write_bytes(broken)
        with pytest.raises(UnreadableSetError, match=r"corpus\.jsonl\.gz, line"):
            list(judged_set(tmp_path).texts())


@pytest.mark.parametrize("missing", ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
def test_a_missing_file_is_named(tmp_path: Path, missing: str) -> None:
    judged_folder(tmp_path)
    (tmp_path / missing).unlink()
    with pytest.raises(UnreadableSetError, match=missing):
        judged_set(tmp_path)
    with pytest.raises(UnreadableSetError, match="no folder"):
        judged_set(tmp_path / "nowhere")

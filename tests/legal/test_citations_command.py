"""``legal_citations``: what it prints, where it counts from, and what it says of files that it cannot read."""

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

TEXT = "Điều 1. Phạm vi\n1. Theo điểm a và b khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP.\n2. Trừ khoản 1 Điều này.\n"


def printed(file):
    out = io.StringIO()
    call_command("legal_citations", str(file), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_one_line_is_printed_for_each_provision(tmp_path):
    file = tmp_path / "van-ban.txt"
    file.write_text(TEXT, encoding="utf-8")
    lines = printed(file)
    assert lines[0] == {
        "start": 24,
        "end": 30,
        "text": "điểm a",
        "document": "30/2020/NĐ-CP",
        "provision": "điểm a khoản 2 điều 5",
    }
    assert [(line["document"], line["provision"]) for line in lines[1:]] == [
        ("30/2020/NĐ-CP", "điểm b khoản 2 điều 5"),
        ("this", "khoản 1 điều 1"),
    ]
    assert all(TEXT[line["start"] : line["end"]] == line["text"] for line in lines)


def test_a_byte_order_mark_and_line_ends_count(tmp_path):
    file = tmp_path / "van-ban.txt"
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    file.write_bytes(text.encode())
    assert all(text[line["start"] : line["end"]] == line["text"] for line in printed(file))
    assert len(printed(file)) == 3


def test_letters_are_printed_as_they_are(tmp_path, capsys):
    file = tmp_path / "van-ban.txt"
    file.write_text("theo Luật Đất đai năm 2024", encoding="utf-8")
    call_command("legal_citations", str(file))
    assert '"document": "luật đất đai năm 2024"' in capsys.readouterr().out


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("theo Điều 5 Luật Nhà ở".encode())))
    assert printed("-")[0]["provision"] == "điều 5"


def test_a_text_without_citations_prints_nothing(tmp_path):
    file = tmp_path / "van-ban.txt"
    file.write_text("", encoding="utf-8")
    assert printed(file) == []


def test_files_that_cannot_be_read_are_refused_with_the_reason(tmp_path):
    with translation.override("en"), pytest.raises(CommandError, match="cannot be read"):
        printed(tmp_path / "thieu.txt")
    file = tmp_path / "van-ban.txt"
    file.write_bytes("Điều 5".encode("utf-16"))
    with translation.override("en"), pytest.raises(CommandError, match="not a text in UTF-8"):
        printed(file)

"""What is in a file of articles is told by its content; each article comes out once, taken or rejected."""

import gzip
import json
from pathlib import Path

import pytest

from core.importing.line_files import LONGEST_LINE
from core.importing.outcomes import Rejection
from core.importing.pages import Found
from news.article_files import read_articles

GOOD = {"title": "Một tin", "url": "https://example.vn/1", "text": "Nội dung."}


def lines(*records: object) -> bytes:
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in records).encode()


def read(folder: Path, content: bytes, name: str = "tin.dat") -> list[Found | Rejection]:
    path = folder / name
    path.write_bytes(content)
    return list(read_articles(path))


@pytest.mark.parametrize("name", ["tin.jsonl", "tin.jsonl.gz", "tin.txt", "tin"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_the_name_of_a_file_says_nothing(tmp_path, name, pack):
    (found,) = read(tmp_path, pack(lines(GOOD)), name)
    assert isinstance(found, Found)
    assert found.record.title == "Một tin"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_text_file_is_one_article_packed_or_not(tmp_path, pack):
    (found,) = read(tmp_path, pack("Tin\n\n1/30/2007 2:07:06 PM\n\nTóm tắt.\n\nNội dung.".encode()))
    assert isinstance(found, Found)
    assert found.record.summary == "Tóm tắt."


def test_a_byte_order_mark_is_no_part_of_the_title(tmp_path):
    (text,) = read(tmp_path, "\ufeffTin\n\nNội dung.".encode())
    (record,) = read(tmp_path, b"\xef\xbb\xbf" + lines(GOOD))
    assert (text.record.title, record.record.title) == ("Tin", "Một tin")


def test_a_broken_line_is_rejected_with_its_number_and_the_rest_goes_on(tmp_path):
    content = lines(GOOD) + b"\n{broken\n\n" + lines(GOOD | {"url": "https://example.vn/2"}) + b"\nand words"
    found = read(tmp_path, content)
    assert [type(one) for one in found] == [Found, Rejection, Found, Rejection]
    assert [one.place.line for one in found] == [1, 2, 4, 5]
    assert found[1].place.text == "{broken"


def test_a_broken_first_line_does_not_make_the_file_a_text(tmp_path):
    first, second = read(tmp_path, b"garbage\n" + lines(GOOD))
    assert isinstance(first, Rejection)
    assert isinstance(second, Found)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"only a title",
        "Sở".encode("utf-16"),
        "Tin\n\nSở Bưu chính".encode("cp1258", "replace"),
        b"\x89PNG\r\n\x1a\n\x00\x00",
        bytes(range(256)) * 100,
        b"a\n\n" + b"x" * (LONGEST_LINE + 10),
        gzip.compress(b""),
        gzip.compress(b"x" * 50_000_000),
    ],
    ids=["empty", "blank", "title", "utf-16", "cp1258", "picture", "bytes", "huge", "empty-gz", "bomb"],
)
def test_what_is_no_article_is_one_rejection_with_a_reason(tmp_path, content):
    (found,) = read(tmp_path, content)
    assert isinstance(found, Rejection)
    assert found.reason


def test_a_huge_line_is_rejected_and_the_next_one_read(tmp_path):
    huge = b'{"title": "' + b"a" * (2 * LONGEST_LINE) + b'"}\n'
    first, second = read(tmp_path, huge + lines(GOOD))
    assert isinstance(first, Rejection)
    assert len(first.place.text) <= 2000
    assert (type(second), second.place.line) == (Found, 2)


def test_a_line_with_nul_bytes_or_of_another_encoding_is_rejected_alone(tmp_path):
    windows = json.dumps(GOOD, ensure_ascii=False).encode("utf-16-le").replace(b"\n", b"")
    latin = b'{"title": "S\xf4ng", "url": "https://example.vn/3", "text": "a"}'
    found = read(tmp_path, b"\n".join([windows, latin, lines(GOOD)]))
    assert [type(one) for one in found] == [Rejection, Rejection, Found]


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_a_packed_file_that_ends_too_soon_says_so_after_what_could_be_read(tmp_path, kept):
    whole = gzip.compress(b"\n".join(lines(GOOD | {"url": f"https://example.vn/{n}"}) for n in range(5000)))
    found = read(tmp_path, whole[: int(len(whole) * kept)])
    assert isinstance(found[-1], Rejection)
    assert all(isinstance(one, Found) for one in found[:-1])


def test_a_packed_file_with_damaged_bytes_says_so(tmp_path):
    whole = bytearray(gzip.compress(lines(GOOD)))
    whole[len(whole) // 2] ^= 0xFF
    assert isinstance(read(tmp_path, bytes(whole))[-1], Rejection)


def test_progress_never_passes_the_size_of_the_file(tmp_path):
    path = tmp_path / "tin.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n".join(lines(GOOD) for _ in range(1000))))
    heard: list[int] = []
    list(read_articles(path, bytes_read=heard.append))
    assert heard == sorted(heard)
    assert heard[-1] <= path.stat().st_size


def test_the_real_article_of_2007_is_read_whole(shared_data):
    (found,) = read_articles(next((shared_data / "news").glob("000_*.txt")))
    article = found.record
    assert article.title == "Sở BCVT Quảng Ngãi tổ chức Hội nghị triển khai công tác năm 2007"
    assert article.published_at.isoformat() == "2007-01-30T14:07:06+07:00"
    assert article.summary.startswith("Sáng ngày 30/01/2007")
    assert len(article.paragraphs) == 4
    assert article.paragraphs[0].startswith("Lĩnh vực BCVT & CNTT")


def test_the_real_lines_are_all_read(shared_data):
    found = list(read_articles(shared_data / "news" / "moj_articles.jsonl.gz"))
    assert len(found) == 247
    assert all(isinstance(one, Found) for one in found)
    assert len({one.record.identity for one in found}) == 247
    assert not any("Gửi phản hồi" in part for one in found for part in one.record.paragraphs)

"""The article of 2007 comes first among the 248 real ones, however its words are typed."""

import gzip
import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from search.models import SearchEntry
from tests.search.engines.conftest import Searched
from tests.search.entries import entry

WORDS = "hội nghị BCVT 2007"


@pytest.fixture
def article(shared_data: Path, db: None) -> SearchEntry:
    """The article among the others: title, summary and body as they came."""
    with gzip.open(shared_data / "news" / "moj_articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            other = json.loads(line)
            entry(other["title"][:255], body=other["text"], dated_on=date(2025, 3, 1))
    (file,) = (shared_data / "news").glob("*.txt")
    title, _, _, _, summary, *body = file.read_text("utf-8").splitlines()
    return entry(title.strip(), summary=summary, body="\n".join(body), dated_on=date(2007, 1, 30))


def test_it_comes_first_however_its_words_are_typed(searched: Searched, article: SearchEntry) -> None:
    spellings = {
        WORDS,
        "hoi nghi bcvt 2007",
        unicodedata.normalize("NFD", WORDS),
        WORDS.upper(),
        "Sở BCVT Quảng Ngãi",
        "bưu chính viễn thông quảng ngãi năm 2007",
        "Năm 2007 sở bưu chính viễn thông Quảng Ngãi đã tổ chức hội nghị triển khai công tác vào ngày nào?",
    }
    searched.learn()
    first = {words: searched.find(words).keys[0] for words in spellings}
    assert SearchEntry.objects.count() == 248
    assert first == dict.fromkeys(spellings, article.key)

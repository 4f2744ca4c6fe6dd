"""The structure of real articles and codes: nothing is lost, and each article is found once."""

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from legal.provisions import ORDER, Level
from legal.structure import articles, contents
from tests.legal.structure_texts import read

CODE_OF_689 = "91/2015/QH13"
ONE_IN = 40


@pytest.fixture(scope="module")
def real_articles(shared_data: Path) -> list[dict[str, Any]]:
    return list(_articles(shared_data))


def _articles(shared_data: Path) -> Iterator[dict[str, Any]]:
    """Yield one article in forty, and all of the civil code."""
    chosen = random.Random(5)
    with gzip.open(shared_data / "legal" / "codified_articles.jsonl.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            if chosen.randrange(ONE_IN) == 0 or CODE_OF_689 in line:
                yield json.loads(line)


def test_a_real_article_is_one_article_and_nothing_of_it_is_lost(real_articles):
    strays: list[str] = []
    for record in real_articles:
        found = read(f"Điều 5. {record['tieu_de']}\n{record['noi_dung'] or ''}")
        above = [piece for piece in found.pieces if piece.level and ORDER[piece.level] <= ORDER[Level.ARTICLE]]
        if [piece.anchor for piece in above] != ["dieu-5"]:
            strays.append(record["ma"])
    # Forms, appendices and the next article stand within some of the texts.
    assert len(real_articles) > 1500
    assert len(strays) <= len(real_articles) // 100


def test_clauses_of_real_articles_are_found_wherever_they_count_from_one(real_articles):
    checked = missed = 0
    for record in real_articles:
        numbers = [int(number) for number in re.findall(r"^(\d+)\. ", record["noi_dung"] or "", re.MULTILINE)]
        if not numbers or numbers != list(range(1, len(numbers) + 1)):
            continue
        found = read(f"Điều 5. {record['tieu_de']}\n{record['noi_dung'] or ''}")
        clauses = [piece.number for piece in found.pieces if piece.level is Level.CLAUSE]
        checked += 1
        missed += [number for number in clauses if number.isdigit()] != list(map(str, numbers))
    assert checked > 1000
    assert missed <= checked // 200


def test_the_civil_code_has_its_689_articles_in_their_order(real_articles):
    held: dict[int, str] = defaultdict(str)
    for record in real_articles:
        for source in record["nguon"]:
            if source["so_hieu"] == CODE_OF_689 and (number := re.fullmatch(r"Điều (\d+)", source["vi_tri"])):
                held[int(number[1])] = f"Điều {number[1]}. {record['tieu_de']}\n{record['noi_dung']}"
    text = "\n".join(held[number] for number in sorted(held))
    found = articles(read(text))
    assert [article.anchor for article in found] == [f"dieu-{number}" for number in sorted(held)]
    assert len(found) == 689
    assert [article.end for article in found] == [*(article.start for article in found[1:]), len(text)]
    assert all(entry.heading for entry in contents(read(text)))

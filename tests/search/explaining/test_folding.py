"""The server's tree of sums and products, folded into what each word brings."""

from typing import Any

import pytest

from search.engines.elasticsearch.explaining import folded
from search.engines.scores import NUMBERS, Part


def node(value: float, description: str, *details: Any) -> dict[str, Any]:
    return {"value": value, "description": description, "details": list(details)}


def word(value: float, what: str) -> dict[str, Any]:
    return node(value, f"weight({what} in 5) [PerFieldSimilarity], result of:", node(2.2, "idf, computed as log(…)"))


def test_a_sum_is_shared_out_among_its_words() -> None:
    found = folded(node(5, "sum of:", word(2, "title.pairs:khai_sinh"), word(3, "body:sinh")))
    assert found.parts == (
        Part(field="body", form="fold", words="sinh", score=3),
        Part(field="title", form="pairs", words="khai sinh", score=2),
    )


def test_what_multiplies_the_whole_is_worked_into_each_word() -> None:
    tree = node(
        1.4,
        "function score, product of:",
        node(4, "sum of:", word(1, "title:khai"), word(3, "title:sinh")),
        node(0.35, "min of:", node(0.35, "field value function: none(doc['weight'].value?:1.0 * factor=1.0)")),
    )
    found = folded(tree)
    assert {part.words: round(part.score, 3) for part in found.parts} == {"khai": 0.35, "sinh": 1.05}


def test_of_alternatives_only_the_best_counts() -> None:
    found = folded(node(3, "max of:", word(2, "title:a"), word(3, "title:b")))
    assert [(part.words, part.score) for part in found.parts] == [("b", 3)]


def test_a_phrase_and_a_number_are_named_as_such() -> None:
    found = folded(
        node(
            2001.0,
            "sum of:",
            word(1.0, 'title:"khai sinh"~2'),
            node(2000.0, "ConstantScore(numbers:12/2007/qd-ubnd)^2000.0"),
        )
    )
    assert [(part.field, part.form, part.words) for part in found.parts] == [
        (NUMBERS, "exact", "12/2007/qd-ubnd"), ("title", "phrase", "khai sinh"),
    ]  # fmt: skip


def test_the_same_word_of_both_passes_is_one() -> None:
    tree = node(5, "sum of:", word(2, "title:khai"), node(3, "product of:", word(3, "title:khai"), node(1, "boost")))
    (part,) = folded(tree).parts
    assert part.score == pytest.approx(5)


def test_what_nobody_has_seen_before_is_passed_over() -> None:
    assert folded(node(3, "something new", node(3, "and stranger"))).parts == ()

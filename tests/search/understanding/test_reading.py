"""What a reader's words may mean too, and what is certainly meant."""

import gzip
import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.tokens import syllables
from search.understanding.everyday import FILE
from search.understanding.reading import MOST_ALTERNATIVES, Understood, understood
from search.understanding.vocabulary import Synonyms, Vocabulary

LAND = "giấy chứng nhận quyền sử dụng đất"


def meanings(words: str, vocabulary: Vocabulary | None = None) -> set[tuple[str, str]]:
    """Return each stretch of the words that means something too, and what."""
    found = understood(words, vocabulary) if vocabulary else understood(words)
    typed = syllables(found.text)
    return {(" ".join(typed[one.first : one.last]), one.text) for one in found.alternatives}


@pytest.mark.parametrize(
    "words", ["đăng ký khai sinh", "dang ky khai sinh", "Điều kiện hưởng trợ cấp", "ngày 5/3", "?!", ""]
)
def test_ordinary_words_mean_themselves(words: str) -> None:
    assert understood(words) == Understood(text=words)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nghij ddinhj", "nghị định"),
        ("QUYEETS DDINHJ 12/2007", "quyết định 12/2007"),
        ("quye61t d9i5nh", "quyết định"),
        ("ddawng kys khai sinh", "đăng ký khai sinh"),
        ("ddaats UBND", "đất UBND"),
        ("quye61t d9i5nh 1280 ttg", "quyết định 1280 ttg"),
        ("quyeets ddinhj ubnd", "quyết định ubnd"),
    ],
)
def test_what_a_keyboard_left_is_read_where_nothing_else_can_be_meant(typed: str, meant: str) -> None:
    found = understood(typed)
    assert (found.text, found.read_as) == (meant, meant)
    assert [one.text for one in found.alternatives if one.is_typed] == [typed]


@pytest.mark.parametrize(
    "typed", ["thủ tục ddaats ddai", "ddaats internet", "how to see", "max tax", "new rooms online"]
)
def test_words_that_may_be_meant_as_typed_are_not_replaced(typed: str) -> None:
    found = understood(typed)
    assert (found.text, found.read_as) == (typed, "")


def test_keys_among_words_with_accents_are_read_beside_what_was_typed() -> None:
    assert meanings("thủ tục ddaats ddai") == {("ddaats ddai", "đất đai")}


def test_joined_words_and_abbreviations_are_asked_for_in_full_too() -> None:
    assert meanings("thutuc gplx") == {("thutuc", "thu tuc"), ("gplx", "giấy phép lái xe")}
    assert understood("thutuc gplx").whole == "thu tuc giấy phép lái xe"


@pytest.mark.parametrize("typed", ["UBND", "ubnd", "uỷ ban nhân dân", "Ủy ban nhân dân", "uy ban nhan dan"])
def test_an_abbreviation_and_what_it_stands_for_mean_each_other(typed: str) -> None:
    assert len(meanings(f"{typed} tỉnh")) == 1


def test_an_everyday_name_leads_to_the_official_one_and_not_back() -> None:
    assert meanings("làm sổ đỏ ở đâu") == {("so do", LAND)}
    assert meanings("so do") == {("so do", LAND)}
    assert meanings(LAND) == set()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("xin visa", "thị thực"),
        ("giay xac nhan doc than", "tình trạng hôn nhân"),
        ("sao y bản chính", "chứng thực bản sao"),
        ("nhập hộ khẩu cho con", "đăng ký thường trú"),
        ("nhập khẩu cho con", "đăng ký thường trú"),
        ("sang tên nhà đất", "đăng ký biến động"),
        ("mở quán cà phê", "đăng ký thành lập hộ kinh doanh"),
    ],
)
def test_what_citizens_say_leads_to_what_procedures_are_called(typed: str, meant: str) -> None:
    assert understood(typed).alternatives[0].text == meant


@pytest.mark.parametrize("typed", ["nhập khẩu ô tô", "giấy phép nhập khẩu", "mở", "quỹ mở", "độc lập", "tên sang"])
def test_words_that_are_official_themselves_mean_nothing_else(typed: str) -> None:
    assert understood(typed).alternatives == ()


def test_every_everyday_name_leads_to_the_title_of_a_real_procedure_unless_it_stands_in_one(shared_data: Path) -> None:
    with gzip.open(shared_data / "procedures" / "procedures.jsonl.gz", "rt", encoding="utf-8") as lines:
        titles = [" ".join(syllables(json.loads(line)["ten_thu_tuc"] or "")) for line in lines]
    lost = {
        words: means
        for words, (means, _reason) in tomllib.loads(FILE.read_text("utf-8"))["everyday_names"].items()
        if not any(" ".join(syllables(name)) in title for title in titles for name in (words, means))
    }
    assert lost == {}


def test_accents_that_say_something_else_are_something_else() -> None:
    assert meanings("số đo vòng bụng") == set()


def test_editors_rules_stand_beside_our_own_and_before_them() -> None:
    rules = Vocabulary(synonyms=(Synonyms(words="sổ đỏ", means=("bìa đỏ",)),))
    assert [one.text for one in understood("sổ đỏ", rules).alternatives] == ["bìa đỏ", LAND]


def test_words_are_kept_together_where_an_editor_says_so() -> None:
    rules = Vocabulary(kept_together=("hộ khẩu",))
    assert understood("tách hộ khẩu", rules).kept_together == ((1, 3),)
    assert understood("khẩu hộ", rules).kept_together == ()


@given(
    st.text(max_size=300),
    st.lists(st.builds(Synonyms, words=st.text(max_size=40), means=st.tuples(st.text(max_size=40))), max_size=4),
    st.lists(st.text(max_size=40), max_size=3),
)
def test_any_words_and_rules_give_few_alternatives_within_the_words(
    words: str, synonyms: list[Synonyms], kept: list[str]
) -> None:
    found = understood(words, Vocabulary(synonyms=tuple(synonyms), kept_together=tuple(kept)))
    count = len(syllables(found.text))
    assert len(found.alternatives) <= MOST_ALTERNATIVES
    assert all(0 <= one.first < one.last <= count for one in found.alternatives)
    assert all(0 <= first < last <= count for first, last in found.kept_together)
    assert isinstance(found.whole, str)


@pytest.mark.parametrize("word", ["ubnd", "thutuc", "ddinhj", "sổ đỏ", "điều 5 khoản 1", "a1", "xã"])
def test_a_question_of_nothing_but_rules_stays_small(word: str) -> None:
    assert len(understood(" ".join([word] * 100)).alternatives) <= MOST_ALTERNATIVES

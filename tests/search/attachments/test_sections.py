"""Of every place in the words of files it can be told in which file and on which page it stands."""

from hypothesis import given
from hypothesis import strategies as st

from search.attachments.sections import FILE, LONGEST_OF_A_FILE, PAGE, Place, page_at, place_at, sections, without_signs


def test_a_place_is_told_with_file_and_page() -> None:
    text = "Danh mục tệp\n" + sections([("Quy hoạch", ["mở đầu", "giữa chừng"]), ("Biểu mẫu", ["họ tên"])])
    assert place_at(text, text.index("mở đầu")) == Place(file="Quy hoạch", page=1)
    assert place_at(text, text.index("giữa")) == Place(file="Quy hoạch", page=2)
    assert place_at(text, text.index("họ tên")) == Place(file="Biểu mẫu")
    assert place_at(text, 3) is None


def test_the_words_of_a_page_are_told_without_those_around_it() -> None:
    text = "Danh mục tệp\n" + sections([("Quy hoạch", ["mở đầu", "giữa chừng"]), ("Biểu mẫu", ["họ tên\nngày sinh"])])
    assert page_at(text, text.index("đầu")) == "mở đầu"
    assert page_at(text, text.index("chừng")).strip() == "giữa chừng"
    assert page_at(text, text.index("ngày")) == "họ tên\nngày sinh"


def test_no_file_gives_nothing() -> None:
    assert sections([]) == ""


def test_a_very_long_file_is_cut_and_keeps_its_pages() -> None:
    text = sections([("Dài", ["x" * 1000] * 1000), ("Sau", ["cuối"])])
    assert place_at(text, LONGEST_OF_A_FILE - 1) == Place(file="Dài", page=200)
    assert place_at(text, text.index("cuối")) == Place(file="Sau")


TEXTS = st.text(alphabet=st.sampled_from(["a", "ă", " ", "\n", FILE, PAGE]), max_size=12)


@given(st.lists(st.tuples(TEXTS, st.lists(TEXTS, min_size=1, max_size=4)), max_size=4))
def test_whatever_files_hold_each_page_is_told_as_itself(files: list[tuple[str, list[str]]]) -> None:
    marked = [
        (title, [f"{page}<{number}.{place}>" for place, page in enumerate(pages, start=1)])
        for number, (title, pages) in enumerate(files)
    ]
    text = sections(marked)
    for number, (_title, pages) in enumerate(files):
        for place in range(1, len(pages) + 1):
            told = place_at(text, text.index(f"<{number}.{place}>"))
            assert told is not None
            assert told.page == (place if len(pages) > 1 else None)
    assert FILE not in without_signs(text)

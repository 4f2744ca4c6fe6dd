"""Which document a citation means: by number, day, issuer or name, or the law of the day; none if not certain."""

from datetime import date
from types import SimpleNamespace

from legal.citing.days import DaysGiven, day_in, said_on, with_day
from legal.citing.meant import Held, Reference, is_name, is_undated_name, meant
from legal.models.name_key import name_key

VI, EN = 1, 2


def held(
    pk: int, *, work: str = "", locale_id: int = VI, issued_on: date | None = date(2020, 3, 5), issuers=(), type_name=""
) -> Held:
    return Held(
        pk=pk,
        locale_id=locale_id,
        work=work or str(pk),
        issued_on=issued_on,
        type_name=type_name,
        issuer_ids=frozenset(issuers),
    )


def meant_by(key: str, *documents: Held, in_force=lambda one, day: True, locale_id=VI, **more) -> int | None:
    found = meant(Reference(key=key, locale_id=locale_id, **more), documents, in_force=in_force)
    return found.pk if found else None


def test_a_number_with_a_year_means_the_one_document_that_bears_it():
    assert meant_by("30/2020/nd-cp", held(7)) == 7
    assert meant_by("30/2020/nd-cp") is None


def test_a_day_that_is_wrong_does_not_matter_where_the_number_is_enough():
    assert meant_by("30/2020/nd-cp", held(7), day=date(2020, 3, 6)) == 7


def test_two_documents_of_one_number_are_told_apart_by_the_day():
    two = (held(7), held(8, issued_on=date(2020, 6, 1)))
    assert meant_by("30/2020/qd-ubnd", *two) is None
    assert meant_by("30/2020/qd-ubnd", *two, day=date(2020, 6, 1)) == 8
    assert meant_by("30/2020/qd-ubnd", *two, day=date(2021, 1, 1)) is None


def test_two_documents_of_one_number_are_told_apart_by_who_cites_its_own():
    two = (held(7, issuers=[1]), held(8, issuers=[2]))
    assert meant_by("30/2020/qd-ubnd", *two, issuers=lambda: frozenset({2, 3})) == 8
    assert meant_by("30/2020/qd-ubnd", *two, issuers=lambda: frozenset({1, 2})) is None
    assert meant_by("30/2020/qd-ubnd", *two, issuers=lambda: frozenset({3})) is None


def test_two_documents_of_one_number_are_told_apart_by_the_type_that_the_citation_names():
    two = (held(7, type_name="Nghị quyết"), held(8, type_name="Luật"))
    assert meant_by("100/2015/qh13", *two, words="Điều 5 Bộ luật Hình sự số 100/2015/QH13") == 8
    assert meant_by("100/2015/qh13", *two, words="Nghị quyết số 100/2015/QH13") == 7
    assert meant_by("100/2015/qh13", *two, words="văn bản số 100/2015/QH13") is None


def test_a_number_without_a_year_means_nothing_without_its_day():
    one = held(7, issued_on=date(2014, 10, 24))
    assert meant_by("40/nq-cp", one) is None
    assert meant_by("40/nq-cp", one, day=date(2015, 10, 24)) is None
    assert meant_by("40/nq-cp", one, day=date(2014, 10, 24)) == 7
    assert meant_by("40/nq-cp", held(8, issued_on=None), day=date(2014, 10, 24)) is None


def test_a_translation_is_meant_by_who_reads_in_its_language():
    both = (held(9, work="a", locale_id=EN), held(7, work="a"))
    assert meant_by("30/2020/nd-cp", *both) == 7
    assert meant_by("30/2020/nd-cp", *both, locale_id=EN) == 9
    assert meant_by("30/2020/nd-cp", held(7, work="a"), locale_id=EN) == 7


def test_a_name_without_a_year_means_the_newest_law_of_the_name_in_force_on_the_day():
    laws = (held(7, issued_on=date(2013, 11, 29)), held(8, issued_on=date(2024, 1, 18)))
    from_day = {7: date(2014, 7, 1), 8: date(2024, 8, 1)}

    def in_force(one: Held, day: date | None) -> bool:
        return day is None or day >= from_day[one.pk]

    on = {"in_force": in_force}
    assert meant_by("luat dat dai", *laws, said_on=date(2024, 5, 1), **on) == 7
    assert meant_by("luat dat dai", *laws, said_on=date(2024, 8, 1), **on) == 8
    assert meant_by("luat dat dai", *laws, **on) == 8
    assert meant_by("luat dat dai", *laws, said_on=date(2010, 1, 1), **on) is None


def test_names_have_spaces_and_numbers_have_none():
    assert [is_name(key) for key in ("luat dat dai 2024", "luat dat dai", "45/2019/qh14")] == [True, True, False]
    assert [is_undated_name(key) for key in ("luat dat dai 2024", "luat dat dai", "119-cp")] == [False, True, False]


def test_the_day_behind_a_number_belongs_to_it():
    text = "Nghị quyết số 40/NQ-CP, ngày 24 tháng 10 năm 2014 của Chính phủ; số 41/NQ-CP ngày 31/02/2014."
    assert with_day(text, 0, 22).endswith("năm 2014")
    assert day_in(with_day(text, 0, 22)) == date(2014, 10, 24)
    start = text.index("số 41")
    assert with_day(text, start, start + 11) == "số 41/NQ-CP"
    assert day_in("Luật ngày 1/2/2013 và ngày 03-4-2014") == date(2014, 4, 3)


def test_a_list_of_clauses_names_the_day_once():
    days = DaysGiven(
        [("a", "khoản 2"), ("a", "khoản 3 ngày 24/10/2014"), ("b", "ngày 1/1/2015"), ("b", "ngày 1/1/2016")]
    )
    assert days.day("a", "khoản 2") == date(2014, 10, 24)
    assert days.day("b", "khoản 2") is None
    assert days.day("b", "ngày 2/2/2017") == date(2017, 2, 2)


def test_a_document_means_the_law_of_the_day_from_which_it_applies():
    def said(number="1/2016/TT-BTC", issued_on=None, effective_from=None):
        return said_on(SimpleNamespace(number=number, issued_on=issued_on, effective_from=effective_from))

    assert said(issued_on=date(2016, 11, 1), effective_from=date(2017, 1, 1)) == date(2017, 1, 1)
    assert said(issued_on=date(2016, 11, 1)) == date(2016, 11, 1)
    assert said() == date(2016, 12, 31)
    assert said(number="119-CP") is None


def test_a_code_that_its_source_calls_a_law_keeps_its_own_name():
    assert name_key("Luật", "Bộ luật Hình sự", 2015) == "bo luat hinh su 2015"
    assert name_key("Luật", "Đất đai.", 2024) == "luat dat dai 2024"
    assert name_key("Luật", "Luật Luật sư", 2006) == "luat luat su 2006"

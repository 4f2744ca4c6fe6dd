"""Lines of legal bases."""

from services.showing.basis_line import asked_number, basis_line


def parts(title: str, number: str) -> tuple[str, str, str]:
    line = basis_line(title, number)
    return line.before, line.number, line.after


def test_a_number_that_the_title_names_is_not_printed_again() -> None:
    assert parts("Nghị định số 95/2024/NĐ-CP ngày 24 tháng 7", "Nghị định số 95/2024/NĐ-CP") == (
        "Nghị định số ",
        "95/2024/NĐ-CP",
        " ngày 24 tháng 7",
    )
    assert parts("86/2024/TT-BTC", "86/2024/TT-BTC") == ("", "86/2024/TT-BTC", "")
    assert parts("47/2019/TT-BTC", "Thông tư 47/2019/TT-BTC") == ("", "Thông tư 47/2019/TT-BTC", "")


def test_a_number_that_the_title_lacks_follows_it() -> None:
    assert parts("Luật Đất đai;", "31/2024/QH15") == ("Luật Đất đai – ", "31/2024/QH15", "")
    assert parts("Luật Các tổ chức tín dụng", "Luật số 32/2024/QH15")[1] == "Luật số 32/2024/QH15"
    assert parts("sửa Nghị định 155/2020/NĐ-CP", "55/2020/NĐ-CP")[0].endswith(" – ")


def test_a_basis_without_a_number_or_a_title_stands_alone() -> None:
    assert parts("Luật Báo chí.", "") == ("Luật Báo chí.", "", "")
    assert parts("", "12/2026/NĐ-CP") == ("", "12/2026/NĐ-CP", "")


def test_a_search_asks_for_the_number_alone() -> None:
    assert asked_number("Luật số 32/2024/QH15") == "32/2024/QH15"

"""Whatever the text, its letters and its length: citations stand where they are said to, and cost in proportion."""

import gc
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from legal.citations import find_citations


@pytest.mark.parametrize(
    "text",
    [
        "theo khoa\u0309n 2 Đie\u0302\u0300u 5 Lua\u0323\u0302t Đa\u0302\u0301t đai na\u0306m 2024.",
        "theo **khoản 2** **Điều** 5 Luật Đất đai năm 2024.",
        "theo kho\u00adản 2 Ðiều 5 Luật Đất đai năm 2024.",
    ],
)
def test_offsets_are_of_the_text_as_given(text):
    (found,) = find_citations(text)
    assert (found.document, found.provision_words) == ("luật đất đai năm 2024", "khoản 2 điều 5")
    assert found.text == text[found.start : found.end]
    assert found.text.startswith("kho")
    assert found.text.endswith("2024")


@pytest.mark.parametrize(
    ("text", "words", "document", "provision"),
    [
        ("theo khoan 2 Dieu 5 Nghi dinh so 30/2020/ND-CP", "khoan 2 Dieu 5 Nghi dinh so 30/2020/ND-CP", "30/2020/ND-CP",
         "khoản 2 điều 5"),
        ("theo Dieu 5 Luat Dat dai nam 2024", "Dieu 5 Luat Dat dai nam 2024", "luật đất đai năm 2024", "điều 5"),
        ("thuc hien Phap lenh Ngoai hoi duoc", "Phap lenh Ngoai hoi", "pháp lệnh ngoại hối", ""),
        ("tai Phu luc II ban hanh kem theo Thong tu nay", "Phu luc II ban hanh kem theo Thong tu nay", "this",
         "phụ lục ii"),
        ("THEO KHOAN 2 DIEU 5 THONG TU NAY", "KHOAN 2 DIEU 5 THONG TU NAY", "this", "khoản 2 điều 5"),
        ("Kính gửi:\ntheo khoan 2 Dieu 5 Nghi dinh 30/2020/NĐ-CP", "khoan 2 Dieu 5 Nghi dinh 30/2020/NĐ-CP",
         "30/2020/NĐ-CP", "khoản 2 điều 5"),
    ],
)  # fmt: skip
def test_lines_typed_without_accents_are_read_as_if_they_had_them(text, words, document, provision):
    (found,) = find_citations(text)
    assert (found.text, found.document, found.provision_words) == (words, document, provision)


@pytest.mark.parametrize("text", ["The law of supply and demand", "muc tieu 5 diem", "so 12 nam 2024, tu 3 den 5"])
def test_other_lines_without_accents_cite_nothing(text):
    assert find_citations(text) == []


PIECES = st.sampled_from(
    [
        *(
            "khoản ",
            "Điều ",
            "điểm ",
            "Chương ",
            "Mục ",
            "Phụ lục ",
            "1",
            "2, ",
            "a",
            " và ",
            "; ",
            ", ",
            "\n",
            " đến ",
        ),
        *(
            "Luật ",
            "Đất đai",
            " năm 2024",
            "Nghị định số ",
            "30/2020/NĐ-CP",
            " này",
            "sửa đổi, bổ sung một số điều của ",
        ),
        *("(sau đây gọi là ", ")", "“", "”", "ban hành kèm theo ", "\u0301", "İ", "**", "\u200b", "II", "/QĐ-", ":\n"),
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
@example("Điều 5\u0301")
@example("İ Điều 5 Luật này")
def test_citations_of_any_text_are_in_order_and_within_it(text):
    end, last = 0, (0, 0)
    for found in find_citations(text):
        assert found.text == text[found.start : found.end] != ""
        assert (found.start, found.end) == last or found.start >= end
        assert found.document
        end, last = found.end, (found.start, found.end)


HOSTILE = (
    "khoản ", "khoản 1, ", "điểm a ", "Điều 5, 6 và ", "khoản 1 (", "Luật ", "Luật sửa đổi, bổ sung một số điều của ",
    "30/2020/NĐ-CP ", "số 1/", "Điều 5 Quy chế x ", "Luật Nhà ở (sau đây gọi là Luật X) ", "Điều 5 và x ",
    "Sửa đổi một số điều của Luật Nhà ở:\na) Điều 5\n", "Điều 1 đến Điều 9 ", "“", "Điều này ", "Số: 1/QĐ-UBND\n",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_costs_in_proportion_to_its_length(piece):
    def cost(length):
        """Return the least CPU time of three: what else the process does, such as clearing memory, only adds."""
        text = (piece * (length // len(piece) + 1))[:length]
        spent = []
        for _again in range(3):
            gc.collect()
            begin = time.process_time()
            find_citations(text)
            spent.append(time.process_time() - begin)
        return min(spent)

    assert cost(80_000) < 12 * max(cost(20_000), 0.005)  # linear: 4; quadratic: 16

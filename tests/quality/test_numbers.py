"""How numbers are read: as Vietnamese readers and machines write them, and never in two ways."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quality.numbers import (
    LONGEST,
    AmbiguousNumberError,
    TooLongNumberError,
    UnreadableNumberError,
    kept_number,
    read_number,
)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1 234 567,25", "1234567.25"),
        ("97,5", "97.5"),
        ("97.5", "97.5"),
        ("0,125", "0.125"),
        ("-3,5", "-3.5"),
        ("\N{MINUS SIGN}3,5", "-3.5"),
        (" 12 ", "12"),
        ("1,2340", "1.234"),
        ("1.2000000", "1.2"),
    ],
)
def test_a_number_is_read_as_its_writer_meant_it(written, number):
    assert read_number(written) == Decimal(number)


@pytest.mark.parametrize("written", ["1.234", "1,234", "12.345", "-999,999"])
def test_what_could_be_a_thousand_or_one_and_a_bit_is_refused(written):
    with pytest.raises(AmbiguousNumberError):
        read_number(written)


@pytest.mark.parametrize(
    "written",
    ["", "NaN", "inf", "-Infinity", "1e5", "0x10", "1_000", "--1", "1,2,3", "1.23.4,5", "٣", "=1+1", "98 phần trăm"],
)
def test_what_is_no_number_is_refused(written):
    with pytest.raises(UnreadableNumberError):
        read_number(written)


@pytest.mark.parametrize("written", ["1" * 15, "1,23456", "9" * (LONGEST + 1)])
def test_more_digits_than_are_kept_are_refused_and_never_rounded(written):
    with pytest.raises(TooLongNumberError):
        read_number(written)


@pytest.mark.parametrize("number", ["NaN", "sNaN", "Infinity", "-Infinity", "1e999999", "1e-999999", "0e999999"])
def test_no_number_of_a_machine_is_taken_that_is_none_or_beyond_measure(number):
    with pytest.raises(UnreadableNumberError):
        kept_number(Decimal(number))


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_every_number_is_read_again_as_vietnamese_pages_write_it(number):
    written = f"{number:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    assert read_number(written) == number


@given(st.text())
def test_whatever_is_written_is_a_number_or_refused(written):
    with contextlib.suppress(UnreadableNumberError):
        assert read_number(written).is_finite()

"""The calendar file holds to RFC 5545 whatever the title of the procedure is."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from services.deadlines.calendar_file import DayEvent, calendar_file

MADE_AT = datetime(2026, 4, 28, 2, 0, tzinfo=UTC)


def file_of(**facts) -> bytes:
    given = {
        "uid": "1@portal",
        "day": date(2026, 12, 31),
        "summary": "Hạn",
        "description": "",
        "url": "https://portal/",
    }
    return calendar_file(DayEvent(**given | facts), made_at=MADE_AT, product="portal")


def unfolded(file: bytes) -> list[str]:
    return file.replace(b"\r\n ", b"").decode().split("\r\n")


def test_the_event_lasts_one_whole_day_also_at_the_end_of_a_year():
    lines = unfolded(file_of())
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert {"DTSTAMP:20260428T020000Z", "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101"} <= set(lines)


def test_what_means_something_in_the_format_is_escaped():
    lines = unfolded(file_of(summary="A, B; C\\D", description="một\nhai\r\nba"))
    assert "SUMMARY:A\\, B\\; C\\\\D" in lines
    assert "DESCRIPTION:một\\nhai\\nba" in lines


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@given(texts, texts)
def test_no_text_makes_a_line_too_long_or_a_line_of_its_own(summary, description):
    file = file_of(summary=summary, description=description)
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert b"\n" not in file.replace(b"\r\n", b"")
    names = [line.split(":")[0].split(";")[0] for line in unfolded(file) if line]
    assert names == [
        "BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "BEGIN", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY",
        "DESCRIPTION", "URL", "TRANSP", "END", "END",
    ]  # fmt: skip

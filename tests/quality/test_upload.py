"""Files of figures that editors bring: looked at first, written whole, and what is rejected can be taken away."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from quality.giving.csv_file import LABELS, LARGEST, MOST_ROWS, UnreadableFileError, read_table
from quality.giving.figure_rows import NEEDED, Known
from quality.giving.upload import Examined, examine, rejected_lines
from quality.models import Figure, FormerFigure
from tests.factories import AgencyFactory
from tests.factories.directory import CommuneFactory
from tests.factories.editing import administrator, board_member, lay_all, signed_in, writer
from tests.factories.quality import FigureFactory, IndicatorFactory

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/quality/upload/"
TODAY = date(2026, 3, 20)
HEADINGS = "period;agency;indicator;value"


@pytest.fixture(autouse=True)
def _english():
    cache.clear()
    translation.activate("en")


@pytest.fixture
def agency():
    return AgencyFactory(name="Sở Nội vụ", slug="so-noi-vu")


@pytest.fixture
def indicator():
    return IndicatorFactory(code="dung-han", unit="%")


def look_at(*lines: str, headings: str = HEADINGS, **allowed) -> Examined:
    content = "\n".join([headings, *lines]).encode()
    return examine(content, Known.read(**allowed), today=TODAY)


def reason_of(line: str, **more) -> str:
    examined = look_at(line, **more)
    assert examined.accepted == []
    return examined.rejected[0].reason


def chosen(content: bytes | str) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile("so-lieu.csv", content.encode() if isinstance(content, str) else content)}


@pytest.mark.parametrize("named", ["so-noi-vu", "Sở Nội vụ", "SỞ NỘI VỤ", "So Noi vu"])
def test_an_agency_is_named_by_its_address_or_its_name(agency, indicator, named):
    assert look_at(f"02/2026;{named};dung-han;97,5").figures[0].agency_id == agency.pk


def test_a_commune_stands_for_its_peoples_committee(indicator):
    committee = AgencyFactory()
    CommuneFactory(name="Xã Ba Gia", slug="xa-ba-gia", committee=committee)
    assert look_at("02/2026;Xã Ba Gia;dung-han;97,5").figures[0].agency_id == committee.pk


def test_the_whole_province_is_named_and_never_meant_by_an_empty_cell(indicator):
    assert look_at("02/2026;Toàn tỉnh;dung-han;97,5").figures[0].agency_id is None
    assert reason_of("02/2026;;dung-han;97,5") == "agency: It is empty."


def test_an_agency_that_nobody_knows_is_told(indicator):
    assert "No agency is called “Sở Không có”" in reason_of("02/2026;Sở Không có;dung-han;97,5")


def test_a_name_that_several_agencies_have_names_none_of_them(indicator):
    AgencyFactory(name="Văn phòng", slug="van-phong-1")
    AgencyFactory(name="Văn phòng", slug="van-phong-2")
    assert "Several agencies" in reason_of("02/2026;Văn phòng;dung-han;97,5")
    assert look_at("02/2026;van-phong-2;dung-han;97,5").figures


def test_every_reason_of_a_line_is_told_at_once(agency):
    reason = reason_of("13/2026;khong-co;khong-co;NaN")
    assert [part for part in ("period:", "agency:", "indicator:", "value:") if part in reason] == [
        "period:",
        "agency:",
        "indicator:",
        "value:",
    ]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("NaN", "is no number"),
        ("inf", "is no number"),
        ("1e9", "is no number"),
        ("=1+1", "is no number"),
        ("1.234", "two ways"),
        ("97,12345", "too many digits"),
        ("100,5", "higher than the highest possible"),
        ("-1", "lower than the lowest possible"),
        ("", "It is empty"),
    ],
)
def test_a_value_that_cannot_be_is_refused(agency, indicator, value, reason):
    assert reason in reason_of(f"02/2026;so-noi-vu;dung-han;{value}")


def test_a_per_cent_sign_behind_a_share_is_no_fault(agency, indicator):
    assert look_at("02/2026;so-noi-vu;dung-han;97,5%").figures[0].value == Decimal("97.5")


def test_vietnamese_thousands_are_read_as_thousands(agency):
    IndicatorFactory(code="ho-so", unit="hồ sơ", highest=None)
    assert look_at("02/2026;so-noi-vu;ho-so;1.234,5").figures[0].value == Decimal("1234.5")


def test_the_future_has_no_figures_but_the_running_month_may(agency, indicator):
    assert "has not begun" in reason_of("04/2026;so-noi-vu;dung-han;97,5")
    assert look_at("03/2026;so-noi-vu;dung-han;97,5").figures


def test_what_is_measured_each_month_has_no_figure_of_a_year(agency, indicator):
    assert "measured by other periods (months)" in reason_of("2025;so-noi-vu;dung-han;97,5")


def test_a_share_fits_what_was_counted(agency, indicator):
    headings = f"{HEADINGS};tử số;mẫu số"
    assert look_at("02/2026;so-noi-vu;dung-han;97,5;195;200", headings=headings).figures
    assert "more than half a point" in reason_of("02/2026;so-noi-vu;dung-han;97,5;150;200", headings=headings)
    assert "must both be given" in reason_of("02/2026;so-noi-vu;dung-han;97,5;195;", headings=headings)
    assert "must both be given" in reason_of("02/2026;so-noi-vu;dung-han;0;0;0", headings=headings)


def test_the_same_figure_twice_in_a_file_is_taken_once(agency, indicator):
    examined = look_at("02/2026;so-noi-vu;dung-han;97", "2026-02;Sở Nội vụ;DUNG-HAN;98")
    assert [figure.value for figure in examined.figures] == [Decimal(97)]
    assert (examined.rejected[0].line, "in line 2" in examined.rejected[0].reason) == (3, True)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_file_may_be_headed_as_the_page_names_the_columns(agency, indicator, language):
    with translation.override(language):
        headings = ";".join(str(LABELS[name]) for name in NEEDED)
        assert look_at("02/2026;so-noi-vu;dung-han;97,5", headings=headings).figures


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_files_of_every_spreadsheet_are_read_with_the_mark_of_excel_too(agency, indicator, sign):
    rows = [
        ["Kỳ", "Cơ quan", "Mã chỉ tiêu", "Giá trị", "Ghi chú"],
        ["Tháng 2/2026", "Sở Nội vụ", "dung-han", "97,5", "x"],
    ]
    written = io.StringIO()
    csv.writer(written, delimiter=sign).writerows(rows)
    examined = examine(written.getvalue().encode("utf-8-sig"), Known.read(), today=TODAY)
    assert examined.figures[0].value == Decimal("97.5")
    assert examined.unread == ("Ghi chú",)


def test_a_number_with_a_comma_that_was_not_quoted_is_not_read_as_two_cells(agency, indicator):
    assert "more cells" in reason_of("02/2026,so-noi-vu,dung-han,97,5", headings=HEADINGS.replace(";", ","))


def test_lines_are_counted_as_an_editor_counts_them(agency, indicator):
    examined = look_at("", '02/2026;so-noi-vu;"dung\n-han";97', "x;so-noi-vu;dung-han;97")
    assert [one.line for one in examined.rejected] == [3, 5]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n\n", "empty"),
        (b"PK\x03\x04whatever", "workbook"),
        ("period;agency;indicator;value".encode("utf-16"), "not in UTF-8"),
        (b"period;agency;indicator;value\n\x00", "no text"),
        (b"period;agency;value\n", "missing: indicator"),
        (b"period;agency;indicator;value;Ky\n", "twice: period"),
        (b'period;agency;indicator;value\n"02/2026;a;b;1', "quotation mark"),
        (b"x" * (LARGEST + 1), "larger than"),
        (b"period;agency;indicator;value\n" + b"1;2;3;4\n" * (MOST_ROWS + 1), "more than"),
        (b"period;agency;indicator;value\n" + b'"' + b"x" * 200_000 + b'";a;b;1\n', "quotation mark"),
    ],
)
def test_a_file_that_is_no_table_of_figures_is_refused_whole(content, reason):
    with pytest.raises(UnreadableFileError, match=reason):
        read_table(content, needed=NEEDED)


def test_rejected_lines_can_be_opened_in_a_spreadsheet_without_danger(agency, indicator):
    examined = look_at('02/2026;"=HYPERLINK(""http://x"")";@SUM(1);+1', "02/2026;-2;\t=1;97")
    cells = [cell for row in rejected_lines(examined)[1:] for cell in row]
    assert '\'=HYPERLINK("http://x")' in cells
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+", "-", "\t"))]


class TestInTheAdmin:
    """From the file to the figures, as an editor goes."""

    @pytest.fixture(autouse=True)
    def _foundation(self):
        lay_all()

    def test_nothing_is_written_before_the_editor_says_so(self, agency, indicator):
        client = signed_in(board_member())
        answer = client.post(UPLOAD, chosen(f"{HEADINGS}\n01/2026;so-noi-vu;dung-han;97,5\n01/2026;sai;dung-han;1"))
        assert answer.status_code == 200
        assert (answer.context["created"], len(answer.context["rejected"])) == (1, 1)
        assert not Figure.objects.exists()
        assert client.post(UPLOAD, {"key": answer.context["key"]}).status_code == 302
        figure = Figure.objects.get()
        assert (figure.value, figure.given_by, figure.user.username) == (Decimal("97.5"), "file", "ban-bien-tap")

    def test_a_file_is_written_once_and_by_whom_it_was_brought(self, agency, indicator):
        client = signed_in(board_member())
        key = client.post(UPLOAD, chosen(f"{HEADINGS}\n01/2026;so-noi-vu;dung-han;97,5")).context["key"]
        signed_in(administrator()).post(UPLOAD, {"key": key})
        assert not Figure.objects.exists()
        client.post(UPLOAD, {"key": key})
        FormerFigure.objects.all().delete()
        Figure.objects.update(value=1)
        client.post(UPLOAD, {"key": key})
        assert Figure.objects.get().value == 1

    def test_what_a_file_replaces_is_kept(self, agency, indicator):
        FigureFactory(agency=agency, indicator=indicator, value=Decimal(90))
        client = signed_in(board_member())
        answer = client.post(UPLOAD, chosen(f"{HEADINGS}\n01/2026;so-noi-vu;dung-han;97,5"))
        assert (answer.context["created"], answer.context["updated"]) == (0, 1)
        client.post(UPLOAD, {"key": answer.context["key"]})
        assert Figure.objects.get().value == Decimal("97.5")
        assert FormerFigure.objects.get().value == Decimal(90)

    def test_the_rejected_lines_are_loaded_with_line_and_reason(self, agency, indicator):
        client = signed_in(board_member())
        key = client.post(UPLOAD, chosen(f"{HEADINGS}\n01/2026;so-noi-vu;dung-han;NaN")).context["key"]
        answer = client.get(f"{UPLOAD}{key}/rejected.csv")
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert (len(rows), rows[1][0], rows[1][2:]) == (2, "2", ["01/2026", "so-noi-vu", "dung-han", "NaN"])
        assert "attachment" in answer["Content-Disposition"]

    def test_a_file_that_cannot_be_read_is_told_on_the_page(self):
        answer = signed_in(board_member()).post(UPLOAD, chosen(b"\xff\xfe"))
        assert answer.status_code == 422
        assert answer.context["form"].errors["file"]

    def test_who_writes_for_an_agency_gives_its_figures_only(self, agency, indicator):
        AgencyFactory(name="Sở Khác", slug="so-khac")
        client = signed_in(board_member("ban-so", agency))
        lines = ["01/2026;so-noi-vu;dung-han;97", "01/2026;so-khac;dung-han;97", "01/2026;toan-tinh;dung-han;97"]
        answer = client.post(UPLOAD, chosen("\n".join([HEADINGS, *lines])))
        assert [one.line for one in answer.context["accepted"]] == [2]

    def test_writers_who_may_not_change_figures_are_refused(self):
        client = signed_in(writer())
        assert client.get(UPLOAD).status_code in (302, 403)
        client.post(UPLOAD, chosen(f"{HEADINGS}\n"))
        assert client.get(f"{UPLOAD}abc/rejected.csv").status_code in (302, 403)

    def test_the_page_tells_the_codes_that_a_file_may_name(self, indicator):
        assert "dung-han" in signed_in(board_member()).get(UPLOAD).content.decode()

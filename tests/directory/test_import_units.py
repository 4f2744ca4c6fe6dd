"""Communes, committees and former units are taken over whole, twice without a change, and nothing bad comes along."""

import json
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError
from django.utils import translation

from core.importing.outcomes import SOME_REJECTED
from directory.models import Agency, AgencyKind, Commune, CommuneKind, FormerUnit
from tests.factories.directory import AgencyFactory, CommuneFactory

pytestmark = pytest.mark.django_db

HEADER = "province,district,ward,newWard,newWardCode,newWardLat,newWardLon,newWardAreaKm2"
CA_DAM = "Tỉnh Quảng Ngãi,Huyện Trà Bồng,Xã Trà Bùi,Xã Cà Đam,21136,15.1687,108.526,112.35"
TAY_TRA_BONG = "Tỉnh Quảng Ngãi,Huyện Trà Bồng,Xã Trà Bùi,Xã Tây Trà Bồng,21157,15.1517,108.425,129.05"
LY_SON = "Tỉnh Quảng Ngãi,Huyện Lý Sơn,,Đặc khu Lý Sơn,21548,15.385,109.115,10.39"


def unit(code: str, name: str) -> dict[str, str]:
    return {"Code": code, "FullName": name}


UNITS = [unit("21136", "Xã Cà Đam"), unit("21157", "Xã Tây Trà Bồng"), unit("21548", "Đặc khu Lý Sơn")]


class Files:
    """The two files of a run, and what came out of it."""

    def __init__(self, folder: Path) -> None:
        self.units, self.mergers = folder / "units.json", folder / "mergers.csv"
        self.rejects = folder / "rejects.jsonl"
        self.write()

    def write(self, units: list[Any] | None = None, mergers: list[str] | None = None, header: str = HEADER) -> None:
        records = UNITS if units is None else units
        self.units.write_text(json.dumps({"Wards": records}, ensure_ascii=False, indent=1), encoding="utf-8")
        lines = [CA_DAM, TAY_TRA_BONG, LY_SON] if mergers is None else mergers
        self.mergers.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")

    def run(self) -> list[str]:
        out = StringIO()
        self.rejects.unlink(missing_ok=True)
        arguments = [str(self.units), str(self.mergers), f"--rejects={self.rejects}"]
        with suppress(CommandError):
            call_command("import_units", *arguments, stdout=out, stderr=StringIO())
        return out.getvalue().splitlines()

    def rejected(self) -> list[tuple[str, int, str]]:
        lines = self.rejects.read_text(encoding="utf-8").splitlines() if self.rejects.exists() else []
        return [(row["file"], row["line"], row["reason"]) for row in map(json.loads, lines)]


@pytest.fixture
def files(settings: Any, tmp_path: Path) -> Iterator[Files]:
    settings.STATE_DIR = tmp_path / "state"
    with translation.override("en"):  # the sentences that these tests read
        yield Files(tmp_path)


def counts(created: int = 0, updated: int = 0, unchanged: int = 0, rejected: int = 0) -> str:
    read = created + updated + unchanged + rejected
    return f"Read {read} = created {created} + updated {updated} + unchanged {unchanged} + rejected {rejected}"


def lines(communes: str, former: str) -> list[str]:
    return [f"Communes and wards: {communes}", f"Former units: {former}"]


def test_the_whole_province_is_taken_over_and_a_second_run_changes_nothing(
    shared_data: Path, tmp_path: Path, settings: Any
) -> None:
    settings.STATE_DIR = tmp_path
    folder = shared_data / "units"
    outputs = []
    with translation.override("en"):
        for _run in range(2):
            out = StringIO()
            paths = [str(folder / "quangngai_2025.json"), str(folder / "old_to_2025.csv")]
            call_command("import_units", *paths, stdout=out, stderr=StringIO())
            outputs.append(out.getvalue().splitlines())
    assert outputs == [
        lines(counts(created=96), counts(created=273)),
        lines(counts(unchanged=96), counts(unchanged=273)),
    ]
    assert Agency.objects.filter(kind=AgencyKind.COMMUNE, commune__isnull=False).count() == 96
    divided = FormerUnit.objects.get(name="Xã Trà Bùi")
    assert {commune.name for commune in divided.communes.all()} == {"Xã Cà Đam", "Xã Tây Trà Bồng"}
    assert not FormerUnit.objects.filter(communes__isnull=True).exists()
    assert not Commune.objects.filter(former_units__isnull=True).exists()
    assert [Commune.objects.filter(kind=kind).count() for kind in CommuneKind.values] == [86, 9, 1]
    assert Commune.objects.filter(area_km2__isnull=True).count() == 0
    assert FormerUnit.objects.filter(name="Phường Trần Hưng Đạo").count() == 2


def test_a_commune_gets_its_facts_and_its_committee(files: Files) -> None:
    assert files.run() == lines(counts(created=3), counts(created=2))
    commune = Commune.objects.get(code="21136")
    assert (commune.name, commune.name_en, commune.slug) == ("Xã Cà Đam", "Cà Đam Commune", "xa-ca-dam")
    assert (str(commune.area_km2), str(commune.latitude)) == ("112.35", "15.16870")
    assert commune.committee is not None
    assert commune.committee.name == "Ủy ban nhân dân xã Cà Đam"
    assert commune.committee.name_en.endswith("s Committee of Cà Đam Commune")


def test_a_district_without_communes_is_a_former_unit_itself(files: Files) -> None:
    files.run()
    former = FormerUnit.objects.get(district="Huyện Lý Sơn")
    assert former.name == "Huyện Lý Sơn"
    assert [commune.name for commune in former.communes.all()] == ["Đặc khu Lý Sơn"]


def test_a_committee_that_exists_in_another_spelling_is_taken_as_it_is(files: Files) -> None:
    committee = AgencyFactory(name="Uỷ ban nhân dân đặc khu Lý Sơn", slug="ly-son", phone="0255 1", kind="commune")
    files.run()
    assert Commune.objects.get(code="21548").committee == committee
    committee.refresh_from_db()
    assert (committee.name, committee.phone) == ("Uỷ ban nhân dân đặc khu Lý Sơn", "0255 1")
    assert Agency.objects.count() == 3


def test_a_changed_row_is_updated_and_what_editors_wrote_stays(files: Files) -> None:
    files.run()
    Commune.objects.filter(code="21136").update(introduction="Giới thiệu của biên tập viên.", slug="ca-dam")
    files.write(mergers=[CA_DAM.replace("112.35", "113"), TAY_TRA_BONG, LY_SON])
    assert files.run() == lines(counts(updated=1, unchanged=2), counts(unchanged=2))
    commune = Commune.objects.get(code="21136")
    assert (str(commune.area_km2), commune.introduction) == ("113.00", "Giới thiệu của biên tập viên.")
    assert commune.slug == "ca-dam"


def test_what_editors_corrected_stays_until_the_source_changes(files: Files) -> None:
    files.run()
    Commune.objects.filter(code="21136").update(name_en="Cà Đam")
    assert files.run() == lines(counts(unchanged=3), counts(unchanged=2))
    assert Commune.objects.get(code="21136").name_en == "Cà Đam"


def test_a_renamed_unit_takes_its_committee_along_and_keeps_the_old_name(files: Files) -> None:
    files.run()
    files.write(
        units=[unit("21136", "Xã Cà Đam Mới"), *UNITS[1:]],
        mergers=[CA_DAM.replace("Xã Cà Đam", "Xã Cà Đam Mới"), TAY_TRA_BONG, LY_SON],
    )
    assert files.run() == lines(counts(updated=1, unchanged=2), counts(unchanged=2))
    committee = Commune.objects.get(code="21136").committee
    assert committee is not None
    assert committee.name == "Ủy ban nhân dân xã Cà Đam Mới"
    assert committee.name_en.endswith("s Committee of Cà Đam Mới Commune")
    assert [former.name for former in committee.former_names.all()] == ["Ủy ban nhân dân xã Cà Đam"]


def test_a_former_unit_that_went_elsewhere_is_linked_anew(files: Files) -> None:
    files.run()
    files.write(mergers=[TAY_TRA_BONG, LY_SON])
    files.run()
    former = FormerUnit.objects.get(name="Xã Trà Bùi")
    assert [commune.code for commune in former.communes.all()] == ["21157"]


def test_bad_units_are_rejected_with_line_and_reason(files: Files) -> None:
    bad = [unit("2113", "Xã Ngắn"), unit("21999", "Làng Lạ"), unit("21136", "Xã Trùng Mã"), "chữ", unit("21998", "")]
    files.write(units=[*UNITS, *bad])
    assert files.run() == lines(counts(created=3, rejected=5), counts(created=2))
    rejected = files.rejected()
    assert {name for name, _line, _reason in rejected} == {"units.json"}
    assert [reason for _file, _line, reason in rejected] == [
        "“2113” is no code of five digits.",
        "“Làng Lạ” is neither xã nor phường nor đặc khu.",
        "The code 21136 stands on line 3 already.",
        "This is no unit but something else.",
        "A name is missing.",
    ]
    text = files.units.read_text(encoding="utf-8").splitlines()
    assert "{" in text[rejected[0][1] - 1]
    assert "Xã Ngắn" in text[rejected[0][1] + 1]


def test_bad_lines_of_mergers_are_rejected_with_line_and_reason(files: Files) -> None:
    files.write(
        mergers=[
            CA_DAM,
            CA_DAM,
            CA_DAM.replace("21136", "99999"),
            CA_DAM.replace("Xã Cà Đam", "Xã Tây Trà Bồng"),
            "Tỉnh Quảng Ngãi,Huyện Trà Bồng",
            CA_DAM.replace("15.1687", "một"),
            CA_DAM.replace("Huyện Trà Bồng", " "),
            "",
            TAY_TRA_BONG,
        ]
    )
    assert files.run() == lines(counts(created=3), counts(created=1, rejected=6))
    assert sorted(files.rejected(), key=lambda row: row[1]) == [
        ("mergers.csv", 3, "The same stands on a line before it."),
        ("mergers.csv", 4, "No unit has the code 99999."),
        ("mergers.csv", 5, "The code 21136 is that of “Xã Cà Đam”, not of “Xã Tây Trà Bồng”."),
        ("mergers.csv", 6, "It has 2 values for 8 columns."),
        ("mergers.csv", 7, "“một” is no newWardLat."),
        ("mergers.csv", 8, "A name is missing."),
    ]


def test_what_was_rejected_ends_the_command_with_a_code_of_its_own(files: Files) -> None:
    files.write(mergers=[CA_DAM, "lạ"])
    with pytest.raises(CommandError) as error:
        call_command("import_units", str(files.units), str(files.mergers), stdout=StringIO(), stderr=StringIO())
    assert error.value.returncode == SOME_REJECTED


@pytest.mark.parametrize("name", ["units", "mergers"])
def test_a_file_that_is_none_imports_nothing(files: Files, name: str) -> None:
    getattr(files, name).write_bytes(b"\xff\xfe chu")
    with pytest.raises(CommandError, match="Nothing was imported") as error:
        call_command("import_units", str(files.units), str(files.mergers), stdout=StringIO(), stderr=StringIO())
    assert error.value.returncode == 1
    assert not Commune.objects.exists()


def test_missing_columns_are_named_and_nothing_is_imported(files: Files) -> None:
    files.write(header=HEADER.replace("newWardCode", "code"))
    with pytest.raises(CommandError, match="lacks the columns newWardCode"):
        call_command("import_units", str(files.units), str(files.mergers), stdout=StringIO(), stderr=StringIO())
    assert not Commune.objects.exists()


def test_a_file_that_ends_within_a_unit_keeps_the_units_before(files: Files) -> None:
    text = files.units.read_text(encoding="utf-8")
    files.units.write_text(text[: text.index("21157")], encoding="utf-8")
    output = files.run()
    assert output[0] == f"Communes and wards: {counts(created=1, rejected=1)}"
    assert files.rejected()[0][2].startswith("This is not JSON from here on")


def test_what_no_database_can_keep_is_rejected_alone(files: Files) -> None:
    files.write(units=[*UNITS, unit("21997", "Xã Nửa")])
    files.units.write_text(files.units.read_text(encoding="utf-8").replace("Nửa", r"\ud800"), encoding="utf-8")
    assert files.run()[0] == f"Communes and wards: {counts(created=3, rejected=1)}"


def test_a_record_too_deep_to_read_ends_the_file_and_is_told(files: Files) -> None:
    text = files.units.read_text(encoding="utf-8")
    files.units.write_text(text[: text.rindex("]")] + ", " + "[" * 100_000, encoding="utf-8")
    assert files.run()[0] == f"Communes and wards: {counts(created=3, rejected=1)}"


def test_an_import_that_breaks_leaves_nothing_behind(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: FormerUnit, *args: Any, **kwargs: Any) -> None:
        raise DatabaseError("hết chỗ")

    monkeypatch.setattr(FormerUnit, "save", broken)
    with pytest.raises(DatabaseError):
        call_command("import_units", str(files.units), str(files.mergers), stdout=StringIO(), stderr=StringIO())
    assert not Commune.objects.exists()
    assert not Agency.objects.exists()


def test_a_commune_that_stands_without_a_committee_gets_it_once(files: Files) -> None:
    files.run()
    Commune.objects.filter(code="21136").update(committee=None)
    assert files.run() == lines(counts(updated=1, unchanged=2), counts(unchanged=2))
    committee = Commune.objects.get(code="21136").committee
    assert committee is not None
    assert committee.name == "Ủy ban nhân dân xã Cà Đam"
    assert files.run() == lines(counts(unchanged=3), counts(unchanged=2))


@pytest.mark.parametrize("introduction", ["", "Lời giới thiệu minh hoạ."])
def test_a_commune_is_a_demonstration_only_as_long_as_an_invented_text_stands_on_it(
    files: Files, introduction: str
) -> None:
    CommuneFactory(name="Xã Cà Đam", code="21136", introduction=introduction, is_demonstration=True)
    files.run()
    assert Commune.objects.get(code="21136").is_demonstration is bool(introduction)

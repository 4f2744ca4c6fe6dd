"""From a record of the national database to a page: every part of the one in its place on the other.

Nothing of the source is lost: what has no field of its own stands among the parts as given.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from django.db.models import TextChoices

from directory.actions import agencies_named, fields_named
from directory.models import Agency, Field
from directory.naming import official_case
from services.audiences import Audience
from services.levels import Level
from services.models import (
    LegalBasis,
    PaperCase,
    ProcedureAgency,
    ProcedurePage,
    ProcedureResult,
    ProcedureStep,
    RequiredPaper,
    UnsplitPart,
    WayToApply,
)
from services.reading.numbered import in_order_of_numbers
from services.reading.values import NO_INFORMATION, ProcedureRecord
from services.roles import AgencyRole
from services.sections import Section
from services.titles import short_title
from services.typography import REMEMBERED, parted, plain_fee, plain_time, tidied, without_capitals

SOURCE = "Cổng Dịch vụ công quốc gia"
IDENTITY = "dvcqg:"
"""What ``imported_from`` begins with, for all that comes from there."""
SETTING = 4
"""Raised when what is read comes to stand on the page in another way, so that the next import writes it anew."""
LONGEST_AGENCY_NAME = 255
_LABEL_OF_STEPS = re.compile(r"[\W\d]*Trình tự thực hiện\W*")
AGENCY_COLUMNS = {
    AgencyRole.IMPLEMENTING: "implementing_agencies",
    AgencyRole.DECIDING: "deciding_agencies",
    AgencyRole.COORDINATING: "coordinating_agencies",
}
LEVELS = {
    "Cấp bộ": Level.CENTRAL,
    "Cấp tỉnh": Level.PROVINCE,
    "Cấp xã": Level.COMMUNE,
    "Cơ quan khác": Level.OTHER,
}
AUDIENCES = {
    "Công dân Việt Nam": Audience.CITIZENS,
    "Người Việt Nam định cư ở nước ngoài": Audience.OVERSEAS_VIETNAMESE,
    "Người nước ngoài": Audience.FOREIGNERS,
    "Người nước ngoài cư trú tại Việt Nam": Audience.RESIDENT_FOREIGNERS,
    "Cán bộ, công chức, viên chức": Audience.OFFICIALS,
    "Đảng viên": Audience.PARTY_MEMBERS,
    "Doanh nghiệp": Audience.BUSINESSES,
    "Doanh nghiệp Việt Nam": Audience.VIETNAMESE_BUSINESSES,
    "Doanh nghiệp có vốn đầu tư nước ngoài": Audience.FOREIGN_INVESTED,
    "Hợp tác xã": Audience.COOPERATIVES,
    "Tổ chức (không bao gồm doanh nghiệp, HTX)": Audience.ORGANISATIONS,
    "Tổ chức nước ngoài": Audience.FOREIGN_ORGANISATIONS,
    "Tổ chức Đảng": Audience.PARTY_ORGANISATIONS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The agencies and fields of a batch, by their names as written."""

    agencies: Mapping[str, Agency]
    fields: Mapping[str, Field]


def identity_of(record: ProcedureRecord) -> str:
    """Return by what a page is known again at the next import."""
    return f"{IDENTITY}{record.code}"


def digest_of(record: ProcedureRecord) -> str:
    """Return the fingerprint of all that the record says, as it was read: better reading makes it another."""
    return sha256(f"{SETTING} {record!r}".encode("utf-8", "surrogatepass")).hexdigest()


def agency_names(record: ProcedureRecord) -> tuple[str, ...]:
    """Return the names that the directory may hold; a longer one is no name of an agency."""
    names = (name for column in AGENCY_COLUMNS.values() for name in getattr(record, column))
    return tuple(name for name in names if len(name) <= LONGEST_AGENCY_NAME)


def known_of(records: Sequence[ProcedureRecord]) -> Known:
    """Read or make the agencies and fields that ``records`` name."""
    return Known(
        agencies=agencies_named(name for record in records for name in agency_names(record)),
        fields=fields_named(record.field for record in records),
    )


def fill(page: ProcedurePage, record: ProcedureRecord, known: Known) -> None:
    """Set on ``page`` what the record says, and nothing else: summary, files and pictures are the editors'."""
    page.official_name = " ".join(record.name.split())
    page.title = short_title(record.name)
    page.code = record.code
    page.decision_number = record.decision_number
    page.kind_of_procedure = record.kind
    page.levels = _in_order(Level, {LEVELS.get(level, Level.OTHER) for level in record.levels})
    page.audiences = _in_order(Audience, {AUDIENCES[one] for one in record.audiences if one in AUDIENCES})
    page.reception_address = tidied(record.reception_address)
    page.conditions = tidied(record.conditions)
    page.national_url = record.national_url
    page.source_name = page.source_name or SOURCE
    page.fields = [known.fields[record.field]] if record.field in known.fields else []
    page.agencies = list(_agencies(record, known))
    page.steps = list(_steps(record))
    page.paper_cases = list(_cases(record))
    page.ways = list(_ways(record))
    page.results = [ProcedureResult(text=text) for text in tidied("\n".join(record.results)).splitlines()]
    page.bases = [LegalBasis(title=_title(basis.title), number=basis.number) for basis in record.bases]
    page.unsplit_parts = list(_unsplit(record))


def _in_order(choices: type[TextChoices], values: Collection[str]) -> list[str]:
    """Return ``values`` as the editor's form sends them back."""
    return [choice.value for choice in choices if choice in values]


def _agencies(record: ProcedureRecord, known: Known) -> Iterable[ProcedureAgency]:
    """Yield each agency once in a role; a cell that could not be split into names stands as one."""
    for role, column in AGENCY_COLUMNS.items():
        names = getattr(record, column) or (record.as_given.get(column, ""),)
        for agency in dict.fromkeys(known.agencies[name] for name in names if name in known.agencies):
            yield ProcedureAgency(role=role, agency=agency)
        for name in names:
            if name and name not in known.agencies:
                yield ProcedureAgency(role=role, given_name=name)


def _steps(record: ProcedureRecord) -> Iterable[ProcedureStep]:
    """Yield the steps; a text that only repeats the heading of the section is none."""
    for step in record.steps:
        if step.title or not _LABEL_OF_STEPS.fullmatch(step.text):
            yield ProcedureStep(title=tidied(step.title), text=tidied(step.text))


@lru_cache(maxsize=REMEMBERED)
def _title(text: str) -> str:
    line = tidied(" ".join(text.split()))
    lower = without_capitals(line)
    return line if lower == line else official_case(lower)


def _cases(record: ProcedureRecord) -> Iterable[PaperCase]:
    for case in in_order_of_numbers(record.cases, lambda one: one.heading):
        yield PaperCase(
            heading=tidied(case.heading),
            papers=[
                RequiredPaper(
                    name=tidied(paper.name),
                    originals=paper.originals,
                    copies=paper.copies,
                    quantity=paper.quantity if paper.originals is None and paper.copies is None else "",
                    forms="\n".join(paper.forms),
                )
                for paper in in_order_of_numbers(case.papers, lambda one: one.name)
            ],
        )


def _ways(record: ProcedureRecord) -> Iterable[WayToApply]:
    for way in record.ways:
        yield WayToApply(
            method=way.method,
            time_limit=plain_time(_said(way.time_limit)),
            amount=way.amount,
            unit=way.unit,
            fee=plain_fee(_said(way.fee)),
            description=tidied(_said(way.description)),
        )


def _said(text: str) -> str:
    return "" if text == NO_INFORMATION else text


def _unsplit(record: ProcedureRecord) -> Iterable[UnsplitPart]:
    for name, text in record.as_given.items():
        if name not in AGENCY_COLUMNS.values():
            yield UnsplitPart(part=name if name in Section.values else Section.OTHER, text=parted(text))
    strangers = [one for one in record.audiences if one not in AUDIENCES]
    if strangers:
        yield UnsplitPart(part=Section.OTHER, text="Đối tượng thực hiện: " + "; ".join(strangers))
    if record.related:
        yield UnsplitPart(part=Section.OTHER, text="\n".join(("Thủ tục hành chính liên quan:", *record.related)))

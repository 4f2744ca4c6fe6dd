"""The first view of a procedure weighs at most 60 kB, though it were longer than any real one.

Of the 2,642 real procedures (autumn 2026) the longest page has 105 kB of HTML, 14.0 kB compressed; the longest list of
papers has 94 of them, the longest order 35 steps, the most ways 13.
"""

import gzip
import random
import re
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from services.models import LegalBasis, PaperCase, ProcedureFee, ProcedureStep, RequiredPaper
from tests.factories import AgencyFactory
from tests.factories.services import ProcedurePageFactory, acting, way

pytestmark = pytest.mark.django_db

KILOBYTE = 1000
LONGEST_REAL, LONGEST_REAL_COMPRESSED = 105 * KILOBYTE, 14 * KILOBYTE
FIRST_VIEW = 60 * KILOBYTE
STATEMENTS = 12
STATIC = Path(__file__).resolve().parents[2] / "static"
SYLLABLES = (
    "giấy",
    "tờ",
    "hồ",
    "sơ",
    "cấp",
    "đổi",
    "đất",
    "nhà",
    "nước",
    "người",
    "nộp",
    "bản",
    "sao",
    "thực",
    "quyền",
)


def sentence(chance: random.Random, words: int) -> str:
    """Return made-up words that compress no better than a real text: each with a figure now and then."""
    said = (f"{chance.choice(SYLLABLES)}{chance.randrange(99) if chance.random() < 0.2 else ''}" for _ in range(words))
    return " ".join(said).capitalize() + "."


@pytest.fixture
def longest():
    """A procedure with more of everything than any real one, and with all that editors can add."""
    chance = random.Random(6)

    def paper() -> RequiredPaper:
        return RequiredPaper(
            name=sentence(chance, 40),
            originals=1,
            forms="\n".join(f"Mẫu số {chance.randrange(999)}.docx" for _ in range(2)),
            form_enacted_by=f"Mẫu số {chance.randrange(99)} ban hành kèm theo Thông tư số {chance.randrange(99)}",
            note=sentence(chance, 10),
        )

    cases = [
        PaperCase(heading=f"Trường hợp {sentence(chance, 8)}", papers=[paper() for _ in range(20)]) for _ in "12345"
    ]
    fee = {"resolution": "Nghị quyết số 2/2026/NQ-HĐND", "valid_from": date(2026, 7, 1), "exempt": sentence(chance, 20)}
    return ProcedurePageFactory(
        official_name=sentence(chance, 60),
        agency=(agency := AgencyFactory()),
        agencies=[acting(agency)],
        paper_cases=cases,
        steps=[
            ProcedureStep(title=f"Bước {n}: {sentence(chance, 9)}", text=sentence(chance, 150)) for n in range(1, 36)
        ],
        ways=[way(f"Cách {n}", fee=sentence(chance, 12), description=sentence(chance, 25)) for n in range(13)],
        bases=[LegalBasis(title=sentence(chance, 15), number=f"{n}/2024/NĐ-CP") for n in range(30)],
        fees=[ProcedureFee(fee=f"{n}0.000 đồng", case=sentence(chance, 5), **fee) for n in range(1, 9)],
        conditions="\n".join(sentence(chance, 60) for _ in range(9)),
    )


def test_a_procedure_longer_than_any_real_one_is_light_with_its_style_sheets_and_scripts(client, longest):
    html = client.get(longest.get_url()).content
    assert len(html) >= LONGEST_REAL
    assert compressed(html) >= LONGEST_REAL_COMPRESSED
    assert compressed(html) + sum(compressed((STATIC / name).read_bytes()) for name in assets(html)) <= FIRST_VIEW


def test_its_pages_below_are_light_too_and_none_costs_many_statements(client, longest):
    for address in (longest.get_url(), f"{longest.get_url()}chuan-bi/", f"{longest.get_url()}le-phi/"):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            html = client.get(address).content
        assert compressed(html) + sum(compressed((STATIC / name).read_bytes()) for name in assets(html)) <= FIRST_VIEW
        assert len(queries) <= STATEMENTS, (address, [query["sql"][:150] for query in queries])


def assets(html: bytes) -> set[str]:
    """Return the files that the first view asks for beside its text."""
    found = {name.decode() for name in re.findall(rb'(?:href|src)="/static/((?:css|js)/[^"]+)"', html)}
    assert found  # else the page would weigh nothing beside its text for the wrong reason
    return found


def compressed(content: bytes) -> int:
    """Return bytes as they go over the wire."""
    return len(gzip.compress(content, 6))

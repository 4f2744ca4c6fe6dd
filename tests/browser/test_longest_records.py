"""The promises of pages, kept with the longest real records: a procedure, a document, every unit of the province."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.foundation import lay_foundation
from legal.models import LegalDocumentPage
from services.models import ProcedurePage
from tests.browser.pages import DESKTOP, PHONE

pytestmark = pytest.mark.browser

PROCEDURES, DOCUMENTS = "procedures/procedures.jsonl.gz", "legal/gazette_documents.jsonl.gz"


def longest_line(path: Path, size: Callable[[dict], int]) -> str:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return max(lines, key=lambda line: size(json.loads(line)))


@pytest.fixture
def addresses(transactional_db: None, shared_data: Path, tmp_path: Path) -> list[str]:
    """Import the longest records alone, and every unit; return where they are shown."""
    lay_foundation()
    lengths = {
        "import_procedures": (PROCEDURES, lambda record: len(json.dumps(record, ensure_ascii=False))),
        "import_gazette": (
            DOCUMENTS,
            lambda record: sum(len(group["so_hieu"]) for group in record["lien_ket"].values()),
        ),
    }
    for command, (source, size) in lengths.items():
        chosen = tmp_path / f"{command}.jsonl"
        chosen.write_text(longest_line(shared_data / source, size), encoding="utf-8")
        call_command(command, str(chosen), verbosity=0)
    units = (shared_data / "units" / name for name in ("quangngai_2025.json", "old_to_2025.csv"))
    call_command("import_units", *map(str, units), verbosity=0)
    pages = [ProcedurePage.objects.get(), LegalDocumentPage.objects.get()]
    return [*(page.get_url() for page in pages), "/co-quan/", "/xa-phuong/", "/en/xa-phuong/"]


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["360", "1280"])
def test_the_longest_records_break_no_rule_and_no_width(addresses, open_page, viewport):
    tab = open_page(viewport=viewport)
    faults = []
    for address in addresses:
        assert tab.goto(address).status == 200, address
        width = tab.evaluate("document.documentElement.scrollWidth")
        if width > viewport["width"]:
            faults.append((address, "scrolls sideways", width))
        violations = Axe().run(tab).response["violations"]
        faults += [(address, one["id"], [node["target"] for node in one["nodes"]][:3]) for one in violations]
    assert faults == []


def test_the_longest_records_are_light_and_cost_few_statements(addresses, client):
    for address in addresses:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        assert len(queries) <= 12, (address, [query["sql"][:150] for query in queries])
        assert len(gzip.compress(answer.content, 6)) <= 45_000, address  # beside 15 kB of style sheets and script

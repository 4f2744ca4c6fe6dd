"""``legal_status`` answers what a lawyer asks at a terminal: in force on that day, why, and on what evidence."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from django.utils.timezone import localdate
from wagtail.models import PageViewRestriction

from legal.relation_types import RelationType
from tests.factories.legal import DocumentTypeFactory, LegalDocumentFactory, relation

pytestmark = pytest.mark.django_db
NUMBER = "12/2020/QĐ-UBND"
TEXT = "QUYẾT ĐỊNH\nĐiều 5. Một việc\n1. Việc thứ nhất.\n2. Việc thứ hai.\nĐiều 6. Việc khác\nLàm việc khác."


def run(*arguments) -> str:
    out = StringIO()
    with translation.override("en"):
        call_command("legal_status", *arguments, stdout=out)
    return out.getvalue()


def told(*arguments):
    return json.loads(run(*arguments, "--json"))


@pytest.fixture
def old():
    return LegalDocumentFactory(number=NUMBER, text=TEXT, extent="province")


@pytest.fixture
def new(old):
    return LegalDocumentFactory(
        number="40/2024/QĐ-UBND",
        issued_on=date(2024, 1, 1),
        effective_from=date(2024, 3, 1),
        relations=[
            relation(
                RelationType.REPEALS,
                old,
                target_clause="khoản 2 Điều 5",
                subject_clause="khoản 1 Điều 9",
                quote="Bãi bỏ khoản 2 Điều 5.",
                source="Điều 9",
            )
        ],
    )


def test_every_key_is_told_with_the_evidence_that_decided(old, new):
    found = told("12/2020/qđ – ubnd", "--on", "2024-03-01", "--provision", "Điều 5, khoản 2")
    (evidence,) = found.pop("evidence")
    assert found == {
        "number": NUMBER,
        "title": old.title,
        "issuers": [old.issuers.first().agency.name],
        "issued_on": "2020-01-10",
        "effective_from": "2020-02-01",
        "extent": "province",
        "on": "2024-03-01",
        "provision": "khoản 2 Điều 5",
        "status": "het-hieu-luc-toan-bo",
        "status_label": "No longer in force",
        "reason": "ended_by",
        "reason_words": ("Khoản 2 Điều 5 is repealed by khoản 1 Điều 9 Quyết định 40/2024/QĐ-UBND from 01/03/2024."),
        "since": "2024-03-01",
        "next_change": None,
        "url": f"http://127.0.0.1:8000{old.url}" if old.url.startswith("/") else old.url,
    }
    assert evidence == {
        "number": "40/2024/QĐ-UBND",
        "relation": "repeals",
        "relation_words": "repealed by",
        "acting_provision": "khoản 1 Điều 9",
        "provision": "khoản 2 Điều 5",
        "from": "2024-03-01",
        "until": None,
        "quote": "Bãi bỏ khoản 2 Điều 5.",
        "source": "Điều 9",
        "is_confirmed": True,
        "confirmed_on": None,
        "decides": True,
        "url": evidence["url"],
    }
    assert evidence["url"].endswith(new.url)


def test_a_day_is_written_as_machines_or_people_do_and_is_today_without_one(old, new):
    before = told(NUMBER, "--on", "29/02/2024")
    assert (before["status"], before["next_change"]) == ("con-hieu-luc", "2024-03-01")
    assert before["reason_words"].startswith("By 29/02/2024")
    assert told(NUMBER, "--on", "2024-03-01")["status"] == "het-hieu-luc-mot-phan"
    assert told(NUMBER)["on"] == localdate().isoformat()


def test_a_provision_that_nobody_touched_is_in_force_and_nothing_speaks_against_it(old, new):
    found = told(NUMBER, "--provision", "Điều 6")
    assert (found["status"], found["evidence"]) == ("con-hieu-luc", [])


def test_of_a_provision_that_the_text_does_not_have_nothing_is_known(old):
    found = told(NUMBER, "--provision", "khoản 9 Điều 5")
    assert (found["status"], found["reason"]) == ("khong-xac-dinh", "no_such_provision")


@pytest.mark.parametrize("arguments", [("--on", "31/02/2024"), ("--on", "hôm qua"), ("--provision", "Điều 5 và 6")])
def test_what_is_no_day_or_no_provision_is_refused(old, arguments):
    with pytest.raises(CommandError, match=r"\w"):
        run(NUMBER, *arguments)


def test_several_documents_of_one_number_are_told_apart_by_issuer_and_day(old):
    LegalDocumentFactory(number=NUMBER, issued_on=date(2020, 6, 1), effective_from=date(2020, 7, 1))
    days = [one["issued_on"] for one in told(NUMBER)["documents"]]
    assert days == ["2020-01-10", "2020-06-01"]
    words = run(NUMBER)
    assert "01/06/2020" in words
    assert old.issuers.first().agency.name in words


def test_what_the_public_may_not_see_is_not_there_and_decides_nothing(old, new):
    PageViewRestriction.objects.create(page=new, restriction_type="login")
    assert told(NUMBER)["status"] == "con-hieu-luc"
    with pytest.raises(CommandError, match="40/2024"):
        run("40/2024/QĐ-UBND")
    PageViewRestriction.objects.create(page=old, restriction_type="login")
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("legal_status", NUMBER, "--json", stdout=out)
    assert json.loads(out.getvalue()) == {"documents": []}


@pytest.mark.parametrize("number", ["", " ", "9/2099/QĐ-UBND", "%00", "x" * 5000])
def test_a_number_that_nobody_bears_is_said_so(old, number):
    with pytest.raises(CommandError):
        run(number)


def test_a_law_is_found_by_its_name_and_year():
    LegalDocumentFactory(
        number="31/2024/QH15",
        abstract="Đất đai",
        document_type=DocumentTypeFactory(name="Luật"),
        issued_on=date(2024, 1, 18),
        effective_from=date(2024, 8, 1),
    )
    assert told("Luật Đất đai năm 2024", "--on", "2024-07-31")["status"] == "chua-co-hieu-luc"


def test_words_tell_reason_evidence_and_next_change(old):
    tomorrow = localdate() + timedelta(days=1)
    LegalDocumentFactory(
        number="41/2024/QĐ-UBND",
        issued_on=date(2024, 1, 1),
        relations=[relation(RelationType.SUSPENDS, old, applies_from=tomorrow, is_confirmed=True, quote="Ngưng.")],
    )
    words = run(NUMBER)
    assert "In force (con-hieu-luc)" in words
    assert f"suspended by 41/2024/QĐ-UBND, from {tomorrow:%d/%m/%Y}, confirmed “Ngưng.”" in words
    assert f"Next change: {tomorrow:%d/%m/%Y}" in words

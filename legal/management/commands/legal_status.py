"""Prints whether a document or one of its provisions is in force: ``manage.py legal_status NUMBER --on DATE --json``.

With ``--json`` one object is printed for the one document of the number; for several, and for none, an object whose
only key ``documents`` lists them. The keys of a document:

``number``, ``title``, ``issuers`` (list of names), ``issued_on``, ``effective_from``, ``url``
    which document it is; ``extent``: where it applies (country, province, quang-ngai, kon-tum), if that is known
``on``, ``provision``
    the day and the provision asked about, as it is quoted; none for the whole document
``status``, ``status_label``
    the word in addresses ("het-hieu-luc-toan-bo") and the words that readers see
``reason``, ``reason_words``
    a member of ``legal.validity.Reason`` ("ended_by"), and a sentence
``since``, ``next_change``
    the first day of this status; the next day on which, as far as is known today, it will be another
``evidence``
    what other documents did or are said to have done, what decides first. Each has ``number``, ``url`` (if this portal
    shows it), ``relation`` and ``relation_words``, ``acting_provision``, ``provision`` (acted on), ``from``, ``until``,
    ``quote``, ``source``, ``is_confirmed``, ``confirmed_on``, ``decides``

Days are written YYYY-MM-DD; what is not known is null. Only what the public may see is told, and counts.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from legal.evidence.links import Link
from legal.provisions import NotAProvisionAddressError, ProvisionAddress, address_in
from legal.showing.day import PARAMETER, asked_day
from legal.showing.status_report import Answer, answers, evidence_line


class Command(BaseCommand):
    """Looks the number up in every spelling and prints one answer for each document that bears it."""

    help = _(
        "Print whether a document, or a provision of it, is in force on a day, why, by what evidence, and when that "
        "changes next. Exit code 1: no document that the public may see bears the number."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the document, the day and the provision."""
        parser.add_argument("number", help=_("Number of the document (12/2026/QĐ-UBND), or name and year of a law."))
        parser.add_argument("--on", metavar="DATE", help=_("The day, YYYY-MM-DD or dd/mm/yyyy (default: today)."))
        parser.add_argument("--provision", default="", help=_("A provision in words: “khoản 2 Điều 5”."))
        parser.add_argument("--json", action="store_true", help=_("Print JSON instead of words."))

    def handle(self, *, number: str, on: str | None, provision: str, **options: Any) -> None:
        """Print what is known, or say that there is no such document."""
        found = answers(number, day=_day(on), provision=_provision(provision))
        if options["json"]:
            self.stdout.write(_json(found))
        else:
            for answer in found:
                self.stdout.write("\n".join(_lines(answer)))
        if not found:
            raise CommandError(_("No document that the public may see bears the number “%s”.") % number)


def _day(typed: str | None) -> date:
    if not typed:
        return localdate()
    asked = asked_day({PARAMETER: typed})
    if asked.day is None:
        raise CommandError(asked.error)
    return asked.day


def _provision(words: str) -> ProvisionAddress:
    try:
        return address_in(words)
    except NotAProvisionAddressError as error:
        raise CommandError(_("“%s” is not one provision. Write for example “khoản 2 Điều 5”.") % words) from error


def _json(found: Sequence[Answer]) -> str:
    documents = [answer.as_json() for answer in found]
    shown: Any = documents[0] if len(documents) == 1 else {"documents": documents}
    return json.dumps(shown, ensure_ascii=False, indent=2)


def _lines(answer: Answer) -> Iterator[str]:
    yield answer.page.title
    issued = f"{answer.page.issued_on:%d/%m/%Y}" if answer.page.issued_on else _("date of issue not known")
    yield f"  {', '.join((*answer.issuers, issued))}"
    asked = ", ".join(filter(None, (answer.provision.words, f"{answer.day:%d/%m/%Y}")))
    yield f"  {asked}: {answer.words} ({answer.finding.validity.address_word})"
    reason = _("Reason: %s") % answer.reason_words  # messages within f-strings are not found by makemessages
    yield f"  {reason}"
    for link in answer.links:
        yield f"  - {_evidence(evidence_line(link), link)}"
    if answer.finding.next_change is not None:
        change = _("Next change: %s") % format(answer.finding.next_change, "%d/%m/%Y")
        yield f"  {change}"
    yield ""


def _evidence(act: str, link: Link) -> str:
    facts = [act]
    if link.from_day is not None:
        facts.append(_("from %s") % format(link.from_day, "%d/%m/%Y"))
    if link.applies_until is not None:
        facts.append(_("until %s") % format(link.applies_until, "%d/%m/%Y"))
    facts.append(_("confirmed") if link.is_confirmed else _("not confirmed"))
    told = [", ".join(facts), f"“{link.quote}”" if link.quote else "", f"({link.source})" if link.source else ""]
    return " ".join(filter(None, told))

"""``manage.py search_explain QUERY URL``: why a result stands where it stands, or is not found at all."""

import json
from argparse import ArgumentParser
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from search.explaining.explaining import explain
from search.explaining.explanation import Explanation, Standing
from search.explaining.telling import as_json, factors_told, fields_told, reasons, verdict
from search.queries import SearchQuery
from search.results.parameters import WORDS, read
from search.results.searching import SearchFailedError


def query_of(typed: str, *, language: str) -> SearchQuery:
    """Return the question of ``typed``: words, or the part of an address behind "?" with filters ("q=…&loai=…")."""
    languages = tuple(dict.fromkeys((language, settings.LANGUAGE_CODE)))
    values = parse_qs(typed.rpartition("?")[2]) if f"{WORDS}=" in typed else {WORDS: [typed]}
    return read(values, languages=languages).query


class Command(BaseCommand):
    """Asks what a reader would be answered, and tells why."""

    help = "Says why a result stands where it stands for some words, who stands before it, or why it is not found."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the question and the address."""
        parser.add_argument("query", help="Words, or the part of an address behind the question mark: q=…&loai=…")
        parser.add_argument("url", help="Address of the result: a path or the whole, of an article with #…")
        parser.add_argument("--json", action="store_true", help="Everything, for programs.")
        parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES], default="vi")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the explanation."""
        with translation.override(options["language"]):
            try:
                query = query_of(options["query"], language=options["language"])
                explanation = explain(query, options["url"], language=options["language"])
            except SearchFailedError as error:
                raise CommandError("No engine answers.") from error
            if options["json"]:
                self.stdout.write(json.dumps(as_json(explanation), ensure_ascii=False))
            else:
                self._tell(explanation)

    def _tell(self, explanation: Explanation) -> None:
        self.stdout.write(verdict(explanation))
        for line in reasons(explanation):
            self.stdout.write(f"  {line}")
        told = explanation.rivals
        if explanation.own is not None and explanation.own not in told:
            told = (*told, explanation.own)
        for standing in told:
            self._tell_standing(standing, explanation.words)

    def _tell_standing(self, standing: Standing, words: str) -> None:
        sign = ">" if standing.is_asked_for else " "
        score = f"{standing.scored.score:.2f}" if standing.scored else "–"
        self.stdout.write(f"{sign} {standing.place or '>200'}. {standing.title}  [{score}]  {standing.url}")
        for told in fields_told(standing, words):
            self.stdout.write(f"      {told.percent:3d} %  {told.field} ({told.form}): {told.words}")
        for line in factors_told(standing.factors):
            self.stdout.write(f"      {line}")

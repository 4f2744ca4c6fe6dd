"""The stored form of a law's name by which it is found when it is cited without its number."""

import re
from typing import Any

from django.db import models

from core.document_numbers import NotADocumentNumber, parse
from core.vietnamese import fold

LONGEST_NAME_KEY = 200
NAMED_TYPES = frozenset({"hien phap", "luat", "bo luat", "phap lenh"})
"""Types that are cited by name: "Luật Đất đai năm 2024". All others are cited by number."""

_ENDS = re.compile(r"[^\w]+$")


class NameKeyField(models.CharField):
    """The name of a law as people cite it, folded, with its year: "luat dat dai 2024"; empty for other documents.

    Set whenever a row is written, one by one or in bulk, from type, abstract and date of issue; where that is not
    known, the number bears the year.
    """

    def __init__(self, **options: Any) -> None:
        fixed = {"max_length": LONGEST_NAME_KEY, "editable": False, "blank": True, "default": "", "db_index": True}
        super().__init__(**(options | fixed))

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Return the name as it is now, and set it."""
        document: Any = model_instance
        document_type = document.document_type
        issued_on = document._meta.get_field("issued_on").to_python(document.issued_on)  # a page may hold it as typed
        year = issued_on.year if issued_on else _year_in(document.number)
        key = name_key(document_type.name if document_type else "", document.abstract, year)
        setattr(model_instance, self.attname, key)
        return key


def _year_in(number: str) -> int | None:
    try:
        return parse(number).year
    except NotADocumentNumber:
        return None


def name_key(type_name: str, abstract: str, year: int | None) -> str:
    """Return the folded name, type and year ("luat dat dai 2024"); empty where such a document is not cited by name.

    The abstract of a law is its name, with or without the type before it ("Đất đai.", "Luật Đất đai"); sources call
    a code ("Bộ luật Hình sự") a law.
    """
    kind, name = fold(type_name).strip(), _ENDS.sub("", fold(abstract)).strip()
    if kind not in NAMED_TYPES:
        return ""
    begins_with_type = any(name == named or name.startswith(f"{named} ") for named in NAMED_TYPES)
    named = name if begins_with_type else f"{kind} {name}".strip()
    return " ".join(f"{named} {year or ''}".split())[:LONGEST_NAME_KEY]

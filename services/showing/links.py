"""From the numbers of a legal basis to the documents that this portal holds."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from legal.models import LegalDocumentPage
from services.numbers import number_key


def documents_of(bases: Sequence[Any], *, locale_id: int | None) -> dict[int, LegalDocumentPage]:
    """Return the public document of each of ``bases`` (``LegalBasis``), by its place in the list; one statement.

    It is the one that an editor chose, else the only one with the number: two agencies can use one number in a year.
    Of a document in several languages it is the page in that of ``locale_id``, if there is one.
    """
    keys = [number_key(basis.number) for basis in bases]
    chosen = {basis.document_id for basis in bases if basis.document_id}
    asked = Q(number_key__in={key for key in keys if key}) | Q(pk__in=chosen)
    by_pk: dict[int, LegalDocumentPage] = {}
    by_key: dict[str, dict[Any, LegalDocumentPage]] = defaultdict(dict)
    for document in LegalDocumentPage.objects.showing().public().filter(asked) if bases else ():
        by_pk[document.pk] = document
        if document.locale_id == locale_id:
            by_key[document.number_key][document.translation_key] = document
        else:
            by_key[document.number_key].setdefault(document.translation_key, document)
    found: dict[int, LegalDocumentPage] = {}
    for place, (basis, key) in enumerate(zip(bases, keys, strict=True)):
        if basis.document_id in by_pk:
            found[place] = by_pk[basis.document_id]
        elif len(by_key[key]) == 1:
            (found[place],) = by_key[key].values()
    return found

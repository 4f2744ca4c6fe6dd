"""The stored form of a number by which documents are compared and found."""

from functools import lru_cache
from typing import Any

from django.db import models

from core.document_numbers import normalise

LONGEST_NUMBER = 100
LONGEST_KEY = 120


class NumberKeyField(models.CharField):
    """The normalised form of the number in the field ``of``, set whenever a row is written, one by one or in bulk."""

    def __init__(self, *, of: str, **options: Any) -> None:
        self.of = of
        fixed = {"max_length": LONGEST_KEY, "editable": False, "blank": True, "default": "", "db_index": True}
        super().__init__(**(options | fixed))

    def deconstruct(self) -> Any:
        """Tell migrations of ``of`` too."""
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Return the form of the number as it is now, and set it."""
        key = number_key(getattr(model_instance, self.of))
        setattr(model_instance, self.attname, key)
        return key


@lru_cache(maxsize=4096)
def number_key(number: str) -> str:
    """Return the form for comparing, as long as it is kept."""
    return normalise(number)[:LONGEST_KEY]

"""A column that keeps a document's number in the form for comparing, however the row is written."""

from typing import Any

from django.db import models

from services.numbers import number_key


class NumberKeyField(models.CharField):
    """What ``services.numbers.number_key`` makes of the column ``of``, set anew whenever the row is saved."""

    def __init__(self, *args: Any, of: str = "number", **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Return the key of the number as it is now, cut to what the column holds."""
        key = number_key(getattr(model_instance, self.of))[: self.max_length]
        setattr(model_instance, self.attname, key)
        return key

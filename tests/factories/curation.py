"""Rules of search as editors keep them, and words that were looked for."""

from datetime import date
from typing import Any

import factory
from django.db.models import Model
from factory.django import DjangoModelFactory

from search.models import KeptTogether, LoggedQuery, Promotion, Synonym
from search.query_log.wording import wording


class RuleFactory(DjangoModelFactory):
    """A rule that the editors' form would take."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class: type[Model], *args: Any, **kwargs: Any) -> Model:
        made = model_class(*args, **kwargs)
        made.full_clean()
        made.save()
        return made


class SynonymFactory(RuleFactory):
    """What people say, and what the law calls it."""

    class Meta:
        model = Synonym

    words = factory.Sequence(lambda n: f"sổ đỏ {n}")
    means = "giấy chứng nhận quyền sử dụng đất"


class KeptTogetherFactory(RuleFactory):
    """Words that count only side by side."""

    class Meta:
        model = KeptTogether

    words = factory.Sequence(lambda n: f"hộ khẩu {n}")


class PromotionFactory(RuleFactory):
    """What has the key ``entry_key`` stands first for "khai sinh"."""

    class Meta:
        model = Promotion

    words = "khai sinh"
    reason = "Nhiều người hỏi việc này"


class LoggedQueryFactory(DjangoModelFactory):
    """Words that ten readers looked for on one day, found, and followed."""

    class Meta:
        model = LoggedQuery

    day = date(2026, 5, 4)
    words = factory.Sequence(lambda n: f"làm giấy tờ {n}")
    key = factory.LazyAttribute(lambda row: wording(row.words).key)
    asked = 10
    clicks = 4

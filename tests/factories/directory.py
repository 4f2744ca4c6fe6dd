"""Agencies and fields."""

import factory
from factory.django import DjangoModelFactory

from directory.models import Agency, Field


class AgencyFactory(DjangoModelFactory):
    """A department."""

    class Meta:
        model = Agency

    name = factory.Sequence(lambda n: f"Sở Thử nghiệm {n}")
    name_en = factory.Sequence(lambda n: f"Trial Department {n}")
    slug = factory.Sequence(lambda n: f"so-thu-nghiem-{n}")


class FieldFactory(DjangoModelFactory):
    """A field of activity."""

    class Meta:
        model = Field

    name = factory.Sequence(lambda n: f"Lĩnh vực {n}")
    name_en = factory.Sequence(lambda n: f"Field {n}")
    slug = factory.Sequence(lambda n: f"linh-vuc-{n}")

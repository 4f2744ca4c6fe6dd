"""Agencies, fields, communes and former units."""

from collections.abc import Iterable
from typing import Any

import factory
from factory.django import DjangoModelFactory

from directory.models import Agency, AgencyFormerName, AgencyLeader, Commune, Field, FormerUnit


class AgencyFactory(DjangoModelFactory):
    """A department."""

    class Meta:
        model = Agency

    name = factory.Sequence(lambda n: f"Sở Thử nghiệm {n}")
    name_en = factory.Sequence(lambda n: f"Trial Department {n}")
    slug = factory.Sequence(lambda n: f"so-thu-nghiem-{n}")


class AgencyLeaderFactory(DjangoModelFactory):
    """Somebody who leads an agency."""

    class Meta:
        model = AgencyLeader

    agency = factory.SubFactory(AgencyFactory)
    name = "Trần Thị Bình"
    title = "Giám đốc"


class AgencyFormerNameFactory(DjangoModelFactory):
    """What an agency was called before."""

    class Meta:
        model = AgencyFormerName

    agency = factory.SubFactory(AgencyFactory)
    name = factory.Sequence(lambda n: f"Sở Cũ {n}")


class FieldFactory(DjangoModelFactory):
    """A field of activity."""

    class Meta:
        model = Field

    name = factory.Sequence(lambda n: f"Lĩnh vực {n}")
    name_en = factory.Sequence(lambda n: f"Field {n}")
    slug = factory.Sequence(lambda n: f"linh-vuc-{n}")


class CommuneFactory(DjangoModelFactory):
    """A commune; ``Commune.name`` is whole: "Xã Cà Đam"."""

    class Meta:
        model = Commune

    name = factory.Sequence(lambda n: f"Xã Thử {n}")
    name_en = factory.LazyAttribute(lambda unit: f"{unit.name.split(' ', 1)[1]} Commune")
    slug = factory.Sequence(lambda n: f"xa-thu-{n}")
    code = factory.Sequence(lambda n: f"{20000 + n}")


class FormerUnitFactory(DjangoModelFactory):
    """A commune until 30 June 2025: ``FormerUnitFactory(name="Xã Trà Bùi", communes=[…])``."""

    class Meta:
        model = FormerUnit
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Xã Cũ {n}")
    district = "Huyện Trà Bồng"
    province = "Tỉnh Quảng Ngãi"
    slug = factory.Sequence(lambda n: f"xa-cu-{n}")

    @factory.post_generation
    def communes(self: Any, create: bool, extracted: Iterable[Commune] | None, **kwargs: Any) -> None:
        """Say what it is part of now."""
        if create and extracted:
            self.communes.set(extracted)

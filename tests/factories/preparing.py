"""What editors say about preparing an application."""

import factory
from factory.django import DjangoModelFactory

from preparing.models import HeldPaper


class HeldPaperFactory(DjangoModelFactory):
    """A kind of paper that the State holds."""

    class Meta:
        model = HeldPaper

    name = factory.Sequence(lambda n: f"Sổ thử nghiệm {n}")
    phrases = factory.SelfAttribute("name")
    held_in = "Cơ sở dữ liệu quốc gia về dân cư"
    clause = "khoản 3 Điều 9 Nghị định số 47/2020/NĐ-CP"

"""The sections of a procedure's page: their order, their headings and their anchors."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Section(models.TextChoices):
    """A section; the values are the names of the parts in ``services.reading``."""

    WAYS = "ways", _("Ways to apply")
    CASES = "cases", _("Papers to hand in")
    STEPS = "steps", _("Steps")
    CONDITIONS = "conditions", _("Conditions")
    RESULTS = "results", _("Results")
    BASES = "bases", _("Legal basis")
    OTHER = "other", _("Other information")

    @property
    def anchor(self) -> str:
        """Return what stands behind ``#`` in addresses."""
        return ANCHORS[self]


ANCHORS = {
    Section.WAYS: "cach-thuc",
    Section.CASES: "ho-so",
    Section.STEPS: "trinh-tu",
    Section.CONDITIONS: "dieu-kien",
    Section.RESULTS: "ket-qua",
    Section.BASES: "can-cu",
    Section.OTHER: "thong-tin-khac",
}

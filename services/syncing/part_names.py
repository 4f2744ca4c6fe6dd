"""The parts of a procedure that the national database fills in, each taken or kept as a whole."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Part(models.TextChoices):
    """A part, in the order in which differences are told; what citizens feel first comes first."""

    CASES = "cases", _("Papers to hand in")
    WAYS = "ways", _("Ways to apply")
    STEPS = "steps", _("Steps")
    CONDITIONS = "conditions", _("Conditions")
    RESULTS = "results", _("Results")
    TITLE = "title", _("Title")
    NAME = "name", _("Official name")
    AGENCIES = "agencies", _("Agencies in the procedure")
    ADDRESS = "address", _("Where papers are taken in")
    LEVELS = "levels", _("Levels")
    AUDIENCES = "audiences", _("Who may apply")
    FIELDS = "fields", _("Fields of activity")
    BASES = "bases", _("Legal basis")
    DECISION = "decision", _("Published by decision")
    KIND = "kind", _("Kind of procedure")
    NATIONAL_URL = "national_url", _("Page on the national portal")
    AS_GIVEN = "as_given", _("Parts as given")

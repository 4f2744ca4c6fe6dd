"""Who needs a group of papers, where an editor says so; else the heading of the group is read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NeededBy(models.TextChoices):
    """What a group of papers is for the applicant."""

    EVERYBODY = "always", _("Everybody: all of these papers")
    CASE = "chosen", _("Only who is in the case that the heading names: all of these papers")
    ONE = "one", _("Everybody: one of these papers is enough")
    CASE_ONE = "chosen_one", _("Only who is in the case that the heading names: one of these papers is enough")

"""Where in the province somebody may hand in an application, and the word for it in the database."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CounterRule(models.TextChoices):
    """Whether boundaries matter."""

    ANY = "any", _("Any counter in the province")
    OWN = "own", _("The counter of the commune where the applicant lives or the matter lies")

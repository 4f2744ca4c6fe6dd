"""What agencies do in a procedure."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgencyRole(models.TextChoices):
    """What an agency does in a procedure, in the order in which readers ask."""

    IMPLEMENTING = "implementing", _("Carried out by")
    DECIDING = "deciding", _("Decided by")
    COORDINATING = "coordinating", _("Together with")

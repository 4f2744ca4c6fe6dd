"""Who carries a procedure out (central, province, commune), and the word for it in addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """A level of government; the value stands in ``?cap=``."""

    CENTRAL = "trung-uong", _("Central level")
    PROVINCE = "cap-tinh", _("Province level")
    COMMUNE = "cap-xa", _("Commune level")
    OTHER = "khac", _("Other bodies")

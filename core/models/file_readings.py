"""What was read in attached files: once for each content, whoever attaches it and however often."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class FileReading(models.Model):
    """The words of one content of a file, or why it has none that can be read."""

    class State(models.TextChoices):
        """How far reading has come; a content without a row waits for it."""

        BEGUN = "begun", _("being read")
        READ = "read", _("read")
        REFUSED = "refused", _("not readable")

    digest = models.CharField(max_length=40, unique=True)
    """SHA-1 of the content, as Wagtail keeps it with each file."""
    state = models.CharField(max_length=10, choices=State.choices, default=State.BEGUN)
    reason = models.CharField(max_length=20, blank=True, default="")
    """Why it was refused: a value of ``core.attachments.reasons.Reason``."""
    pages = models.JSONField(default=list)
    """The text of each page of a PDF; one text for other kinds."""
    begun_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["begun_at"], name="core_reading_begun", condition=models.Q(state="begun")),
        ]

    def __str__(self) -> str:
        return f"{self.digest[:12]} {self.state}"

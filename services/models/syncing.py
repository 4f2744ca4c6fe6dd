"""What is known of procedures beside their pages: what the national database said last, and what each run brought.

None of it stands in the page's own columns: a draft that is published, or an old version that is restored, would bring
the marks of its day back with it.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from services.syncing.part_names import Part

PAGE = "services.ProcedurePage"


class SyncRun(models.Model):
    """One run over a file of the national database; ``finished_at`` is empty for one that was broken off."""

    began_at = models.DateTimeField(auto_now_add=True, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)
    file_name = models.CharField(max_length=255, blank=True, default="", editable=False)
    file_digest = models.CharField(max_length=64, blank=True, default="", editable=False)
    """SHA-256 of the file as it lay there."""
    checked_on = models.DateField(null=True, editable=False)
    """The day on which the source said all this; empty where nobody told."""
    created = models.PositiveIntegerField(default=0, editable=False)
    updated = models.PositiveIntegerField(default=0, editable=False)
    unchanged = models.PositiveIntegerField(default=0, editable=False)
    rejected = models.PositiveIntegerField(default=0, editable=False)
    withdrawn = models.PositiveIntegerField(default=0, editable=False)
    returned = models.PositiveIntegerField(default=0, editable=False)
    conflicts = models.PositiveIntegerField(default=0, editable=False)
    """Parts that both sides changed, as this run found them."""
    waiting = models.PositiveIntegerField(default=0, editable=False)
    """Pages that somebody works on: the source has changed, and they were left alone."""
    missing = models.PositiveIntegerField(default=0, editable=False)
    """Known procedures that the file lacks and that were not marked as withdrawn, for the reason ``spared``."""
    spared = models.CharField(max_length=20, blank=True, default="", editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("synchronisation of procedures")
        verbose_name_plural = _("synchronisations of procedures")
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return f"{self.file_name} {self.began_at:%Y-%m-%d %H:%M}"

    @property
    def read(self) -> int:
        """Return how many records were read: the sum of what became of them."""
        return self.created + self.updated + self.unchanged + self.rejected


class SourceState(models.Model):
    """What the source said of a procedure at the last run that had it, as marks by part; see ``syncing.parts``."""

    page = models.OneToOneField(PAGE, on_delete=models.CASCADE, primary_key=True, related_name="source_state")
    marks = models.JSONField(default=dict, editable=False)
    checked_on = models.DateField(null=True, editable=False)
    seen_in = models.ForeignKey(SyncRun, null=True, editable=False, on_delete=models.SET_NULL, related_name="+")
    withdrawn_on = models.DateField(null=True, editable=False, db_index=True)
    is_waiting = models.BooleanField(default=False, editable=False, db_index=True)
    """The source has changed, but somebody works on the page; the next run tries again."""

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("state of the source")
        verbose_name_plural = _("states of the source")

    def __str__(self) -> str:
        return str(self.pk)


class ChangeKind(models.TextChoices):
    """What a run did to a page."""

    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    RETURNED = "returned", _("Back in the database")


class SyncChange(models.Model):
    """What one run changed on one page; ``differences`` are those of ``syncing.differences``."""

    run = models.ForeignKey(SyncRun, on_delete=models.CASCADE, related_name="changes", editable=False)
    page = models.ForeignKey(PAGE, on_delete=models.CASCADE, related_name="+", editable=False)
    kind = models.CharField(max_length=10, choices=ChangeKind.choices, editable=False)
    differences = models.JSONField(default=list, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("change by the source")
        verbose_name_plural = _("changes by the source")
        ordering: ClassVar[list[str]] = ["-run_id", "pk"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["run", "kind"], name="services_change_of_run")]

    def __str__(self) -> str:
        return f"{self.kind} {self.page_id}"


class Settlement(models.TextChoices):
    """How a conflict ended."""

    OURS = "ours", _("Ours was kept")
    THEIRS = "theirs", _("The source's was taken")
    AGREED = "agreed", _("Both came to say the same")


class SyncConflict(models.Model):
    """A part of a page that an editor changed and the source too; the page keeps the editor's until one decides."""

    page = models.ForeignKey(PAGE, on_delete=models.CASCADE, related_name="sync_conflicts", editable=False)
    part = models.CharField(max_length=20, choices=Part.choices, editable=False)
    theirs = models.JSONField(editable=False)
    """What the source says, as ``syncing.parts`` writes it."""
    found_in = models.ForeignKey(
        SyncRun, null=True, on_delete=models.SET_NULL, related_name="found_conflicts", editable=False
    )
    found_at = models.DateTimeField(auto_now=True, editable=False)
    settlement = models.CharField(max_length=10, choices=Settlement.choices, blank=True, default="", editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    settled_at = models.DateTimeField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("conflict with the source")
        verbose_name_plural = _("conflicts with the source")
        ordering: ClassVar[list[str]] = ["page_id", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["page", "part"], condition=models.Q(settlement=""), name="services_one_open_conflict"
            )
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.page_id}"

    @property
    def of_part(self) -> Part:
        """Return the part that it is about."""
        return Part(self.part)

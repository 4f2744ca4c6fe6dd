"""When each of the nightly tasks was last done; what they are is told by ``core.nightly``."""

from django.db import models


class NightlyTask(models.Model):
    """One task, by the name under which it was declared. A row of a task that is declared no more is left alone."""

    name = models.CharField(max_length=100, unique=True)
    done_on = models.DateField(null=True)
    """The day, in the province, for which it was last done."""
    tried_at = models.DateTimeField(null=True)
    """When it was last begun; whoever sets this has claimed it."""
    failures = models.PositiveIntegerField(default=0)
    """How many times in a row it failed."""
    last_error = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        verbose_name = "nightly task"
        verbose_name_plural = "nightly tasks"

    def __str__(self) -> str:
        return self.name

"""What came of the last look at a procedure's page on the national portal."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkState(models.Model):
    """Computed by night, never typed. ``address`` is what was looked at: a changed address begins anew."""

    page = models.OneToOneField(
        "services.ProcedurePage", on_delete=models.CASCADE, primary_key=True, related_name="link_state"
    )
    address = models.URLField(max_length=500, editable=False)
    checked_on = models.DateField(_("checked on"), editable=False, db_index=True)
    status = models.PositiveSmallIntegerField(null=True, editable=False)
    """Of the answer; none where nothing answered."""
    failures = models.PositiveIntegerField(default=0, editable=False, db_index=True)
    """Nights in a row on which the address did not open."""
    failed_since = models.DateField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("state of a link")
        verbose_name_plural = _("states of links")

    def __str__(self) -> str:
        return self.address

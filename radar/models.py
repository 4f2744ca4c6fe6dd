"""Which citations do not hold any more as they stand; computed, never typed."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from directory.models import Agency
from legal.models import Citation, LegalDocumentPage
from legal.models.relation import LONGEST_CLAUSE
from legal.relation_types import RelationType
from radar.concerns import Concern, Standing
from radar.querysets import StaleCitationQuerySet


class StaleCitation(models.Model):
    """A citation of what is no longer in force, suspended or changed, with the reason, as of ``computed_at``.

    The keys have no constraint in the database: citations are made anew whenever an editor saves, and a sweep that
    writes beside it must never fail that request. What has lost its citation is not shown and goes at the next sweep.
    """

    citation = models.OneToOneField(Citation, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    page = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+", db_constraint=False
    )
    """Whose text cites; the citation's own, kept here to be found in one step when the page is shown."""
    document = models.ForeignKey(LegalDocumentPage, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    """What is cited, as it was computed; a citation that means another document by now is not shown as this one."""
    concern = models.CharField(_("status"), max_length=20, choices=Concern.choices)
    standing = models.CharField(_("kind of text"), max_length=20, choices=Standing.choices)
    is_public = models.BooleanField(_("published"))
    """Readers can see the citation; else it stands in a draft or on a page that is not shown."""
    is_of_provision = models.BooleanField(default=False)
    """The cited provision itself was acted on; else the whole document was."""
    since = models.DateField(_("since"), null=True)
    relation_type = models.CharField(max_length=20, choices=RelationType.choices, blank=True)
    """What the acting document did; empty where the document itself names its end."""
    acting = models.ForeignKey(
        LegalDocumentPage, null=True, on_delete=models.SET_NULL, related_name="+", db_constraint=False
    )
    acting_number = models.CharField(_("replaced by"), max_length=120, blank=True)
    """Of the acting document, whether we hold it or not."""
    acting_clause = models.CharField(max_length=LONGEST_CLAUSE, blank=True)
    """Which provision of the acting document did it, in words."""
    acting_has_ended = models.BooleanField(default=False)
    """The acting document is no longer in force itself: nobody is to be sent there for what holds today."""
    cites_acting = models.BooleanField(default=False)
    """The same page cites the acting document too: perhaps it tells of the change."""
    agency = models.ForeignKey(
        Agency, verbose_name=_("agency"), null=True, on_delete=models.SET_NULL, related_name="+", db_constraint=False
    )
    """Who answers for the page."""
    computed_at = models.DateTimeField(_("computed at"))

    objects: ClassVar[StaleCitationQuerySet] = StaleCitationQuerySet.as_manager()  # type: ignore[assignment]
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("citation of what is no longer in force")
        verbose_name_plural = _("citations of what is no longer in force")
        indexes: ClassVar = [
            models.Index(fields=["standing", "concern"], name="radar_standing_concern"),
            models.Index(fields=["computed_at"], name="radar_computed_at"),
        ]

    def __str__(self) -> str:
        return f"{self.citation.words}: {self.get_concern_display()}"

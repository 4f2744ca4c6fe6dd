"""What one document does to another, as a source or an editor says it."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

from legal.forms import OfferedTypes
from legal.models.document import LegalDocumentPage
from legal.models.number_key import LONGEST_NUMBER, NumberKeyField, number_key
from legal.provisions import NotAProvisionAddressError, address_in
from legal.relation_types import ABOUT_STATUS, SEVERAL_IN_ONE, Direction, RelationType

LONGEST_CLAUSE = 120
"""Characters of the longest address of a provision in words."""


class DocumentRelation(Orderable):
    """One statement of a relation; the other document is a page of ours, or only a number.

    The target of a number is found by ``legal.resolving`` as soon as one such document is published.
    """

    page = ParentalKey(LegalDocumentPage, on_delete=models.CASCADE, related_name="relations")
    direction = models.CharField(
        _("who acts"),
        max_length=10,
        choices=Direction.choices,
        default=Direction.ACTIVE,
        help_text=_("“This document replaces that one” or “that one replaces this document”."),
    )
    relation_type = models.CharField(
        _("what it does"),
        max_length=20,
        choices=RelationType.choices,
        default=RelationType.BASED_ON,
        help_text=_("What the acting document does to the other."),
    )
    target = models.ForeignKey(
        LegalDocumentPage,
        verbose_name=_("other document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="relations_to_this",
        help_text=_("If this portal has it. Leave it empty and type the number if not."),
    )
    target_number = models.CharField(
        _("its number"),
        max_length=LONGEST_NUMBER,
        blank=True,
        help_text=_(
            "As printed. It becomes a link by itself as soon as the portal has the one document of this number."
        ),
    )
    target_number_key = NumberKeyField(of="target_number")
    target_title = models.CharField(
        _("its title"), max_length=255, blank=True, help_text=_("For a document that this portal does not have.")
    )
    applies_from = models.DateField(
        _("in effect from"),
        null=True,
        blank=True,
        help_text=_("The first day of the effect. Left empty, the day from which the acting document is effective."),
    )
    applies_until = models.DateField(
        _("suspended until"),
        null=True,
        blank=True,
        help_text=_(
            "Of a suspension: the first day on which it no longer holds. Empty while no decision has ended it."
        ),
    )
    subject_clause = models.CharField(
        _("acting provision"),
        max_length=LONGEST_CLAUSE,
        blank=True,
        help_text=_("Which provision of the acting document says so: “khoản 1 Điều 9”."),
    )
    target_clause = models.CharField(
        _("provision acted on"),
        max_length=LONGEST_CLAUSE,
        blank=True,
        help_text=_(
            "Which provision of the document acted on: “điểm a khoản 1 Điều 5”, one a row. Empty only if the whole "
            "document is meant: the other provisions of an amended document are then shown as “not known”."
        ),
    )
    quote = models.TextField(
        _("quoted sentence"),
        max_length=2000,
        blank=True,
        help_text=_("The sentence of the acting document that says so, word for word: readers see it as the evidence."),
    )
    is_confirmed = models.BooleanField(
        _("confirmed"),
        default=False,
        help_text=_(
            "Tick it only after you have read it in the acting document, and quote the sentence or say where it "
            "stands: it then decides the status. Your name and the day are kept."
        ),
    )
    source = models.CharField(
        _("evidence"),
        max_length=255,
        blank=True,
        help_text=_("Where it is written: “Điều 9 khoản 2 Quyết định 40/2026/QĐ-UBND”."),
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True, editable=False)
    """Who ticked "confirmed", and when; empty where a source confirmed it."""
    unnamed_count = models.PositiveSmallIntegerField(default=0, editable=False)
    """Documents that the source counts without naming them; such a row has neither number nor target."""
    is_resolved_by_number = models.BooleanField(default=False, editable=False)
    """The target was found by the number alone, and is let go if a second document has the same."""

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("direction"), FieldPanel("relation_type", widget=OfferedTypes)]),
        PageChooserPanel("target"),
        FieldRowPanel([FieldPanel("target_number"), FieldPanel("target_title")]),
        FieldRowPanel([FieldPanel("target_clause"), FieldPanel("subject_clause")]),
        FieldRowPanel([FieldPanel("applies_from"), FieldPanel("applies_until")]),
        FieldPanel("quote"),
        FieldPanel("source"),
        FieldPanel("is_confirmed"),
        FieldRowPanel([FieldPanel("confirmed_by", read_only=True), FieldPanel("confirmed_at", read_only=True)]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        indexes = [models.Index(fields=["relation_type", "target"], name="legal_relation_type_target")]

    def __str__(self) -> str:
        return f"{self.get_relation_type_display()} {self.target_number}"

    def clean(self) -> None:
        """Let number and target agree and write provisions as they are quoted; refuse what is about nothing or unclear.

        Imports do not come here: what a source says less exactly stays as it says it, and unconfirmed.
        """
        super().clean()
        self._let_number_and_target_agree()
        if self.target is None and not self.target_number and not self.unnamed_count:
            raise ValidationError({"target": _("Choose the other document or type its number.")})
        if self.target is not None and self.target_id == self.page_id:
            raise ValidationError({"target": _("A document has no relation to itself.")})
        self.subject_clause = _quoted("subject_clause", self.subject_clause)
        self.target_clause = _quoted("target_clause", self.target_clause)
        self._refuse_an_end_of_what_does_not_end()
        if self.is_confirmed:
            self._refuse_to_confirm_what_is_unclear()

    def _refuse_an_end_of_what_does_not_end(self) -> None:
        if self.applies_until is None:
            return
        if self.relation_type != RelationType.SUSPENDS:
            raise ValidationError({"applies_until": _("Only a suspension ends. Leave this empty.")})
        if self.applies_from is not None and self.applies_until <= self.applies_from:
            raise ValidationError({"applies_until": _("A suspension cannot end before it begins.")})

    def _refuse_to_confirm_what_is_unclear(self) -> None:
        if self.relation_type in SEVERAL_IN_ONE:
            message = _("Before you confirm it, choose the one thing that the acting document really does.")
            raise ValidationError({"relation_type": message})
        is_evident = bool(self.quote.strip() or self.source.strip())
        if self.relation_type in ABOUT_STATUS and not is_evident:
            raise ValidationError({"quote": _("Quote the sentence that you have read, or say below where it stands.")})

    def _let_number_and_target_agree(self) -> None:
        """Of a target that was found by the number the number decides, of one that was chosen the target does."""
        if self.target is None or self.target.number_key == number_key(self.target_number):
            return
        if self.is_resolved_by_number and self.target_number and self.target.number_key == self.target_number_key:
            self.target, self.is_resolved_by_number = None, False
        else:
            self.target_number, self.is_resolved_by_number = self.target.number, False


def _quoted(field: str, words: str) -> str:
    """Return the address of a provision as it is quoted; refuse what is none, or several."""
    try:
        return address_in(words).words
    except NotAProvisionAddressError as error:
        message = _("Write one provision as it is quoted, for example “điểm a khoản 2 Điều 5”; a row for each.")
        raise ValidationError({field: message}) from error

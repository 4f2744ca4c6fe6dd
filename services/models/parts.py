"""The parts of a procedure that stand in rows of their own: who, how, which papers, what comes of it, by which law."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

from services.models.number_key import NumberKeyField
from services.needed_by import NeededBy
from services.panels import NestedInlinePanel
from services.roles import AgencyRole
from services.sections import Section
from services.time_units import TimeUnit

PAGE = "services.ProcedurePage"


class ProcedureAgency(Orderable):
    """An agency with its role; one that the directory does not hold stands with its name alone."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="agencies")
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=AgencyRole.choices,
        default=AgencyRole.IMPLEMENTING,
        help_text=_("Who decides signs the result; who carries it out takes the papers in and works on them."),
    )
    agency = models.ForeignKey(
        "directory.Agency",
        verbose_name=_("agency"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("From the list of agencies; readers filter by it."),
    )
    given_name = models.TextField(
        _("name as given"),
        blank=True,
        help_text=_("Only where the agency is not in the list."),
    )

    panels: ClassVar = [FieldPanel("role"), FieldPanel("agency"), FieldPanel("given_name")]

    class Meta(Orderable.Meta):
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")

    @property
    def shown_name(self) -> str:
        """Return the agency's name in the language of the page."""
        return self.agency.shown_name if self.agency else self.given_name

    def clean(self) -> None:
        """Ask for the agency or its name."""
        super().clean()
        if not self.agency_id and not self.given_name.strip():
            raise ValidationError(_("Choose an agency, or give its name."))


class ProcedureStep(Orderable):
    """One step of the way from the application to the result."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="steps")
    title = models.TextField(
        _("title"), blank=True, help_text=_("What happens, in a few words; the number is added by itself.")
    )
    text = models.TextField(
        _("text"), blank=True, help_text=_("What the applicant and the agency do; each line is a paragraph.")
    )

    panels: ClassVar = [FieldPanel("title"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")


class PaperCase(Orderable, ClusterableModel):
    """A case (who applies, in which situation) with the papers that it needs."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="paper_cases")
    heading = models.TextField(
        _("case"),
        blank=True,
        help_text=_("When these papers are needed: “Papers to show”, “If the applicant is a company”. Empty: always."),
    )
    needed_by = models.CharField(
        _("who needs these papers"),
        max_length=10,
        choices=NeededBy.choices,
        blank=True,
        help_text=_(
            "Left empty, the heading tells: “Trường hợp …”, “Đối với …” and “Nếu …” are cases that people choose on "
            "their list, and after “một trong các giấy tờ sau:” one paper is enough. Say it here where the list gets "
            "it wrong; later imports leave it as it is."
        ),
    )

    panels: ClassVar = [
        FieldPanel("heading"),
        FieldPanel("needed_by"),
        NestedInlinePanel(
            "papers",
            heading=_("Papers"),
            label=_("Paper"),
            help_text=_("One for each paper that the applicant hands in or shows."),
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("case")
        verbose_name_plural = _("cases")

    @property
    def takes_one(self) -> bool:
        """Say whether an editor says that one paper is enough; what the heading says stands there already."""
        return self.needed_by in (NeededBy.ONE, NeededBy.CASE_ONE)


class RequiredPaper(Orderable):
    """One paper of the dossier (thành phần hồ sơ): how many originals and copies, on which form."""

    case = ParentalKey(PaperCase, on_delete=models.CASCADE, related_name="papers")
    name = models.TextField(_("name"), help_text=_("What the paper is, whole as the decision has it."))
    originals = models.PositiveSmallIntegerField(
        _("originals"), null=True, blank=True, help_text=_("How many; empty where nobody says.")
    )
    copies = models.PositiveSmallIntegerField(
        _("copies"), null=True, blank=True, help_text=_("How many; empty where nobody says.")
    )
    quantity = models.TextField(
        _("quantity in words"), blank=True, help_text=_("Only where the two numbers do not say it.")
    )
    note = models.TextField(_("note"), blank=True, help_text=_("What the applicant should know about this paper."))
    forms = models.TextField(
        _("forms"), blank=True, help_text=_("Names of the files of the form on the national portal, one a line.")
    )
    form_file = models.ForeignKey(
        "core.PortalDocument",
        verbose_name=_("form to download"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The form itself, which readers download here."),
    )
    form_enacted_by = models.CharField(
        _("form enacted by"),
        max_length=300,
        blank=True,
        help_text=_("As it is cited, such as “Mẫu số 01 ban hành kèm theo Thông tư số 04/2020/TT-BTP”."),
    )
    form_replaced_by = models.CharField(
        _("form replaced by"),
        max_length=300,
        blank=True,
        help_text=_("What people must use instead; while this is filled, the old form is not offered any more."),
    )

    panels: ClassVar = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("originals"), FieldPanel("copies")]),
        FieldPanel("quantity"),
        FieldPanel("forms"),
        FieldPanel("form_file"),
        FieldPanel("form_enacted_by"),
        FieldPanel("form_replaced_by"),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("paper")
        verbose_name_plural = _("papers")


class WayToApply(Orderable):
    """One way to hand in the papers, with the time limit and the fee that go with it."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="ways")
    method = models.CharField(
        _("way"), max_length=255, help_text=_("In person, online, by post, as the decision has it.")
    )
    time_limit = models.TextField(
        _("time limit"), blank=True, help_text=_("As the decision has it, such as “5 working days”.")
    )
    amount = models.PositiveIntegerField(
        _("how many"), null=True, blank=True, help_text=_("The number in the time limit, for reckoning deadlines.")
    )
    unit = models.CharField(
        _("counted in"),
        max_length=20,
        choices=TimeUnit.choices,
        blank=True,
        help_text=_("Working days leave out weekends and public holidays."),
    )
    fee = models.TextField(_("fee"), blank=True, help_text=_("Amount and what it is for, or “free of charge”."))
    description = models.TextField(
        _("what to know"), blank=True, help_text=_("Where to go, when the time limit begins, exceptions.")
    )

    panels: ClassVar = [
        FieldPanel("method"),
        FieldPanel("time_limit"),
        FieldRowPanel([FieldPanel("amount"), FieldPanel("unit")]),
        FieldPanel("fee"),
        FieldPanel("description"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("way to apply")
        verbose_name_plural = _("ways to apply")


class ProcedureResult(Orderable):
    """What the applicant receives."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="results")
    text = models.TextField(_("result"), help_text=_("A licence, a certificate, a decision, an answer."))

    panels: ClassVar = [FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("result")
        verbose_name_plural = _("results")


class LegalBasis(Orderable):
    """A document by which the procedure exists.

    Which page it leads to is found by its number when it is shown, so that documents may come before or after their
    procedures; ``document`` says it where two documents share the number.
    """

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="bases")
    title = models.TextField(_("title"), blank=True, help_text=_("Type and subject, without the number."))
    number = models.CharField(
        _("number"), max_length=255, blank=True, help_text=_("As it stands on the document, such as 12/2026/QĐ-UBND.")
    )
    number_key = NumberKeyField(of="number", max_length=255, blank=True, default="", editable=False, db_index=True)
    document = models.ForeignKey(
        "legal.LegalDocumentPage",
        verbose_name=_("document on this portal"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Needed only where several documents have this number; otherwise it is found by itself."),
    )

    panels: ClassVar = [FieldPanel("title"), FieldPanel("number"), PageChooserPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("legal basis")
        verbose_name_plural = _("legal bases")


class UnsplitPart(Orderable):
    """A part that came as one text whose table could not be told apart; it is shown as it was given."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="unsplit_parts")
    part = models.CharField(
        _("part"),
        max_length=20,
        choices=Section.choices,
        default=Section.OTHER,
        help_text=_("Where readers find it on the page."),
    )
    text = models.TextField(
        _("text as given"),
        help_text=_("Move it into the fields above when you can, and then delete it here."),
    )

    panels: ClassVar = [FieldPanel("part"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("part as given")
        verbose_name_plural = _("parts as given")

"""One administrative procedure with all of its statutory parts, and what an editor sets beside them."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.models import PageManager
from wagtail.search import index

from directory.models import PlacedPage
from services.audiences import Audience
from services.case_keys import CASE
from services.counter_rules import CounterRule
from services.levels import Level
from services.models.several import SeveralChoicesField, labels
from services.querysets import ProcedurePageQuerySet
from services.showing.view import procedure_view
from services.use.counting import count_view


class ProcedurePage(PlacedPage):
    """A service that a citizen asks for; ``title`` is a short form of the ``official_name``."""

    official_name = models.TextField(
        _("official name"),
        blank=True,
        help_text=_("Whole, as the decision has it. Empty where the title is the whole name."),
    )
    everyday_names = models.TextField(
        _("everyday names"),
        blank=True,
        help_text=_("What people type when they look for it, one a line: “sinh con”, “đẻ”, “làm giấy khai sinh”."),
    )
    code = models.CharField(
        _("national code"),
        max_length=30,
        blank=True,
        db_index=True,
        help_text=_("In the national database of procedures, such as 1.001193."),
    )
    decision_number = models.CharField(
        _("published by decision"),
        max_length=100,
        blank=True,
        help_text=_("Number of the decision that published the procedure, such as 163/QĐ-BTP."),
    )
    kind_of_procedure = models.CharField(
        _("kind of procedure"),
        max_length=255,
        blank=True,
        help_text=_("In the words of the national database."),
    )
    levels = SeveralChoicesField(
        _("levels"), choices_of=Level, blank=True, help_text=_("Who carries it out; readers filter by it.")
    )
    audiences = SeveralChoicesField(
        _("who may apply"), choices_of=Audience, blank=True, help_text=_("Tick all that apply; readers filter by them.")
    )
    reception_address = models.TextField(
        _("where papers are taken in"),
        blank=True,
        help_text=_("Office and address; each line is shown as a line."),
    )
    counter_rule = models.CharField(
        _("which counter"),
        max_length=10,
        choices=CounterRule.choices,
        blank=True,
        help_text=_("Whether people may choose the counter; leave it empty where you are not sure."),
    )
    conditions = models.TextField(
        _("conditions"),
        blank=True,
        help_text=_("What must hold for the application to succeed; each line is a paragraph."),
    )
    national_url = models.URLField(
        _("page on the national portal"),
        max_length=500,
        blank=True,
        help_text=_("The exact page of this procedure, where people file their application."),
    )
    first_screen = models.TextField(
        _("first screen there"),
        max_length=500,
        blank=True,
        help_text=_("What people meet first on that page, such as “sign in with VNeID, then choose your commune”."),
    )
    shown_first_because = models.CharField(
        _("shown first"),
        max_length=200,
        blank=True,
        help_text=_(
            "Why this procedure stands before those that people use more, such as “school enrolment, June to August”. "
            "Readers do not see it. Left empty, lists go by use."
        ),
    )
    source_name = models.CharField(
        _("source of the data"), max_length=255, blank=True, help_text=_("Where these facts were taken from.")
    )
    source_checked_on = models.DateField(
        _("date of the data"), null=True, blank=True, help_text=_("The day on which the source said so.")
    )
    import_digest = models.CharField(max_length=64, blank=True, default="", editable=False)
    """Fingerprint of the source at the last import; the next one leaves the page alone while it is the same."""

    objects: ClassVar[Any] = PageManager.from_queryset(ProcedurePageQuerySet)()

    search_fields: ClassVar[list[index.BaseField]] = [
        *PlacedPage.search_fields,
        index.SearchField("official_name"),
        index.SearchField("code"),
        index.AutocompleteField("code"),
        index.FilterField("agency"),
    ]
    exclude_fields_in_copy: ClassVar[list[str]] = [*PlacedPage.exclude_fields_in_copy, "import_digest"]
    parent_page_types: ClassVar[list[str]] = ["services.ProcedureIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    general_panels: ClassVar = [
        *PlacedPage.content_panels[:1],
        FieldPanel("official_name"),
        FieldPanel("everyday_names"),
        FieldPanel("code"),
        FieldPanel("summary"),
        FieldPanel("national_url"),
        FieldPanel("first_screen"),
        FieldPanel("audiences"),
        FieldPanel("levels"),
        *PlacedPage.placement_panels,
        InlinePanel(
            "agencies",
            heading=_("Agencies in the procedure"),
            label=_("Agency"),
            help_text=_("Who decides, who carries it out, who takes part."),
        ),
        FieldPanel("reception_address"),
        FieldPanel("counter_rule"),
        FieldPanel("shown_first_because"),
    ]
    paper_panels: ClassVar = [
        InlinePanel(
            "paper_cases",
            heading=_("Papers by case"),
            label=_("Case"),
            help_text=_("One case without a heading is enough where everybody needs the same papers."),
        ),
    ]
    way_panels: ClassVar = [
        InlinePanel(
            "ways", heading=_("Ways to apply"), label=_("Way"), help_text=_("Each with its time limit and fee.")
        ),
        InlinePanel(
            "fees",
            heading=_("Fees by case, way and place"),
            label=_("Fee"),
            help_text=_("As resolutions set them, each with its days; readers ask for a day and their case."),
        ),
        InlinePanel("steps", heading=_("Steps"), label=_("Step"), help_text=_("In the order in which they happen.")),
        InlinePanel(
            "results", heading=_("Results"), label=_("Result"), help_text=_("What the applicant receives in the end.")
        ),
        FieldPanel("conditions"),
    ]
    law_panels: ClassVar = [
        InlinePanel(
            "bases",
            heading=_("Legal basis"),
            label=_("Document"),
            help_text=_("Documents that this portal holds become links by their number."),
        ),
        MultiFieldPanel(
            [FieldPanel("decision_number"), FieldPanel("kind_of_procedure")],
            heading=_("Publication"),
        ),
        MultiFieldPanel([FieldPanel("source_name"), FieldPanel("source_checked_on")], heading=_("Source")),
        InlinePanel(
            "unsplit_parts",
            heading=_("Parts as given"),
            label=_("Part"),
            help_text=_("What came from the source as one text; readers see it whole."),
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(general_panels, heading=_("General")),
            ObjectList(paper_panels, heading=_("Papers to hand in")),
            ObjectList(way_panels, heading=_("Ways and steps")),
            ObjectList(law_panels, heading=_("Legal basis")),
            ObjectList(PlacedPage.promote_panels, heading=_("Promote")),
            ObjectList(PlacedPage.settings_panels, heading=_("Settings")),
        ]
    )

    class Meta:
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")

    @property
    def whole_name(self) -> str:
        """Return the official name, which is the title where no longer one is given."""
        return self.official_name or self.title

    @property
    def level_labels(self) -> tuple[str, ...]:
        """Return who carries it out, in the language of the page."""
        return labels(Level, self.levels)

    @property
    def audience_labels(self) -> tuple[str, ...]:
        """Return who may apply, in the language of the page."""
        return labels(Audience, self.audiences)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer, and count that the page itself was opened."""
        response = super().serve(request, *args, **kwargs)
        if not kwargs.get("view"):
            count_view(self, request)
        if CASE in request.GET:
            patch_cache_control(response, private=True, no_cache=True)  # somebody's own case
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``procedure``, everything that the page shows beside its own columns."""
        return super().get_context(request, *args, **kwargs) | {"procedure": procedure_view(self, request)}

"""One document with a number: what it says of itself, and what stands in its text."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import PageManager
from wagtail.search import index
from wagtail.url_routing import RouteResult

from core.models import BodyPage
from directory.models import PlacedPage
from legal.citing.cited_by import CITED_BY_WORD
from legal.citing.citing_list import citing_list_response
from legal.forms import LegalDocumentForm
from legal.models.document_type import DocumentType
from legal.models.name_key import NameKeyField
from legal.models.number_key import LONGEST_NUMBER, NumberKeyField
from legal.querysets import LegalDocumentQuerySet
from legal.reading import document_context
from legal.upload.panels import FromFilePanel, OutlinePanel

LONGEST_TEXT = 5_000_000
"""Characters: the longest text of the national database has less than a million."""


class TerritorialExtent(models.TextChoices):
    """Where a document applies."""

    COUNTRY = "country", _("The whole country")
    PROVINCE = "province", _("The whole province")
    FORMER_QUANG_NGAI = "quang-ngai", _("The former Quảng Ngãi province")
    FORMER_KON_TUM = "kon-tum", _("The former Kon Tum province")


class LegalDocumentPage(PlacedPage, BodyPage):
    """Any issued document with a number, normative or administrative. Its validity is never stored: it follows."""

    number = models.CharField(
        _("number"),
        max_length=LONGEST_NUMBER,
        help_text=_("As printed, for example 12/2026/QĐ-UBND. Readers find it in every spelling."),
    )
    number_key = NumberKeyField(of="number")
    name_key = NameKeyField()
    document_type = models.ForeignKey(
        DocumentType,
        verbose_name=_("type of document"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="documents",
        help_text=_("As its heading says: decision, directive, plan…"),
    )
    issued_on = models.DateField(
        _("issued on"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("The date on the document. Leave it empty only where the document bears none."),
    )
    effective_from = models.DateField(
        _("effective from"),
        null=True,
        blank=True,
        help_text=_("The first day on which it applies. Left empty, its status is shown as not known."),
    )
    ended_on = models.DateField(
        _("ended on"),
        null=True,
        blank=True,
        help_text=_(
            "The first day on which it no longer applies, where the document itself names one. "
            "If another document ends it, state that under “Relations” instead."
        ),
    )
    unassigned_signers = models.CharField(
        _("other signers"),
        max_length=500,
        blank=True,
        help_text=_("Signers of whom it is not known for which issuer they sign, separated by semicolons."),
    )
    gazette_number = models.CharField(
        _("gazette number"),
        max_length=255,
        blank=True,
        help_text=_("Issues of the Official Gazette that print it, with the year: 459 + 460 (2013)."),
    )
    extent = models.CharField(
        _("territorial extent"),
        max_length=20,
        choices=TerritorialExtent.choices,
        blank=True,
        help_text=_("Where it applies: documents of both former provinces may still hold, each in its own territory."),
    )
    abstract = models.TextField(
        _("abstract"),
        max_length=5000,
        help_text=_("The official one-sentence subject (trích yếu), whole and word for word."),
    )
    text = models.TextField(
        _("official text"),
        max_length=LONGEST_TEXT,
        blank=True,
        help_text=_(
            "The whole text as it was issued, one paragraph a line. Articles, clauses and points are recognised by how "
            "their lines begin; a line that begins with a space is always a further paragraph of what stands before it."
        ),
    )
    text_source = models.CharField(
        _("source of the text"),
        max_length=255,
        blank=True,
        help_text=_("Where the text was taken from, if not from the original: readers see it above the text."),
    )
    text_digest = models.CharField(max_length=64, blank=True, default="", editable=False)
    """Fingerprint of the text as it was imported; an import leaves the text alone once an editor has changed it."""
    source_name = models.CharField(
        _("source"),
        max_length=255,
        blank=True,
        help_text=_("Who published the data, where they were taken over from somebody else."),
    )
    source_url = models.URLField(
        _("address of the source"),
        max_length=500,
        blank=True,
        help_text=_("The page of the source on which the document stands."),
    )
    import_digest = models.CharField(max_length=64, blank=True, default="", editable=False)
    """Fingerprint of the source at the last import; the next one leaves the page alone while it is the same."""

    objects: ClassVar[Any] = PageManager.from_queryset(LegalDocumentQuerySet)()
    base_form_class = LegalDocumentForm

    search_fields: ClassVar[list[index.BaseField]] = [
        *BodyPage.search_fields,
        index.SearchField("number"),
        index.AutocompleteField("number"),
        index.SearchField("abstract"),
        index.FilterField("document_type"),
        index.FilterField("agency"),
        index.FilterField("issued_on"),
    ]
    content_panels: ClassVar = [
        FromFilePanel(),
        FieldRowPanel([FieldPanel("number"), FieldPanel("document_type")]),
        TitleFieldPanel(
            "title",
            help_text=_("A short form for lists, with type and number: “Quyết định 12/2026/QĐ-UBND: Bảng giá đất”."),
        ),
        FieldPanel("abstract"),
        InlinePanel(
            "issuers",
            heading=_("Issuers"),
            label=_("issuer"),
            min_num=1,
            help_text=_("Who issued it: one agency, or each agency of a joint document, in the order of the heading."),
        ),
        FieldPanel("unassigned_signers"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("issued_on"), FieldPanel("effective_from"), FieldPanel("ended_on")]),
                FieldPanel("gazette_number"),
                FieldPanel("extent"),
            ],
            heading=_("Dates and reach"),
        ),
        *PlacedPage.placement_panels,
        InlinePanel(
            "files",
            heading=_("Files"),
            label=_("file"),
            help_text=_("The signed original first, then appendices."),
        ),
        FieldPanel("text"),
        OutlinePanel(heading=_("Structure of the official text")),
        FieldPanel("text_source"),
        FieldPanel("body"),
        InlinePanel(
            "relations",
            heading=_("Relations"),
            label=_("relation"),
            help_text=_(
                "What this document does to others and they to it. A confirmed replacement, repeal, suspension or "
                "amendment decides the status that readers see; an unconfirmed one makes it “not known”."
            ),
        ),
        FieldPanel("summary"),
        FieldPanel("source_name"),
        FieldPanel("source_url"),
    ]
    exclude_fields_in_copy: ClassVar[list[str]] = [*BodyPage.exclude_fields_in_copy, "import_digest"]
    parent_page_types: ClassVar[list[str]] = ["legal.LegalIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("legal document")
        verbose_name_plural = _("legal documents")

    @property
    def extent_words(self) -> str | Promise:
        """Return the territorial extent in the reader's language; an empty text where it is not known."""
        return TerritorialExtent(self.extent).label if self.extent else ""

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the document, or below it the list of the pages that cite it."""
        if path_components != [CITED_BY_WORD]:
            return super().route(request, path_components)
        found = super().route(request, [])
        found.kwargs["lists_citing"] = True
        return found

    def serve(self, request: HttpRequest, *args: Any, lists_citing: bool = False, **kwargs: Any) -> HttpResponse:
        """Show the document, or who cites it."""
        return citing_list_response(self, request) if lists_citing else super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what ``legal.reading.document_context`` says: facts, status, relations, files, contents."""
        return super().get_context(request, *args, **kwargs) | document_context(self, request)

"""What belongs to one document: who issued and signed it, and its files."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from core.models import PortalDocument
from directory.models import Agency
from legal.models.document import LegalDocumentPage


class WithAgency(models.Manager):
    """Issuers are always read with their agency: each reader names it."""

    def get_queryset(self) -> models.QuerySet:
        """Bring the agency along."""
        return super().get_queryset().select_related("agency")


class WithFile(models.Manager):
    """Files of documents are always read with the file itself."""

    def get_queryset(self) -> models.QuerySet:
        """Bring the file along."""
        return super().get_queryset().select_related("file")


class DocumentIssuer(Orderable):
    """One agency that issued the document; a joint document has several."""

    page = ParentalKey(LegalDocumentPage, on_delete=models.CASCADE, related_name="issuers")
    agency = models.ForeignKey(
        Agency,
        verbose_name=_("agency"),
        on_delete=models.PROTECT,
        related_name="issued_documents",
        help_text=_("As it was called when it issued the document."),
    )
    signer = models.CharField(
        _("signer"),
        max_length=150,
        blank=True,
        help_text=_("Who signed for this agency, family name first."),
    )
    signer_title = models.CharField(
        _("title of the signer"),
        max_length=150,
        blank=True,
        help_text=_("As printed above the signature: “Phó Chủ tịch”."),
    )

    objects: ClassVar[Any] = WithAgency()

    panels: ClassVar = [
        FieldPanel("agency"),
        FieldRowPanel([FieldPanel("signer"), FieldPanel("signer_title")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("issuer")
        verbose_name_plural = _("issuers")

    def __str__(self) -> str:
        return self.agency.name


class FileRole(models.TextChoices):
    """What a file is of a document."""

    ORIGINAL = "original", _("Original")
    APPENDIX = "appendix", _("Appendix")
    OTHER = "other", _("Other file")


class DocumentFile(Orderable):
    """A file of the document, shown with its type and size."""

    page = ParentalKey(LegalDocumentPage, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(
        PortalDocument,
        verbose_name=_("file"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The PDF or DOCX file; readers see its type and size."),
    )
    role = models.CharField(
        _("what it is"),
        max_length=20,
        choices=FileRole.choices,
        default=FileRole.ORIGINAL,
        help_text=_("Readers see the original first."),
    )
    title = models.CharField(
        _("title"),
        max_length=255,
        blank=True,
        help_text=_("What readers see of it. Left empty, they see what it is and the number of the document."),
    )

    objects: ClassVar[Any] = WithFile()

    panels: ClassVar = [FieldPanel("file"), FieldRowPanel([FieldPanel("role"), FieldPanel("title")])]

    class Meta(Orderable.Meta):
        verbose_name = _("file of a document")
        verbose_name_plural = _("files of a document")

    def __str__(self) -> str:
        return self.title or self.file.title

"""Which text cites which provision: found in texts by ``legal.citations``, kept so that the cited document knows it."""

from typing import ClassVar

from django.db import models
from wagtail.models import Page

from legal.models.document import LegalDocumentPage
from legal.models.name_key import LONGEST_NAME_KEY
from legal.models.relation import LONGEST_CLAUSE


class Citation(models.Model):
    """One citation of one provision in what a page says now, or in its draft.

    Rows are made anew from the text whenever it changes; nothing in them is typed by people.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", help_text="Whose text cites.")
    is_draft = models.BooleanField(default=False)
    """Found only in what is not published yet."""
    place = models.CharField(max_length=LONGEST_CLAUSE)
    """Where: the anchor of the citing provision, or the name of the field."""
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    """Code points in the official text, end exclusive; none where the citation stands in other fields."""
    words = models.CharField(max_length=500)
    """As it stands in the text."""
    document_key = models.CharField(max_length=LONGEST_NAME_KEY)
    """The key of a number, or a law's folded name with its year: stable, whether we hold the document or not."""
    provision = models.CharField(max_length=LONGEST_CLAUSE, blank=True)
    """Anchor of the cited provision; empty for the whole document."""
    target = models.ForeignKey(
        LegalDocumentPage, null=True, on_delete=models.SET_NULL, related_name="citations_of_this"
    )
    """The document, where we hold the one that is meant; a document that cites itself stands here too."""

    wagtail_reference_index_ignore = True
    """A citation is no use of a page that an editor could mend there: the texts themselves are what cites."""

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["target", "provision"], name="legal_citation_target"),
            models.Index(fields=["document_key"], name="legal_citation_key"),
            models.Index(fields=["page", "start"], name="legal_citation_page"),
        ]

    def __str__(self) -> str:
        return self.words

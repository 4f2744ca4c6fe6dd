"""Which articles the codification of law (Bộ pháp điển) puts beside an article: "nội dung liên quan"."""

from typing import ClassVar

from django.db import models

from legal.models.document import LegalDocumentPage
from legal.models.relation import LONGEST_CLAUSE


class RelatedProvision(models.Model):
    """One reference of one article to another, as the codification states it; nothing in it is typed by people.

    It says that both belong together, not what one does to the other. Both anchors are empty where an article has no
    number. Written by ``legal.importing.related``.
    """

    page = models.ForeignKey(LegalDocumentPage, on_delete=models.CASCADE, related_name="related_provisions")
    provision = models.CharField(max_length=LONGEST_CLAUSE, blank=True)
    """Anchor of the article in ``page``."""
    target = models.ForeignKey(LegalDocumentPage, on_delete=models.CASCADE, related_name="related_from")
    target_provision = models.CharField(max_length=LONGEST_CLAUSE, blank=True)
    """Anchor of the article in ``target``."""

    wagtail_reference_index_ignore = True
    """That a document is named here must keep nobody from deleting it."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["page", "provision", "target", "target_provision"], name="legal_related_provision_once"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["target", "target_provision"], name="legal_related_target")]

    def __str__(self) -> str:
        return f"{self.provision} → {self.target_provision}"

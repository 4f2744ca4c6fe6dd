"""Questions that tell somebody whether they may apply, with the provision that says so."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.fields import StreamField

from core.models import BasePage
from preparing.eligibility.asking import asking_of
from preparing.eligibility.blocks import CaseBlock, QuestionBlock, ResultBlock
from preparing.eligibility.forms import EligibilityPageForm


class EligibilityPage(BasePage):
    """A page of questions; the answers stand in its address and nowhere else."""

    procedure = models.ForeignKey(
        "services.ProcedurePage",
        verbose_name=_("procedure"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Whose page leads here."),
    )
    questions = StreamField(
        [("question", QuestionBlock())],
        verbose_name=_("questions"),
        blank=True,
        use_json_field=True,
        help_text=_("The first one is asked first; each answer says what follows."),
    )
    results = StreamField([("result", ResultBlock())], verbose_name=_("results"), blank=True, use_json_field=True)
    cases = StreamField(
        [("case", CaseBlock())],
        verbose_name=_("cases to try"),
        blank=True,
        use_json_field=True,
        help_text=_("At least one for each result. They run on every save, and the page is not saved while one fails."),
    )

    base_form_class = EligibilityPageForm
    parent_page_types: ClassVar[list[str]] = ["preparing.LifeEventIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [
        *BasePage.content_panels,
        PageChooserPanel("procedure"),
        FieldPanel("questions"),
        FieldPanel("results"),
        FieldPanel("cases"),
    ]

    class Meta:
        verbose_name = _("eligibility questions")
        verbose_name_plural = _("eligibility questions")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer; what somebody said of themselves stands in no cache that others share."""
        response = super().serve(request, *args, **kwargs)
        if request.GET:
            patch_cache_control(response, private=True, no_cache=True)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``asking``, the question or the result that the answers in the address lead to."""
        return super().get_context(request, *args, **kwargs) | {"asking": asking_of(self, request)}

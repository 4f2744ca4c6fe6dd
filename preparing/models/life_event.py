"""Events of life (a birth, a house, a shop): what somebody has to do, step by step, and the procedures of each step.

Written by editors; a procedure stays the one page that it is, and may belong to many events.
"""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from core.models import BasePage
from preparing.life_events import steps_of
from preparing.models.eligibility import EligibilityPage


class NeededProcedureBlock(blocks.StructBlock):
    """A procedure within a step."""

    procedure = blocks.PageChooserBlock(label=_("Procedure"), page_type="services.ProcedurePage")
    note = blocks.CharBlock(
        label=_("Note"),
        required=False,
        max_length=200,
        help_text=_("Who needs it or when, such as “if the parents are not married”."),
    )


class LifeEventStepBlock(blocks.StructBlock):
    """One step: what to do, and with which procedures."""

    title = blocks.CharBlock(
        label=_("Title"), max_length=150, help_text=_("What to do, such as “Register the birth within 60 days”.")
    )
    text = blocks.TextBlock(
        label=_("Text"), required=False, max_length=1000, help_text=_("In plain words; each line is a paragraph.")
    )
    procedures = blocks.ListBlock(
        NeededProcedureBlock(),
        label=_("Procedures"),
        default=[],
        help_text=_(
            "May stay empty where there is only text. Readers see first what people use most, and before it what "
            "editors let stand first in all lists (“shown first” of the procedure); what nobody has counted keeps "
            "your order."
        ),
    )
    keeps_order = blocks.BooleanBlock(
        label=_("Keep this order"),
        required=False,
        help_text=_("Tick it where one procedure must come before another; readers then see them as they stand here."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Step")


class LifeEventIndexPage(BasePage):
    """Lists the events of life in the order that editors gave them."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["preparing.LifeEventPage", "preparing.EligibilityPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of life events")
        verbose_name_plural = _("lists of life events")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``events`` and ``questions`` (of who may apply), the public ones below in the order of the tree."""
        events, questions = (
            model.objects.child_of(self).showing().public().order_by("path")
            for model in (LifeEventPage, EligibilityPage)
        )
        return super().get_context(request, *args, **kwargs) | {"events": events, "questions": questions}


class LifeEventPage(BasePage):
    """One event of life with its steps."""

    everyday_names = models.TextField(
        _("everyday names"),
        blank=True,
        help_text=_("What people type when they look for it, one a line: “sinh con”, “đẻ”, “làm giấy khai sinh”."),
    )
    steps = StreamField(
        [("step", LifeEventStepBlock())],
        verbose_name=_("steps"),
        blank=True,
        use_json_field=True,
        help_text=_("In the order in which people take them."),
    )

    parent_page_types: ClassVar[list[str]] = ["preparing.LifeEventIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("everyday_names"), FieldPanel("steps")]

    class Meta:
        verbose_name = _("life event")
        verbose_name_plural = _("life events")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``steps``, with the procedures that the public may see."""
        return super().get_context(request, *args, **kwargs) | {"steps": steps_of(self, request)}

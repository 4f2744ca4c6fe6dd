"""The papers that the State holds, in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from core.list_columns import YesNoColumn
from preparing.models import HeldPaper


class HeldPaperViewSet(SnippetViewSet):
    """Papers that the State holds."""

    model = HeldPaper
    icon = "clipboard-list"
    menu_label = _("Papers on record")
    menu_name = "held-papers"
    menu_order = 320
    add_to_admin_menu = True
    list_display = ["name", "held_in", "clause", YesNoColumn("is_active", label=_("shown"))]
    list_filter = ["is_active"]
    search_fields = ["name", "phrases"]
    panels = [
        FieldPanel("name"),
        FieldPanel("phrases"),
        FieldPanel("exceptions"),
        FieldPanel("held_in"),
        FieldPanel("clause"),
        FieldPanel("note"),
        FieldPanel("is_active"),
    ]

"""Synonyms, promoted results and words to keep together in the admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet, SnippetViewSetGroup

from search.curation import rules, targets
from search.curation.forms import PromotionForm
from search.curation.models import KeptTogether, Promotion, Synonym
from search.curation.panels import EffectPanel


class BeginsWithWords(CreateView):
    """A new rule; the words may stand in the address already, as the report of what readers look for sends them."""

    def get_initial_form_instance(self) -> Any:
        """Fill in the words."""
        instance = super().get_initial_form_instance() or self.model()
        instance.words = " ".join(self.request.GET.get("words", "").split())[: rules.LONGEST_LINE]
        return instance


class SynonymViewSet(SnippetViewSet):
    """Synonyms."""

    model = Synonym
    icon = "resubmit"
    menu_label = _("Synonyms")
    add_view_class = BeginsWithWords
    list_display = [
        "words",
        Column("means", label=capfirst(_("means")), accessor=lambda row: ", ".join(rules.lines(row.means))),
        Column("direction", label=capfirst(_("direction")), accessor=lambda row: "⇄" if row.is_both_ways else "→"),
        "note",
    ]
    search_fields = ["words", "means", "note"]
    list_per_page = 100
    edit_handler = ObjectList(
        [
            FieldPanel("words"),
            FieldPanel("means"),
            FieldPanel("is_both_ways"),
            FieldPanel("note"),
            EffectPanel(),
        ]
    )


class KeptTogetherViewSet(SnippetViewSet):
    """Words to keep together."""

    model = KeptTogether
    icon = "link"
    menu_label = _("Words to keep together")
    add_view_class = BeginsWithWords
    list_display = ["words", "note"]
    search_fields = ["words", "note"]
    list_per_page = 100
    edit_handler = ObjectList([FieldPanel("words"), FieldPanel("note"), EffectPanel()])


class TellsWhatIsHidden:
    """Stand it before a view that saves promotions: it tells the editor when the public cannot see what is promoted."""

    request: HttpRequest
    form: Any

    def save_action(self) -> HttpResponse:
        """Save, and add the warning to the answer."""
        answer: HttpResponse = super().save_action()  # type: ignore[misc]
        if not targets.is_visible(self.form.instance.entry_key):
            words = gettext(
                "The public cannot see this page now, so it is not shown. It will be once the page is public."
            )
            messages.warning(self.request, words)
        return answer


class PromotionCreateView(TellsWhatIsHidden, BeginsWithWords):
    """A new promotion."""


class PromotionEditView(TellsWhatIsHidden, EditView):
    """A promotion that is changed."""


def _target(row: Promotion) -> str:
    return row.page.get_admin_display_title() if row.page else row.address


def _state(row: Promotion) -> str:
    if row.is_over:
        return gettext("over")
    if row.is_to_come:
        return gettext("from %(day)s") % {"day": f"{row.first_day:%d/%m/%Y}"}
    return gettext("shown above the results") if targets.is_visible(row.entry_key) else gettext("not public")


class PromotionViewSet(SnippetViewSet):
    """Promoted results."""

    model = Promotion
    icon = "pick"
    menu_label = _("Promoted results")
    add_view_class = PromotionCreateView
    edit_view_class = PromotionEditView
    list_display = [
        "__str__",
        Column("target", label=capfirst(_("leads to")), accessor=_target),
        Column("state", label=capfirst(_("state")), accessor=_state),
        "order",
    ]
    list_filter = ["match"]
    search_fields = ["words", "reason", "page__title", "address"]
    list_per_page = 50
    edit_handler = ObjectList(
        [
            FieldPanel("words"),
            FieldPanel("match"),
            FieldPanel("page"),
            FieldPanel("address"),
            FieldPanel("reason"),
            FieldPanel("reason_en"),
            FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
            FieldPanel("order"),
            EffectPanel(),
        ],
        base_form_class=PromotionForm,
    )


class CurationViewSetGroup(SnippetViewSetGroup):
    """The place in the menu."""

    menu_label = _("Rules of search")
    menu_name = "search-curation"
    menu_icon = "search"
    menu_order = 340
    items = (SynonymViewSet, PromotionViewSet, KeptTogetherViewSet)

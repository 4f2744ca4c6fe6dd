"""The directory in the admin: what editors see of agencies, communes, former units and fields, in the order of work."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from directory.models import Agency, Commune, Field, FormerUnit

KIND = Column("get_kind_display", label=_("kind"))

NAMING_EDITORS = "directory.change_agencyeditor"
"""Who may say who writes for an agency: administrators, unless one gives the permission to a group."""


class AgencyForm(WagtailAdminModelForm):
    """Takes the editors of an agency from nobody but those who may name them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user is None or not self.for_user.has_perm(NAMING_EDITORS):
            self.formsets.pop("editors", None)


class EditorsPanel(InlinePanel):
    """The editors of an agency; not shown where the form does not take them."""

    class BoundPanel(InlinePanel.BoundPanel):
        """The panel in one form."""

        def __init__(self, *, form: Any, **kwargs: Any) -> None:
            self.is_taken = form is not None and "editors" in form.formsets
            super().__init__(form=form if self.is_taken else None, **kwargs)

        def is_shown(self) -> bool:
            """Say whether the form takes editors from this user."""
            return self.is_taken


class AgencyViewSet(SnippetViewSet):
    """Agencies."""

    model = Agency
    icon = "group"
    menu_label = _("Agencies")
    list_display = ["name", KIND, "parent", "phone", "ended_on"]
    list_filter = ["kind"]
    list_per_page = 50
    ordering = ["name"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("name"),
                    FieldPanel("name_en"),
                    FieldRowPanel([FieldPanel("short_name"), FieldPanel("kind")]),
                    FieldPanel("parent"),
                    FieldPanel("functions"),
                    FieldPanel("functions_en"),
                    FieldPanel("slug"),
                ],
                heading=_("About it"),
            ),
            ObjectList(
                [
                    FieldPanel("address"),
                    FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                    FieldPanel("website"),
                    FieldPanel("hours"),
                    FieldPanel("hours_en"),
                    FieldPanel("takes_applications"),
                ],
                heading=_("Contact and hours"),
            ),
            ObjectList([InlinePanel("leaders", label=_("leader"), heading=_("Leaders"))], heading=_("Leaders")),
            ObjectList(
                [
                    InlinePanel("former_names", label=_("former name"), heading=_("Former names")),
                    FieldPanel("ended_on"),
                    FieldPanel("successors"),
                ],
                heading=_("Former names and succession"),
            ),
            ObjectList(
                [
                    EditorsPanel("editors", label=_("editor of the agency"), heading=_("Editors")),
                    HelpPanel(content=_("Who writes for this agency is named by administrators.")),
                ],
                heading=_("Editors"),
            ),
        ],
        base_form_class=AgencyForm,
    )


class CommuneViewSet(SnippetViewSet):
    """Communes, wards and the special zone."""

    model = Commune
    icon = "site"
    menu_label = _("Communes and wards")
    list_display = ["name", KIND, "code", "committee"]
    list_filter = ["kind"]
    list_per_page = 100
    ordering = ["name"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("name"),
                    FieldPanel("name_en"),
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("code")]),
                    FieldPanel("committee"),
                    FieldPanel("area_km2"),
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                    FieldPanel("slug"),
                ],
                heading=_("Names and facts"),
            ),
            ObjectList([FieldPanel("introduction"), FieldPanel("introduction_en")], heading=_("Introduction")),
        ]
    )


class FormerUnitViewSet(SnippetViewSet):
    """Units of commune level until 30 June 2025."""

    model = FormerUnit
    icon = "history"
    menu_label = _("Former units")
    list_display = ["name", "district", "province"]
    list_filter = {"district": ["icontains"], "province": ["icontains"]}
    list_per_page = 100
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("district"),
            FieldPanel("province"),
            FieldPanel("communes"),
        ]
    )


class FieldViewSet(SnippetViewSet):
    """Fields of activity."""

    model = Field
    icon = "tag"
    menu_label = _("Fields of activity")
    list_display = ["name", "name_en"]
    list_per_page = 100
    ordering = ["name"]
    edit_handler = ObjectList([FieldPanel("name"), FieldPanel("name_en"), FieldPanel("slug")])


class DirectoryViewSetGroup(SnippetViewSetGroup):
    """The directory's place in the menu."""

    menu_label = _("Directory")
    menu_icon = "list-ul"
    menu_order = 300
    items = (AgencyViewSet, CommuneViewSet, FormerUnitViewSet, FieldViewSet)

"""Whose pages an editor may touch: who writes for agencies touches their pages only, whatever their groups allow."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.models import Page, Revision

if TYPE_CHECKING:
    from directory.models.agency import Agency

# Models stand in functions only: pages of agencies take their form from here, and so do the apps above.

_AGENCIES = "_agencies_written_for"
_STORED = "_agency_stored"


def agencies_of(user: Any) -> frozenset[int]:
    """Return the keys of the agencies that ``user`` writes for; none for administrators and the provincial staff."""
    found: frozenset[int] | None = getattr(user, _AGENCIES, None)
    if found is None:
        roles = apps.get_model("directory", "AgencyEditor").objects.filter(user_id=user.pk)
        is_bound = user.is_authenticated and not user.is_superuser
        found = frozenset(roles.values_list("agency_id", flat=True)) if is_bound else frozenset()
        setattr(user, _AGENCIES, found)
    return found


def is_within_reach(user: Any, page: Page) -> bool:
    """Say whether agencies keep ``user`` from touching ``page``; what groups allow is another question.

    Whoever writes for no agency is bound by groups only. Anybody else must write for every agency that the page names:
    as the public sees it, in its newest draft, and in ``page`` as it stands. A page without an agency is not theirs.
    """
    own = agencies_of(user)
    if not own or page.pk is None:
        return True
    return _agencies_named_by(page) <= own


def takes_pages_of_agencies(page: Page) -> bool:
    """Say whether pages that belong to agencies stand directly below ``page``."""
    model = page.specific_class
    return model is not None and any(map(belongs_to_an_agency, model.creatable_subpage_models()))


def belongs_to_an_agency(model: type[Page]) -> bool:
    """Say whether pages of the type belong to agencies."""
    from directory.models.placed import PlacedPage  # placed pages use the form below

    return issubclass(model, PlacedPage)


def _agencies_named_by(page: Page) -> set[int | None]:
    model = page.specific_class
    if model is None or not belongs_to_an_agency(model):
        return {None}
    named = {_agency_stored(page, model)}
    if hasattr(page, "agency_id"):
        named.add(page.agency_id)
    if page.live and page.has_unpublished_changes and page.latest_revision_id:
        # Only a draft beside a public version can differ from the row; saving any other draft writes the row too.
        named.update(Revision.objects.filter(pk=page.latest_revision_id).values_list("content__agency", flat=True))
    return named


def _agency_stored(page: Page, model: type[Page]) -> int | None:
    if not hasattr(page, _STORED):
        setattr(page, _STORED, model._base_manager.filter(pk=page.pk).values_list("agency_id", flat=True).first())
    return getattr(page, _STORED)


class PlacedPageForm(WagtailAdminPageForm):
    """The editor's form of a page that belongs to an agency: who writes for agencies chooses among their own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own_agencies = agencies_of(self.for_user) if self.for_user else frozenset()
        _offer_only(self, self.own_agencies)

    def clean_agency(self) -> "Agency | None":
        """Refuse a page of nobody from who writes for agencies, drafts too: they could not open it again."""
        agency: Agency | None = self.cleaned_data["agency"]
        if agency is None and self.own_agencies:
            if len(self.own_agencies) > 1:
                raise ValidationError(_("Choose the agency that you write this for."))
            agency = self.fields["agency"].queryset.get()
        return agency


class OwnAgencyForm(WagtailAdminModelForm):
    """The form of what is told of an agency or, without one, of the province: the same for what is no page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own_agencies = agencies_of(self.for_user) if self.for_user else frozenset()
        _offer_only(self, self.own_agencies)


def _offer_only(form: Any, own: frozenset[int]) -> None:
    """Offer who writes for agencies these alone, and none that is nobody's; the others choose among all."""
    field = form.fields.get("agency")
    if field is None or not own:
        return
    field.queryset = field.queryset.filter(pk__in=own)
    field.empty_label = None
    field.required = True
    field.widget = forms.Select()
    field.widget.choices = field.choices
    if form.instance.agency_id is None:
        form.initial["agency"] = min(own)

"""The form of a promotion: what it leads to is looked up when it is saved."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from search.curation import rules, targets
from search.curation.models import Promotion


class PromotionForm(WagtailAdminModelForm):
    """Asks for a page or an address, and refuses what is promoted for the same words already."""

    def clean(self) -> dict[str, Any]:
        """Find what is promoted; the model's own rules are asked afterwards."""
        cleaned: dict[str, Any] = super().clean()
        key = self._target(cleaned)
        self.instance.entry_key = key
        if key:
            self._refuse_twice(key, cleaned)
        return cleaned

    def _target(self, cleaned: dict[str, Any]) -> str:
        page, address = cleaned.get("page"), cleaned.get("address", "")
        if "page" not in cleaned or "address" not in cleaned:
            return ""
        if bool(page) == bool(address):
            words = _("Choose a page or write an address: one of the two.")
            self.add_error("address" if page else "page", words)
            return ""
        return targets.key_of_page(page) if page else self._key_at(address)

    def _key_at(self, address: str) -> str:
        try:
            path = targets.path_on_this_portal(address)
            key = targets.key_at(path)
        except targets.NotOursError:
            self.add_error("address", _("This is no address of this portal. Copy it from the page, or begin with “/”."))
            return ""
        except targets.NothingThereError:
            words = _("Nothing that the public can find stands at this address: look whether it is published.")
            self.add_error("address", words)
            return ""
        self.cleaned_data["address"] = path
        return key

    def _refuse_twice(self, key: str, cleaned: dict[str, Any]) -> None:
        own = {rules.folded(line) for line in rules.lines(cleaned.get("words", ""))}
        others = Promotion.objects.filter(entry_key=key, match=cleaned.get("match")).exclude(pk=self.instance.pk)
        for other in others:
            said = [line for line in rules.lines(other.words) if rules.folded(line) in own]
            if said and _overlap(other, cleaned):
                text = _("This is promoted for “%(words)s” at that time already: change that promotion.")
                raise ValidationError({"words": text % {"words": said[0]}})


def _overlap(other: Promotion, cleaned: dict[str, Any]) -> bool:
    first, last = cleaned.get("first_day"), cleaned.get("last_day")
    is_before = last is not None and other.first_day is not None and last < other.first_day
    is_after = first is not None and other.last_day is not None and first > other.last_day
    return not (is_before or is_after)

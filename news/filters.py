"""Which news a reader asked for, as it stands in the address: read from hostile parameters, and written back.

Whatever is sent is answered: what cannot be read is left out, and said. Nothing here asks the database, so whether an
agency or a field of that name exists is told by ``news.listing``.
"""

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.paging import DIGITS, PAGE_PARAMETER
from news.kinds import KIND_OF_WORD, NewsKind

KIND, FIELD, AGENCY, YEAR = "loai", "linh-vuc", "co-quan", "nam"
LABELS: Mapping[str, Promise] = {
    KIND: gettext_lazy("Kind"),
    FIELD: gettext_lazy("Field of activity"),
    AGENCY: gettext_lazy("Agency"),
    YEAR: gettext_lazy("Year"),
}
MOST_VALUES = 20
"""Values of one filter that are read; nobody ticks more boxes."""
YEARS = range(1900, 2101)
LONGEST_SHOWN = 40
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", re.ASCII)
_YEAR = re.compile(r"[0-9]{4}", re.ASCII)
_LONGEST_SLUG = 100

Values = Mapping[str, Sequence[str]]
Choice = TypeVar("Choice", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsFilter:
    """Which items to show: of any of the kinds, and any of the fields, agencies and years; empty means all."""

    kinds: tuple[NewsKind, ...] = ()
    fields: tuple[str, ...] = ()
    """Slugs."""
    agencies: tuple[str, ...] = ()
    """Slugs."""
    years: tuple[int, ...] = ()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return names and values for an address, always in one order."""
        return (
            *((KIND, kind.address_word) for kind in self.kinds),
            *((FIELD, slug) for slug in self.fields),
            *((AGENCY, slug) for slug in self.agencies),
            *((YEAR, str(year)) for year in self.years),
        )

    @property
    def query(self) -> str:
        """Return what stands behind the path: ``?loai=thong-bao&nam=2026``, or an empty text for everything."""
        return f"?{urlencode(self.pairs)}" if self.pairs else ""

    def without(self, name: str, value: str) -> "NewsFilter":
        """Return the filter with one choice taken off."""
        kinds = tuple(kind for kind in self.kinds if (name, kind.address_word) != (KIND, value))
        fields = tuple(slug for slug in self.fields if (name, slug) != (FIELD, value))
        agencies = tuple(slug for slug in self.agencies if (name, slug) != (AGENCY, value))
        years = tuple(year for year in self.years if (name, str(year)) != (YEAR, value))
        return replace(self, kinds=kinds, fields=fields, agencies=agencies, years=years)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a reader asked, as far as it could be read, and what to tell them about the rest."""

    filter: NewsFilter
    page: str
    """The text of ``?trang=``; ``core.paging`` knows which page it means."""
    messages: tuple[str, ...] = ()


def read(values: Values) -> Asked:
    """Return what ``values`` (each name with all its values) ask for. Never raises."""
    messages: list[str] = []
    chosen = NewsFilter(
        kinds=_choices(values, KIND, KIND_OF_WORD.get, messages),
        fields=_choices(values, FIELD, _slug, messages),
        agencies=_choices(values, AGENCY, _slug, messages),
        years=tuple(sorted(_choices(values, YEAR, _year, messages), reverse=True)),
    )
    page = next((text.strip() for text in reversed(values.get(PAGE_PARAMETER, ())) if text.strip()), "")
    is_number = page.isascii() and page.isdecimal() and len(page) <= DIGITS and int(page) > 0
    if page and not is_number:
        messages.append(_("“%(value)s” is not the number of a page: the first page is shown.") % {"value": shown(page)})
    return Asked(filter=chosen, page=page if is_number else "", messages=tuple(messages))


def unknown(name: str, value: str) -> str:
    """Return the sentence for a value that the filter ``name`` does not have."""
    return _("“%(value)s” is not known in the filter “%(filter)s” and was left out.") % {
        "value": shown(value),
        "filter": LABELS[name],
    }


def shown(value: str) -> str:
    """Return what somebody sent so that it can stand in a sentence: short, and without what cannot be seen."""
    visible = "".join(character if character.isprintable() else " " for character in value[: 4 * LONGEST_SHOWN])
    words = " ".join(visible.split())
    return words if len(words) <= LONGEST_SHOWN else words[: LONGEST_SHOWN - 1] + "…"


def _choices(
    values: Values, name: str, meaning: Callable[[str], Choice | None], messages: list[str]
) -> tuple[Choice, ...]:
    """Return the known values once each, in the order sent; an empty value is an untouched field, not a mistake."""
    sent = [text.strip() for text in values.get(name, ()) if text.strip()]
    found: dict[Choice, None] = {}
    for text in sent[:MOST_VALUES]:
        choice = meaning(text)
        if choice is None:
            messages.append(unknown(name, text))
        else:
            found[choice] = None
    if len(sent) > MOST_VALUES:
        facts = {"count": MOST_VALUES, "filter": LABELS[name]}
        messages.append(_("Only the first %(count)d values of the filter “%(filter)s” were read.") % facts)
    return tuple(found)


def _slug(text: str) -> str | None:
    return text if len(text) <= _LONGEST_SLUG and _SLUG.fullmatch(text) else None


def _year(text: str) -> int | None:
    return int(text) if _YEAR.fullmatch(text) and int(text) in YEARS else None

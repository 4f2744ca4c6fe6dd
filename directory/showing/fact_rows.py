"""Facts of an agency and a commune as rows of terms and values."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from directory.models import Agency, Commune
from directory.showing.shown_texts import lines_of, text_of

MAP = "https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=12/{latitude}/{longitude}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A term and its value, which may lead somewhere."""

    term: str
    text: str
    url: str = ""


def contact_rows(agency: Agency, language: str) -> list[Row]:
    """Return how to reach an agency, as far as it is known."""
    hours = text_of(agency, "hours", language)
    rows = [
        Row(term=_("Address"), text=agency.address),
        Row(term=_("Phone"), text=agency.phone, url=f"tel:{dialled(agency.phone)}" if dialled(agency.phone) else ""),
        Row(term=_("E-mail"), text=agency.email, url=f"mailto:{agency.email}"),
        Row(term=_("Own site"), text=agency.website, url=agency.website),
        Row(term=_("Opening hours"), text=lines_of(hours)),
    ]
    return [row for row in rows if row.text]


def commune_rows(commune: Commune) -> list[Row]:
    """Return code and area of a commune, and where it lies on a map."""
    rows = [Row(term=_("Code"), text=commune.code)]
    if commune.area_km2 is not None:
        area = number_format(commune.area_km2, use_l10n=True)
        rows.append(Row(term=_("Area"), text=f"{area} km²"))
    if commune.latitude is not None and commune.longitude is not None:
        address = MAP.format(latitude=commune.latitude, longitude=commune.longitude)
        rows.append(Row(term=_("Map"), text="OpenStreetMap", url=address))
    return rows


def dialled(phone: str) -> str:
    """Return a phone number as a phone dials it, or an empty text where several numbers or words stand there."""
    digits = "".join(character for character in phone if character.isdigit())
    is_one_number = all(character.isdigit() or character in " .-+()" for character in phone)
    return ("+" if phone.startswith("+") else "") + digits if is_one_number and 3 <= len(digits) <= 13 else ""

"""What an agency's page shows of procedures."""

from urllib.parse import urlencode

from django.utils.translation import gettext as _

from directory.holdings import HeldItem, Holding, holding
from directory.models import Agency
from search.documents import Facet
from services.models import ProcedureIndexPage, ProcedurePage

SHOWN = 5


@holding("procedures", order=30)
def procedures_of(agency: Agency, language: str) -> Holding | None:
    """Return some procedures of the agency, the most used first, and the list of all of them."""
    found = ProcedurePage.objects.showing().public().of_agency(agency).filter(locale__language_code=language)
    shown = found.most_used_first()[:SHOWN]
    items = tuple(HeldItem(title=page.title, url=page.get_url() or "", number=page.code) for page in shown)
    if not items:
        return None
    index = ProcedureIndexPage.objects.showing().public().filter(locale__language_code=language).first()
    address = f"{index.get_url()}?{urlencode({Facet.AGENCY.value: agency.slug})}" if index else ""
    return Holding(heading=_("Procedures"), items=items, all_url=address)

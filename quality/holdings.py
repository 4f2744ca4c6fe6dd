"""What an agency's page says of its quality of service: that there is a page of it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from directory.holdings import HeldItem, Holding, holding
from directory.models import Agency
from quality.told_of import agencies_told_of


@holding("quality", order=40)
def quality_of(agency: Agency, language: str) -> Holding | None:
    """Return the way to the page of the agency's quality, where it tells anything; one statement."""
    if not agencies_told_of().filter(pk=agency.pk).exists():
        return None
    item = HeldItem(
        title=_("Commitments, measured results and incidents"), url=reverse("quality_agency", args=[agency.slug])
    )
    return Holding(heading=_("Quality of service"), items=(item,))

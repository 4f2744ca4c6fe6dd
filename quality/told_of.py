"""Which agencies have anything told of their quality of service."""

from django.db.models import Exists, OuterRef, QuerySet

from directory.models import Agency
from quality.models import Commitment, Figure, Incident


def agencies_told_of() -> QuerySet[Agency]:
    """Return them by name; of each commune that is its people's committee."""
    own = {"agency": OuterRef("pk")}
    figures = Figure.objects.filter(indicator__is_shown=True, **own)
    told = Exists(figures.order_by()) | Exists(Commitment.objects.filter(**own).order_by())
    return Agency.objects.filter(told | Exists(Incident.objects.filter(**own).order_by())).order_by("name", "pk")

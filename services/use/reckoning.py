"""Reckons at night how much each procedure is used, and has lists and search told where that has changed."""

from collections import defaultdict
from datetime import date

from django.db import transaction
from django.utils import timezone

from core.nightly import Alive, nightly
from search.registry import announce_written
from services.models.use import MonthOfUse, Standing
from services.use.months import MONTHS, months_before, usual_views

KEPT_MONTHS = 13
"""Full months that are kept, for the report; what is older goes."""


@nightly("procedure_use")
def reckon_tonight(alive: Alive) -> None:
    """Reckon from the last full months; between the first days of two months it changes nothing."""
    reckon(today=timezone.localdate())


@transaction.atomic
def reckon(*, today: date) -> int:
    """Bring every standing to what the last full months say, and return how many procedures have changed theirs."""
    MonthOfUse.objects.filter(month__lt=months_before(today, KEPT_MONTHS)[-1]).delete()
    counted: dict[int, list[int]] = defaultdict(list)
    for page, views in MonthOfUse.objects.filter(month__in=months_before(today, MONTHS)).values_list("page", "views"):
        counted[page].append(views)
    now = {page: usual for page, views in counted.items() if (usual := usual_views(views))}
    before = dict(Standing.objects.values_list("page", "views"))
    gone = before.keys() - now.keys()
    changed = [page for page, views in now.items() if before.get(page) != views]
    Standing.objects.filter(page__in=gone).delete()
    Standing.objects.bulk_create(
        [Standing(page_id=page, views=now[page]) for page in changed],
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["views"],
    )
    announce_written(sorted({*gone, *changed}))
    return len(gone) + len(changed)

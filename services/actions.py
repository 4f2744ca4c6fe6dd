"""Writing procedures in several steps: the national database is taken over, and conflicts with it are settled."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from core.importing.outcomes import Listeners, Outcome, Rejection
from core.importing.pages import Found
from services.models import ProcedureIndexPage, ProcedurePage, Settlement, SyncConflict, SyncRun
from services.reading.values import ProcedureRecord
from services.syncing.importing import ProcedureImport
from services.syncing.parts import mark, set_value
from services.syncing.runs import Census, begin, finish, known_pages


def import_procedures(
    index: ProcedureIndexPage,
    records: Iterable[Found[ProcedureRecord] | Rejection],
    *,
    checked_on: date | None = None,
    listeners: Listeners | None = None,
    run: SyncRun | None = None,
    withdraws_anyway: bool = False,
) -> Counter[Outcome]:
    """Bring the procedures below ``index`` in step with ``records``, and return the counts, whose sum is what was read.

    ``checked_on`` is the day on which the source said all this, where it is known. ``run`` is the row that tells of it
    (``services.syncing.runs.begin``); it knows the day itself. What is missing in a whole file is marked as withdrawn;
    ``withdraws_anyway`` says that the file is whole, however little it holds.
    """
    run = run or begin(None, checked_on)
    census, known = Census(), known_pages(index)
    counts = ProcedureImport(index, run=run).run(census.of(records), listeners)
    finish(run, known, census, counts, anyway=withdraws_anyway)
    return counts


class ChangedSinceError(Exception):
    """The source has changed again since the editor looked."""


@transaction.atomic
def settle_conflict(conflict_pk: int, settlement: Settlement, *, user: Any, seen: str) -> SyncConflict:
    """Keep the editor's text, or put the source's into a draft that is approved like any other change.

    ``seen`` is the mark of the source's text that the editor looked at. Raises ``ChangedSinceError`` where it is
    another by now, ``PermissionDenied`` for whoever may not edit the page or while somebody else has locked it, and
    ``SyncConflict.DoesNotExist`` for one that is settled already.
    """
    conflict = (
        SyncConflict.objects.select_for_update(of=("self",)).select_related("page").get(pk=conflict_pk, settlement="")
    )
    permissions = conflict.page.permissions_for_user(user)
    if not permissions.can_edit() or permissions.page_locked():
        raise PermissionDenied
    if seen != mark(conflict.of_part, conflict.theirs):
        raise ChangedSinceError
    if settlement == Settlement.THEIRS:
        draft: ProcedurePage = conflict.page.get_latest_revision_as_object()
        set_value(draft, conflict.of_part, conflict.theirs)
        draft.save_revision(user=user, log_action=True)
    conflict.settlement, conflict.settled_by, conflict.settled_at = settlement, user, timezone.now()
    conflict.save()
    return conflict

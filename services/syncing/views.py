"""The report on the synchronisation in the admin, and the buttons by which editors settle conflicts."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.permissions import page_permission_policy

from services.actions import ChangedSinceError, settle_conflict
from services.models import Settlement, SyncConflict, SyncRun
from services.syncing.report import SHOWN_RUNS, TABS, Tab, tab_named
from services.syncing.runs import Spared

ROWS_A_PAGE = 25


@require_GET
def report(request: HttpRequest) -> HttpResponse:
    """Show the last runs and one of the lists, of the pages that the user may edit; refuse who may edit none."""
    if not page_permission_policy.user_has_any_permission(request.user, ["change"]):
        raise PermissionDenied
    tab = tab_named(request.GET.get("view", ""))
    chosen = _chosen(request, tab)
    listed = Paginator(tab.rows(request.user, chosen), ROWS_A_PAGE).get_page(request.GET.get("p"))
    rows = [{"row": row, "page": row.page, **tab.shown(row)} for row in listed]
    runs = list(SyncRun.objects.all()[:SHOWN_RUNS])
    return render(
        request,
        "services/admin/sync_report.html",
        {
            "page_title": _("Synchronisation of procedures"),
            "header_icon": "rotate",
            "runs": [{"run": run, "reason": Spared(run.spared).label if run.spared else ""} for run in runs],
            "tabs": [_tab_link(request, one, tab) for one in TABS],
            "tab": tab,
            "chosen": chosen,
            "listed": listed,
            "rows": rows,
            "more": _address(tab, chosen),
        },
    )


@require_POST
def settle(request: HttpRequest, conflict_pk: int) -> HttpResponse:
    """Do what the editor chose; refuse who may not edit the page."""
    settlement = request.POST.get("settlement", "")
    if settlement not in (Settlement.OURS, Settlement.THEIRS):
        raise PermissionDenied
    try:
        seen = request.POST.get("seen", "")
        conflict = settle_conflict(conflict_pk, Settlement(settlement), user=request.user, seen=seen)
    except SyncConflict.DoesNotExist:
        messages.warning(request, _("This conflict is settled already."))
        return redirect(_address(tab_named("conflicts"), {}))
    except ChangedSinceError:
        messages.warning(request, _("The source has changed again since you looked: compare the texts once more."))
        return redirect(_address(tab_named("conflicts"), {}))
    if settlement == Settlement.OURS:
        messages.success(request, _("Ours was kept: it is asked about again when the source changes."))
        return redirect(_address(tab_named("conflicts"), {}))
    messages.success(request, _("The source's text stands in a draft now. Look at it, and submit it for approval."))
    return redirect("wagtailadmin_pages:edit", conflict.page_id)


def _chosen(request: HttpRequest, tab: Tab) -> dict[str, str]:
    kind = request.GET.get("kind", "")
    known = {value for value, _label in tab.choices}
    chosen = {"kind": kind} if kind in known else {}
    run = request.GET.get("run", "")
    return chosen | ({"run": run} if run.isdecimal() else {})


def _tab_link(request: HttpRequest, tab: Tab, current: Tab) -> dict[str, Any]:
    return {
        "label": tab.label,
        "url": _address(tab, {}),
        "count": tab.rows(request.user, {}).count(),
        "is_current": tab is current,
    }


def _address(tab: Tab, chosen: dict[str, str]) -> str:
    return f"{reverse('services_sync:report')}?{urlencode({'view': tab.key, **chosen})}"

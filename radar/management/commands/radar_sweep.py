"""``manage.py radar_sweep``: looks at once for citations of what is no longer in force, as the worker does at night."""

import time
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand

from radar.concerns import Concern, Standing
from radar.models import StaleCitation
from radar.sweeping import Sweep, sweep_all


class Command(BaseCommand):
    """Recomputes everything and says what was found."""

    help = (
        "Looks at every citation of law: which cite what is no longer in force, suspended or changed. The search "
        "worker does it once each night; run it after an import. Safe to run at any time, and to break off."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Sweep, with a line of progress on a terminal, and print the figures."""
        began = time.monotonic()
        done = sweep_all(told=self._show if self.stderr.isatty() else lambda done: None)
        seconds = time.monotonic() - began
        self.stdout.write(
            f"Documents cited: {done.documents}. Citations: {done.citations}. Stale: {done.stale}. "
            f"{seconds:.1f} s, {done.citations / max(seconds, 0.001):.0f} citations a second."
        )
        counts = Counter(StaleCitation.objects.order_by().values_list("standing", "concern"))
        for standing in Standing:
            for concern in Concern:
                if number := counts[standing, concern]:
                    self.stdout.write(f"  {standing.value:10} {concern.value:15} {number:7}")

    def _show(self, done: Sweep) -> None:
        self.stderr.write(f"\r{done.documents} documents, {done.citations} citations, {done.stale} stale", ending="")

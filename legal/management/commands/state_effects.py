"""States what official texts say they do to other documents: ``manage.py state_effects``."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from legal.importing.text_effects import state_effects
from legal.importing.told_effects import state_told


class Command(BaseCommand):
    """Reads imported texts; run it after ``import_codified``. A second run changes nothing."""

    help = _(
        "Read in imported official texts which documents and provisions they replace, repeal or amend, and which "
        "amendments among others they tell of, and state that as relations with the sentence as evidence, confirmed "
        "where it leaves no doubt. Texts that editors work on are left alone. Safe to run twice."
    )

    def handle(self, **options: Any) -> None:
        """State, and show the counts."""
        counts = state_effects()
        told = _("Texts read: %(read)d. Pages published anew: %(changed)d. Effects on other documents: %(stated)d.")
        self.stdout.write(told % {name: counts[name] for name in ("read", "changed", "stated")})
        counts = state_told()
        told = _("Amendments that third documents tell of: %(stated)d. Pages published anew: %(changed)d.")
        self.stdout.write(told % {name: counts[name] for name in ("stated", "changed")})

"""``lay_foundation``: what stands before anybody has written a word. Part of every start of a real installation."""

from typing import Any

from django.core.management.base import BaseCommand

from home.foundation import lay_foundation


class Command(BaseCommand):
    """Make languages, home pages, lists of news and the header's menu where they are missing."""

    help = "Make home pages, lists of news and menus of both languages where they are missing. Safe on every start."

    def handle(self, *args: Any, **options: Any) -> None:
        """Lay it, and say where the home page is."""
        home = lay_foundation()
        self.stdout.write(f"The foundation stands; the home page is “{home.title}”.")

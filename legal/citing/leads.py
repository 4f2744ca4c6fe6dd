"""Where the words of a citation lead: the page of the document at the provision, and what readers must know before."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.addresses import page_address
from legal.citing.endings import is_ended
from legal.evidence.links import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """One provision of one document."""

    url: str
    title: str
    is_dead: bool
    """The document, or this provision of it, is no longer in force."""

    @property
    def note(self) -> str:
        """Return what stands behind the words; empty for what is in force."""
        return _("(no longer in force)") if self.is_dead else ""


class Leads:
    """The addresses of the documents that one page cites, each made once."""

    def __init__(self, page: Any, request: HttpRequest | None, effects: Mapping[int, Collection[Link]]) -> None:
        self._page, self._effects = page, effects
        self.to = cache(self._to)
        self._address = cache(lambda document: page_address(document, request))

    def _to(self, document: Any, provision: str, asked: str = "") -> Lead | None:
        """Return where ``provision`` (an anchor) of ``document`` is; none for the whole of the page itself.

        ``asked`` is its address as ``legal.structure.landing`` has it, where that is another.
        """
        fragment = f"#{asked or provision}" if provision else ""
        if self._page is not None and document.pk == self._page.pk:
            return Lead(url=fragment, title="", is_dead=False) if fragment else None
        address = self._address(document)
        effects = self._effects.get(document.pk)
        is_dead = effects is not None and is_ended(document, provision, effects)
        return Lead(url=f"{address}{fragment}", title=document.title, is_dead=is_dead) if address else None

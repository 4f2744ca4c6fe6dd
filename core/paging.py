"""Which page of a long list a reader looks at, and where the other pages are: one rule for news and for search."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

PAGE_PARAMETER = "trang"
NEIGHBOURS = 2
"""How many pages are linked on each side of the current one."""
DIGITS = 9
"""No list is longer; a number with more digits is somebody's joke."""


def page_number(asked: str | None, *, last: int | None = None) -> int:
    """Return the page that ``asked`` means: 1 for garbage, at most ``last`` where it is known."""
    text = (asked or "").strip()
    number = int(text) if text.isdecimal() and len(text) <= DIGITS else 1
    return max(1, number if last is None else min(number, last))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """One page among the links below a list; ``follows_gap`` says that pages before it are not shown."""

    number: int
    url: str
    is_current: bool
    follows_gap: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """One page of a list of ``total`` items; made by ``paging``, which keeps ``number`` within the list."""

    number: int
    total: int
    per_page: int
    last: int
    path: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
    """The other query parameters of the address, which every link keeps."""

    @property
    def offset(self) -> int:
        """Return how many items stand before this page."""
        return (self.number - 1) * self.per_page

    @property
    def first_item(self) -> int:
        """Return the number of the first item on this page, from 1; 0 for an empty list."""
        return min(self.offset + 1, self.total)

    @property
    def last_item(self) -> int:
        """Return the number of the last item on this page."""
        return min(self.offset + self.per_page, self.total)

    @property
    def has_other_pages(self) -> bool:
        """Say whether there is anything to turn."""
        return self.last > 1

    @property
    def previous_url(self) -> str:
        """Return the address of the page before, or an empty text on the first."""
        return self.url_of(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        """Return the address of the page after, or an empty text on the last."""
        return self.url_of(self.number + 1) if self.number < self.last else ""

    @property
    def links(self) -> tuple[PageLink, ...]:
        """Return the first page, the last, and those around the current one, in order."""
        around = range(self.number - NEIGHBOURS, self.number + NEIGHBOURS + 1)
        numbers = [n for n in sorted({1, *around, self.last}) if 1 <= n <= self.last]
        return tuple(
            PageLink(
                number=number,
                url=self.url_of(number),
                is_current=number == self.number,
                follows_gap=number - before > 1,
            )
            for before, number in zip([0, *numbers], numbers, strict=False)
        )

    def url_of(self, number: int) -> str:
        """Return the address of page ``number``; the first page has no number in its address."""
        page = ((PAGE_PARAMETER, str(number)),) if number > 1 else ()
        query = urlencode([*self.parameters, *page])
        return f"{self.path}?{query}" if query else self.path or "?"

    def slice_of(self, items: Sequence[Any]) -> Sequence[Any]:
        """Return this page's items of a list or a queryset that holds all of them."""
        return items[self.offset : self.offset + self.per_page]


def paging(
    total: int,
    *,
    asked: str | None,
    per_page: int,
    path: str = "",
    parameters: Iterable[tuple[str, str]] = (),
    most_pages: int | None = None,
) -> Paging:
    """Return the page of a list that ``asked`` (the text of ``?trang=``) means, or the nearest one that exists.

    ``parameters`` are the address's query parameters, a page number among them is left out; ``most_pages`` limits how
    deep a list is shown.
    """
    last = max(1, -(-total // per_page))
    last = last if most_pages is None else min(last, most_pages)
    return Paging(
        number=page_number(asked, last=last),
        total=total,
        per_page=per_page,
        last=last,
        path=path,
        parameters=tuple((name, value) for name, value in parameters if name != PAGE_PARAMETER),
    )

"""The contents list of an official text: what stands in what, folded chapter by chapter. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from legal.showing.headings import Heading

FEWEST_HEADINGS = 2
"""A list of one heading helps nobody."""
MOST_IN_A_ROW = 60
"""Articles that stand open one below the other; of more, each ``IN_A_FOLD`` are folded."""
IN_A_FOLD = 50
AROUND_LABELS = " .:)/-–—*"
LONGEST_ENTRY = 140
"""Characters of a title in the list."""


@dataclass(slots=True)
class _Branch:
    heading: Heading
    below: list["_Branch"] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The list as HTML, and how many articles it leads to."""

    html: str
    articles: int


def contents_of(headings: Sequence[Heading]) -> Contents | None:
    """Return nested lists, each chapter's articles folded below it; none where there is too little to list."""
    if len(headings) < FEWEST_HEADINGS:
        return None
    return Contents(html=_list(_branches(headings)), articles=sum(heading.is_article for heading in headings))


def _branches(headings: Iterable[Heading]) -> list[_Branch]:
    roots: list[_Branch] = []
    above: list[_Branch] = []
    for heading in headings:
        while above and above[-1].heading.depth >= heading.depth:
            above.pop()
        branch = _Branch(heading)
        (above[-1].below if above else roots).append(branch)
        above.append(branch)
    return roots


def _list(branches: Sequence[_Branch]) -> str:
    if len(branches) > MOST_IN_A_ROW and not any(branch.below for branch in branches):
        return _list_in_folds(branches)
    return f"<ol>\n{''.join(map(_item, branches))}</ol>\n"


def _list_in_folds(branches: Sequence[_Branch]) -> str:
    """Fold a long row of articles that stand in no chapter: on a phone nobody scrolls past hundreds."""
    folds = []
    for start in range(0, len(branches), IN_A_FOLD):
        part = branches[start : start + IN_A_FOLD]
        reach = escape(_reach(part), quote=False)
        folds.append(f"<li><details><summary>{reach}</summary>\n{_list(part)}</details></li>\n")
    return f"<ol>\n{''.join(folds)}</ol>\n"


def _item(branch: _Branch) -> str:
    heading = branch.heading
    words = escape(_words(heading), quote=False)
    link = f'<a href="#{escape(heading.anchor)}">{words}</a>'
    if not branch.below:
        return f"<li>{link}</li>\n"
    fold = f"<details><summary>{escape(_reach(branch.below), quote=False)}</summary>\n{_list(branch.below)}</details>"
    return f"<li>{link}\n{fold}</li>\n"


def _words(heading: Heading) -> str:
    stop = "" if heading.label.endswith((".", ":", ")", "-", "–")) or not heading.title else "."
    words = " ".join(f"{heading.label}{stop} {heading.title}".split())
    return words if len(words) <= LONGEST_ENTRY else f"{words[:LONGEST_ENTRY].rpartition(' ')[0]}…"


def _reach(branches: Sequence[_Branch]) -> str:
    """Return which articles stand in them, as the law says it: "Điều 5 – Điều 12"; else which sections: "I – IV"."""
    articles = list(_articles(branches))
    if articles:
        first, last = f"Điều {articles[0].number}", f"Điều {articles[-1].number}"
    else:
        first, last = (branch.heading.label.strip(AROUND_LABELS) for branch in (branches[0], branches[-1]))
    return first if first == last else f"{first} – {last}"


def _articles(branches: Iterable[_Branch]) -> Iterable[Heading]:
    for branch in branches:
        if branch.heading.is_article:
            yield branch.heading
        yield from _articles(branch.below)

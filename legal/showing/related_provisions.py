"""What the codification of law (Bộ pháp điển) puts beside an article: "có nội dung liên quan", folded at its end.

It says that both belong together, not what one does to the other.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from typing import Any

from django.utils.translation import get_language, ngettext

from legal.citing.leads import Leads
from legal.citing.official import StoredRow
from legal.provisions import NotAProvisionAddressError, address_at

MOST_OF_ARTICLE = 8
"""Articles that are named beside one; of more only the number. Their documents are named all the same."""
LONGEST_NAME = 60
"""Characters of a document: of a longer title, type and number."""
MANY = 200
"""Articles beside those of one page; of more the documents are named by type and number: a code is heavy enough."""


def related_by_article(rows: Iterable[StoredRow], documents: Mapping[int, Any], leads: Leads) -> Mapping[str, str]:
    """Return safe markup for the end of each article by its anchor; ``documents`` are those that the public may see."""
    articles: dict[str, dict[int, list[str]]] = {}
    for row in rows:
        if row.target_id is not None and row.target_id in documents:
            articles.setdefault(row.words, {}).setdefault(row.target_id, []).append(row.provision)
    total = sum(len(provisions) for related in articles.values() for provisions in related.values())
    shown = _Shown(documents, leads, longest_name=LONGEST_NAME if total <= MANY else 0)
    return {anchor: shown.fold(related) for anchor, related in articles.items()}


class _Shown:
    """The folds of one page, in the language of its reader; names and addresses stay Vietnamese."""

    def __init__(self, documents: Mapping[int, Any], leads: Leads, *, longest_name: int) -> None:
        self._documents, self._leads, self._longest_name = documents, leads, longest_name
        language = get_language() or "vi"
        self._lang, self._of_names = ("", "") if language == "vi" else (f' lang="{escape(language)}"', ' lang="vi"')
        self._document = cache(self._named)

    def fold(self, related: Mapping[int, Sequence[str]]) -> str:
        """Return what stands beside one article: by document, the provisions of each."""
        total, left, items = sum(map(len, related.values())), MOST_OF_ARTICLE, []
        for pk, provisions in related.items():
            named = _in_order(provisions)[: max(left, 0)]
            left -= len(named)
            more = len(provisions) - len(named)
            shown = [self._article(pk, provision) for provision in named]
            if more:
                shown.append(escape(_more(more, is_first=not named), quote=False))
            items.append(f"<li>{self._document(pk, bool(more))}: {', '.join(shown)}</li>\n")
        said = ngettext(
            "Related content in %(number)s other article", "Related content in %(number)s other articles", total
        )
        return (
            f'<details class="related-provisions"{self._lang}><summary>{escape(said % {"number": total}, quote=False)}'
            f"</summary>\n<ul>\n{''.join(items)}</ul></details>\n"
        )

    def _named(self, pk: int, is_linked: bool) -> str:
        """Return the name of a document; its own address only where articles are left out: theirs lead there too."""
        document = self._documents[pk]
        title = " ".join(document.title.split())
        name = escape(title if len(title) <= self._longest_name else title.partition(":")[0], quote=False)
        lead = self._leads.to(document, "")
        if lead is None:
            return name
        note = f" {escape(lead.note, quote=False)}" if lead.is_dead else ""
        return f'<a href="{escape(lead.url)}"{self._of_names}>{name}</a>{note}' if is_linked else f"{name}{note}"

    def _article(self, pk: int, provision: str) -> str:
        lead = self._leads.to(self._documents[pk], provision)
        words = escape(_words(provision), quote=False)
        return words if lead is None else f'<a href="{escape(lead.url)}"{self._of_names}>{words}</a>'


def _more(number: int, *, is_first: bool) -> str:
    if is_first:
        return ngettext("%(number)s article", "%(number)s articles", number) % {"number": number}
    return ngettext("%(number)s more article", "%(number)s more articles", number) % {"number": number}


def _words(provision: str) -> str:
    try:
        return address_at(provision).words
    except NotAProvisionAddressError:
        return provision


def _in_order(provisions: Iterable[str]) -> list[str]:
    return sorted(provisions, key=lambda one: (int("".join(filter(str.isdigit, one)) or 0), one))

"""The small link at the end of an article that says in how many places it is cited."""

from collections.abc import Mapping
from html import escape

from django.utils.translation import get_language, ngettext

from legal.citing.cited_by import CITED_BY_WORD, CitedBy
from legal.provisions import Level, NotAProvisionAddressError, address_at


def citing_path(path: str) -> str:
    """Return where all that cites the document at ``path`` is listed; an empty text for one without an address."""
    return f"{path}{CITED_BY_WORD}/" if path else ""


def links_to_citing(cited_by: CitedBy, *, path: str) -> Mapping[str, str]:
    """Return safe markup for the end of each article that is cited, by its anchor."""
    if not path:
        return {}
    language = get_language() or "vi"
    marked = "" if language == "vi" else f' lang="{escape(language)}"'
    return {
        anchor: f'<p class="cited"{marked}><a href="{escape(_address(path, number))}">{escape(_words(count))}</a></p>\n'
        for anchor, count in cited_by.articles.items()
        if count and (number := _article(anchor))
    }


def _address(path: str, article: str) -> str:
    return f"{citing_path(path)}?dieu={article}"


def _words(count: int) -> str:
    return ngettext("Cited in %(number)s place", "Cited in %(number)s places", count) % {"number": count}


def _article(anchor: str) -> str:
    """Return the number of an article; an empty text for anything else."""
    try:
        address = address_at(anchor)
    except NotAProvisionAddressError:
        return ""
    return address.steps[0][1] if address.level == Level.ARTICLE and len(address.steps) == 1 else ""

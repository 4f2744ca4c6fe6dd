"""Texts of the directory as a page shows them: in its language where there is one, else in Vietnamese and marked so."""

from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

LANGUAGE_OF_ALL = "vi"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownText:
    """A text and its language, which is empty where it is that of the page."""

    text: str
    language: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


def text_of(thing: Any, name: str, language: str) -> ShownText:
    """Return the text ``name`` of ``thing``: its English sibling ``name_en`` on English pages, where there is one."""
    own: str = getattr(thing, name)
    if language == LANGUAGE_OF_ALL:
        return ShownText(text=own)
    translated: str = getattr(thing, f"{name}_en")
    return ShownText(text=translated) if translated else ShownText(text=own, language=LANGUAGE_OF_ALL if own else "")


def lines_of(shown: ShownText) -> SafeString:
    """Return a short text with its line ends, and its language where that is another one, as markup."""
    lines = format_html_join(SafeString("<br>"), "{}", ((line.strip(),) for line in shown.text.strip().splitlines()))
    return format_html('<span lang="{}">{}</span>', shown.language, lines) if shown.language else lines

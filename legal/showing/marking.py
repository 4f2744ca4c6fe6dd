"""A text with its links as HTML. Pure; everything that was read is escaped."""

from collections.abc import Sequence
from html import escape

from legal.citing.spans import LinkSpan


class LinkedText:
    """A text from which parts are taken in order, from its beginning to its end, each with the links that lie in it."""

    def __init__(self, text: str, spans: Sequence[LinkSpan] = (), *, ended_words: str = "", lang: str = "") -> None:
        """``ended_words``, plain text, stand in brackets behind links to what is no longer in force.

        ``lang`` is the attribute that marks their language.
        """
        self._text = text
        self._spans = spans
        self._ended_words = ended_words
        self._lang = lang
        self.escaped = _escaped if any(sign in text for sign in "&<>") else str
        """Escapes a part of the text; most texts hold nothing that must be."""
        self._next = 0
        self._titled: set[str] = {""}

    def html(self, start: int, end: int) -> str:
        """Return ``text[start:end]`` without the blanks around it; its line ends are breaks.

        A link that reaches beyond the part is cut at its ends, and goes on in the next.
        """
        part = self._text[start:end]
        words = part.strip()
        if self._next < len(self._spans) and self._spans[self._next].start < end:
            start += len(part) - len(part.lstrip())
            shown = self._with_links(start, start + len(words))
        else:
            shown = self.escaped(words)
        return shown.replace("\n", "<br>") if "\n" in words else shown

    def _with_links(self, start: int, end: int) -> str:
        shown, at = [], start
        while self._next < len(self._spans) and self._spans[self._next].start < end:
            span = self._spans[self._next]
            first, last = max(span.start, at), min(span.end, end)
            if first < last:
                shown += [self.escaped(self._text[at:first]), self._link(span, self._text[first:last])]
                at = last
            if span.end > end:
                break
            if span.is_dead and self._ended_words:
                shown.append(f' <span class="link-note"{self._lang}>({escape(self._ended_words)})</span>')
            self._next += 1
        return "".join([*shown, self.escaped(self._text[at:end])])

    def _link(self, span: LinkSpan, words: str) -> str:
        """Return a link; what a document is called is said where it is linked for the first time."""
        title = "" if span.title in self._titled else f' title="{escape(" ".join(span.title.split()))}"'
        self._titled.add(span.title)
        css_class = ' class="law-link ended"' if span.is_dead else ""
        return f'<a{css_class} href="{escape(span.url)}"{title}>{escape(words, quote=False)}</a>'


def _escaped(words: str) -> str:
    return escape(words, quote=False)

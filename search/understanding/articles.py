"""Addresses of articles: "khoản 2 điều 10 nghị định 30/2020/NĐ-CP" is article 10 of that decree.

Those of a text and those that readers type go through the same rule, so that they meet.
"""

import re
from dataclasses import dataclass

from core.document_numbers import NotADocumentNumber, forms, parse
from core.vietnamese import fold
from search.tokens import PAIR_SEPARATOR, spans
from search.understanding.numbers import number_in_words

_ARTICLE, _WITHIN = "dieu", {"khoan": re.compile(r"\d{1,3}"), "diem": re.compile(r"[a-z]{1,2}\d?")}
_NUMBER = re.compile(r"\d{1,4}[a-z]?")
_JOINING = frozenset({"cua", "trong", "tai", "thuoc", "theo", "o", "noi", "xem"})
"""What stands between the article and its document and is no part of either."""
_YEAR = re.compile(r"(?:19[4-9]|20\d)\d")
MOST_NAME_SYLLABLES = 16


@dataclass(frozen=True, slots=True)
class ArticleAddress:
    """An article by its anchor ("dieu-5a"), and the words that name its document."""

    anchor: str
    document: str


def article_address(words: str) -> ArticleAddress | None:
    """Return the first article that ``words`` name together with a document, or none."""
    tokens = [(token, fold(words[token.start : token.end])) for token in spans(words)]
    for place in range(len(tokens) - 1):
        if tokens[place][1] == _ARTICLE and _NUMBER.fullmatch(tokens[place + 1][1]):
            first, last = _with_what_is_within([plain for _, plain in tokens], place)
            before = words[: tokens[first][0].start]
            after = words[tokens[last - 1][0].end :]
            document = " ".join(f"{before} {after}".replace(",", " ").split())
            return ArticleAddress(f"dieu-{tokens[place + 1][1]}", document) if document else None
    return None


def name_without_year(words: str) -> tuple[str, str]:
    """Return the folded name of a document and the year behind it: "Luật Đất đai năm 2024" → luat_dat_dai, 2024."""
    plain = [token.text for token in spans(words)]
    year = plain.pop() if len(plain) > 2 and _YEAR.fullmatch(plain[-1]) else ""
    if year and plain[-1] == "nam":
        plain.pop()
    return (PAIR_SEPARATOR.join(plain) if 1 < len(plain) <= MOST_NAME_SYLLABLES else ""), year


def article_keys(words: str) -> tuple[str, ...]:
    """Return every form under which the article that ``words`` name is kept; none where they name no article.

    An article is found by any of them that a reader's words give (``asked_articles``).
    """
    address = article_address(words)
    if address is None:
        return ()
    try:
        number = forms(parse(address.document))
        documents: tuple[str, ...] = (number.exact, *number.prefixes)
    except NotADocumentNumber:
        name, year = name_without_year(address.document)
        documents = (f"{name}{PAIR_SEPARATOR}{year}" if year else name, name) if name else ()
    return tuple(dict.fromkeys(_key(address.anchor, document) for document in documents))


def asked_articles(words: str) -> tuple[str, ...]:
    """Return the forms of the article that a reader's words name with its document: by number, else by name."""
    address = article_address(words)
    if address is None:
        return ()
    document = _without_joining(address.document)
    number = number_in_words(document)
    if number is not None:
        return (_key(address.anchor, forms(number).exact),)
    name, year = name_without_year(document)
    return (_key(address.anchor, f"{name}{PAIR_SEPARATOR}{year}" if year else name),) if name else ()


def _key(anchor: str, document: str) -> str:
    return f"{anchor}@{document}"


def _with_what_is_within(plain: list[str], place: int) -> tuple[int, int]:
    """Return where the address begins and ends, with the clauses and points before or behind the article."""
    first, last = place, place + 2
    while first >= 2 and _is_within(plain[first - 2 : first]):
        first -= 2
    while _is_within(plain[last : last + 2]):
        last += 2
    return first, last


def _is_within(pair: list[str]) -> bool:
    return len(pair) == 2 and pair[0] in _WITHIN and _WITHIN[pair[0]].fullmatch(pair[1]) is not None


def _without_joining(document: str) -> str:
    """Drop "của", "trong" and the like at either end."""
    tokens = list(spans(document))
    while tokens and tokens[0].text in _JOINING:
        tokens.pop(0)
    while tokens and tokens[-1].text in _JOINING:
        tokens.pop()
    return document[tokens[0].start : tokens[-1].end] if tokens else ""

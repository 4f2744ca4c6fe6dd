"""What the text of a document says that it does to whole others: "Nghị định này thay thế Nghị định số 51/2014/NĐ-CP".

Read are the sentences with which texts end: this document replaces or repeals another, or another ends on a day or when
this one takes effect. A sentence with an exception ("trừ …", "tiếp tục áp dụng …") says nothing here, nor does one that
speaks of parts without naming them. What the titles of the documents named speak of is left alone, as in titles.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from core.document_numbers import parse
from legal.citations import FoundCitation
from legal.provisions import ProvisionAddress
from legal.relation_types import RelationType
from legal.sources.titles import TitleAct, acts_on, by_document
from legal.structure import Role, Structure

LONGEST_QUOTE = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class TextAct:
    """One act that a text states."""

    act: TitleAct
    subject: ProvisionAddress
    """Which of its provisions says so."""
    quote: str
    from_day: date | None
    """Where the sentence names a day; else the act begins with the document's own effect."""


_THIS = (
    r"(?:luật|bộ luật|pháp lệnh|nghị quyết(?: liên tịch)?|nghị định|quyết định|thông tư(?: liên tịch)?|chỉ thị|văn bản)"
    r"\s+này"
)
_ENDS_OTHERS = re.compile(
    rf"{_THIS}\s+(?:có hiệu lực[^;]*?\s(?:và|;)\s+)?(?:sẽ\s+)?(?P<verb>thay thế|bãi bỏ)(?:\s+cho)?\s*:?"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_REPEAL = re.compile(r"(?P<verb>bãi bỏ|hủy bỏ|huỷ bỏ)\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_WHEN_THIS_BEGINS = re.compile(rf"(?:kể )?từ ngày {_THIS} có hiệu lực(?: thi hành)?\s*[,:]\s*", re.IGNORECASE)
_OTHERS_END = re.compile(r"\s(?:sẽ\s+)?(?:hết hiệu lực|bị bãi bỏ|được bãi bỏ)", re.IGNORECASE)
_INTRODUCES = re.compile(
    r"\b(?:các\s+)?(?:văn bản|thông tư|quyết định|nghị định|quy định)[^:]{0,120}"
    r"(?:hết hiệu lực|bị bãi bỏ|được bãi bỏ|được thay thế)[^:]{0,120}:\s*$|\b(?:bãi bỏ|thay thế)\b[^:]{0,80}:\s*$",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"\b(?:trừ|ngoại trừ|tiếp tục|cho đến|đến hết|vẫn|trái với|không còn phù hợp|cụm từ|thay cụm|nội dung|một phần"
    r"|lộ trình)\b",
    re.IGNORECASE,
)
_CHANGES = re.compile(r"\b(?:sửa đổi|bổ sung|đính chính)\b[^:]*:\s*$", re.IGNORECASE)
_DAY = re.compile(
    r"(?:hết hiệu lực|bãi bỏ)[^,;]{0,40}?từ ngày\s+"
    r"(\d{1,2})\s*(?:tháng\s*|[/.-])\s*(\d{1,2})\s*(?:năm\s*|[/.-])\s*(\d{4})",
    re.IGNORECASE,
)
_FROM_SOME_DAY = re.compile(r"(?:từ|sau|trước)\s+(?:ngày|khi|\d)", re.IGNORECASE)
_FROM_OUR_DAY = re.compile(rf"từ ngày {_THIS} có hiệu lực", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[^\d\s.])\.\s+(?=[A-ZĐÀ-Ỹ])|\n+")
_JOINS = re.compile(r"(?:,|;|\bvà)\s*(?:các\s+)?$", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:được\s+(?:sửa|bổ|thay|ban)|sửa đổi|bổ sung)\b", re.IGNORECASE)


def acts_of_text(structure: Structure, *, own_key: str) -> list[TextAct]:
    """Return what the provisions of a text say that the document ``own_key`` ends, each once, in their order."""
    found: dict[TitleAct, TextAct] = {}
    listing, announced = ProvisionAddress(), ""
    for address, words in _provisions(structure):
        is_listed = bool(listing.steps) and listing.contains(address) and address != listing
        for sentence in filter(None, (part.strip() for part in _SENTENCE.split(words))):
            for act in _acts_of_sentence(sentence, own_key, is_listed=is_listed):
                quote = f"{announced} […] {sentence}" if is_listed else sentence
                found.setdefault(act, _text_act(act, address, quote))
        if _introduces(words):
            listing, announced = address, words.splitlines()[-1].strip()
        elif not listing.contains(address):
            listing, announced = ProvisionAddress(), ""
    return list(found.values())


def _provisions(structure: Structure) -> Iterator[tuple[ProvisionAddress, str]]:
    """Yield the words of each line within a provision; what an amendment quotes is said by another document."""
    quoted = 0
    for piece in structure.pieces:
        words = structure.words_of(piece)
        if piece.role in (Role.PROVISION, Role.TEXT) and piece.address.steps:
            if quoted <= 0 and not words.startswith(("“", '"')):
                yield piece.address, words
            quoted = max(0, quoted + words.count("“") - words.count("”"))


def _introduces(words: str) -> bool:
    """Say whether what follows is a list of what ends; one that is amended as well leaves open which is which."""
    is_clear = _BUT.search(words) is None and _CHANGES.search(words) is None
    return is_clear and _INTRODUCES.search(words) is not None


def _acts_of_sentence(sentence: str, own_key: str, *, is_listed: bool) -> list[TitleAct]:
    if _BUT.search(sentence) is not None:
        return []
    named = _ENDS_OTHERS.fullmatch(sentence)
    if named is None:
        named = _REPEAL.match(sentence)
    if named is not None:
        return _acts_behind(named["verb"], sentence, named.start("rest"), own_key)
    begins = _WHEN_THIS_BEGINS.match(sentence)
    start = begins.end() if begins else 0
    ends = _OTHERS_END.search(sentence, start)
    if is_listed or (ends is not None and _is_day_known(sentence, ends.end())):
        return _acts_behind("bãi bỏ", sentence[: ends.start()] if ends else sentence, start, own_key)
    return []


def _is_day_known(sentence: str, start: int) -> bool:
    """Say whether an end begins with the document's own effect or on a day that can be read."""
    if _FROM_OUR_DAY.search(sentence) or _DAY.search(sentence):
        return True
    return _FROM_SOME_DAY.search(sentence, start) is None


def _acts_behind(verb: str, sentence: str, start: int, own_key: str) -> list[TitleAct]:
    """Return what happens to the documents that follow at once, and to those that are joined to them."""
    cited = [cites for cites in by_document(sentence, own_key) if cites[0].start >= start]
    if not cited:
        return []
    first = acts_on(verb, sentence[start : cited[0][0].start], cited[0], text=sentence)
    if not first or (first[0].relation_type == RelationType.REPEALS_PARTLY and not first[0].provision):
        return []
    return [*first, *_joined(verb, sentence, cited)]


def _joined(verb: str, sentence: str, cited: Sequence[Sequence[FoundCitation]]) -> Iterator[TitleAct]:
    """Yield acts on further documents of the first one's kind and issuer, as long as each is joined to one taken."""
    kind = _kind(cited[0][0])
    for last, cites in pairwise(cited):
        between = sentence[last[-1].end : cites[0].start]
        if _kind(cites[0]) != kind or _JOINS.search(between) is None or _EARLIER.search(between) is not None:
            return
        yield from acts_on(verb, "", cites, text=sentence)


def _kind(cite: FoundCitation) -> tuple[str, ...]:
    number = parse(cite.key)
    return number.symbols


def _text_act(act: TitleAct, address: ProvisionAddress, quote: str) -> TextAct:
    named = _DAY.search(quote)
    try:
        day = date(int(named[3]), int(named[2]), int(named[1])) if named else None
    except ValueError:
        day = None
    return TextAct(act=act, subject=address, quote=quote[:LONGEST_QUOTE], from_day=day)

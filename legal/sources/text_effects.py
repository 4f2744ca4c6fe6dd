"""What the text of a document says that it does to whole others: "Nghị định này thay thế Nghị định số 51/2014/NĐ-CP".

Read are the sentences with which texts end: this document replaces or repeals another, or another ends on a day or when
this one takes effect. What ends with an exception ("…, trừ trường hợp quy định tại …") or by a schedule ends in part. A
sentence by which something goes on ("tiếp tục áp dụng …") says nothing here, nor does one that speaks of parts without
naming them. What the titles of the documents named speak of is left alone, as in titles.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
    rf"{_THIS}\s+(?:có hiệu lực[^;]*?(?:\s+và|\s*[;,])\s+)?(?:sẽ\s+)?(?P<verb>thay thế|bãi bỏ)(?:\s+cho)?\s*:?"
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
    r"(?<!bù )(?<!miễn )(?<!khấu )(?<!giảm )(?<!loại )(?<!diệt )(?<!phòng )(?<!phòng, )\btrừ\b(?! lùi)"
    r"|\b(?:tiếp tục|cho đến|đến hết|vẫn|trái với|không còn phù hợp|cụm từ|thay cụm)\b",
    re.IGNORECASE,
)
_IN_PART = re.compile(r"\b(?:nội dung|một phần|lộ trình)\b", re.IGNORECASE)
"""Behind the number of a document it is what its title speaks of."""
_EXCEPT = re.compile(
    r"[\s,;(]+(?:ngoại )?trừ\s+(?:các\s+|những\s+)?"
    r"(?:trường hợp|quy định|nội dung|chế độ|điều|khoản|điểm|chương|mục|phần|phụ lục)\b|[\s,]+theo lộ trình\b",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(rf"(?:{_EXCEPT.pattern})[^,;:]*", re.IGNORECASE)
_ALL_ELSE = re.compile(
    r"[\s,;]*(?:\bvà\s+)?(?:các|những|mọi)\s+(?:quy định|văn bản)\b[^,;]{0,60}\btrái với\b.*", re.IGNORECASE | re.DOTALL
)
_CHANGE, _END = r"(?:sửa đổi|bổ sung|đính chính)", r"(?:bị |được )?(?:bãi bỏ|hủy bỏ|huỷ bỏ|thay thế|hết hiệu lực)"
_AND_ALSO = r"\s*(?:,\s*và|,|và|hoặc)\s+"
_CHANGES_OR_ENDS = re.compile(rf"\b(?:{_CHANGE}{_AND_ALSO}{_END}|{_END}{_AND_ALSO}{_CHANGE})\b", re.IGNORECASE)
"""One announcement of both; an amendment that stands in the title of a document named is not announced."""
_DAY = re.compile(
    r"(?:hết hiệu lực|bãi bỏ)[^,;]{0,40}?từ ngày\s+"
    r"(\d{1,2})\s*(?:tháng\s*|[/.-])\s*(\d{1,2})\s*(?:năm\s*|[/.-])\s*(\d{4})",
    re.IGNORECASE,
)
_FROM_SOME_DAY = re.compile(r"(?:từ|sau|trước)\s+(?:ngày|khi|\d)", re.IGNORECASE)
_FROM_OUR_DAY = re.compile(rf"từ ngày {_THIS} có hiệu lực", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:(?<=[^\d\s.])|(?<=\d{4}))\.\s+(?=[A-ZĐÀ-Ỹ])|\n+")
"""A year ends a sentence as a word does; other digits number what follows."""
_QUOTES_ON = re.compile(r"(?:^|:\s*)“[^”]*$")
"""Where a quotation goes on in the next line; a term in a sentence, of which nobody closed the quotes, does not."""
_JOINS = re.compile(r"(?:,|;|\bvà)\s*(?:các\s+)?$", re.IGNORECASE)
_LISTS = re.compile(r";\s*(?:các\s+)?$", re.IGNORECASE)
_AGAIN = re.compile(r"(?:,|;|\bvà)\s*(?P<verb>thay thế|bãi bỏ)(?:\s+cho)?\s*(?:các\s+)?$", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:được\s+(?:sửa|bổ|thay|ban)|sửa đổi|bổ sung)\b", re.IGNORECASE)


def acts_of_text(structure: Structure, *, own_key: str) -> list[TextAct]:
    """Return what the provisions of a text say that the document ``own_key`` ends, each once, in their order."""
    found: dict[TitleAct, TextAct] = {}
    listing, announced, is_partly = ProvisionAddress(), "", False
    for address, words in _provisions(structure):
        is_listed = bool(listing.steps) and listing.contains(address) and address != listing
        for sentence in filter(None, (part.strip() for part in _SENTENCE.split(words))):
            quote = f"{announced} […] {sentence}" if is_listed else sentence
            for said in _acts_of_sentence(sentence, own_key, is_listed=is_listed):
                act = _in_part(said) if is_listed and is_partly else said
                found.setdefault(act, _text_act(act, address, quote))
        if _introduces(words):
            listing, announced = address, words.splitlines()[-1].strip()
            is_partly = _EXCEPT.search(announced) is not None
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
            opened = words.count("“") - words.count("”")
            if opened < 0 or _QUOTES_ON.search(words) is not None:
                quoted = max(0, quoted + opened)


def _introduces(words: str) -> bool:
    """Say whether what follows is a list of what ends; one that is amended as well leaves open which is which."""
    if _INTRODUCES.search(words) is None:
        return False
    rest = _EXCEPTION.sub("", words)
    return not any(pattern.search(rest) for pattern in (_BUT, _IN_PART, _CHANGES_OR_ENDS))


def _acts_of_sentence(sentence: str, own_key: str, *, is_listed: bool) -> list[TitleAct]:
    """Return what a sentence ends; up to an exception it is read like one that has none, and means less."""
    sentence = _ALL_ELSE.sub("", sentence)
    exception = _EXCEPT.search(sentence)
    if exception is None:
        return _acts_without_exception(sentence, own_key, is_listed=is_listed)
    rest = sentence[: exception.start()]
    return [_in_part(act) for act in _acts_without_exception(rest, own_key, is_listed=is_listed)]


def _in_part(act: TitleAct) -> TitleAct:
    return replace(act, relation_type=RelationType.REPEALS_PARTLY)


def _acts_without_exception(sentence: str, own_key: str, *, is_listed: bool) -> list[TitleAct]:
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
    if ends is not None and _IN_PART.search(sentence, ends.end()) is not None:
        return []
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
    before = sentence[start : cited[0][0].start]
    if _IN_PART.search(before) is not None or _EARLIER.search(before) is not None:
        return []
    first = acts_on(verb, before, cited[0], text=sentence)
    if not first or (first[0].relation_type == RelationType.REPEALS_PARTLY and not first[0].provision):
        return []
    return [*first, *_joined(verb, sentence, cited)]


def _joined(verb: str, sentence: str, cited: Sequence[Sequence[FoundCitation]]) -> Iterator[TitleAct]:
    """Yield acts on further documents, as long as each is joined to one taken, or where the verb stands again.

    By a comma or "và" only documents of the first one's kind and issuer are joined: its title may name others.
    """
    kind, is_joined = _kind(cited[0][0]), True
    for last, cites in pairwise(cited):
        between = sentence[last[-1].end : cites[0].start]
        again = _AGAIN.search(between)
        if again is not None:
            verb, kind, is_joined = again["verb"], _kind(cites[0]), True
        else:
            joins = _JOINS if _kind(cites[0]) == kind else _LISTS
            is_joined = is_joined and joins.search(between) is not None
        is_joined = is_joined and _EARLIER.search(between) is None
        if is_joined:
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

"""What the text of a document says that it does to others: "Nghị định này thay thế Nghị định số 51/2014/NĐ-CP".

Read are the sentences that begin with the act, and those with which texts end: this document replaces or repeals
another, or another ends on a day or when this one takes effect. What ends with an exception ("…, trừ trường hợp quy
định tại …"), by a schedule or in some of its words ends in part; where something of it goes on ("…, tiếp tục áp dụng
…") even that is not sure. Lists are told by ``legal.sources.effect_lists``. What the titles of the documents named
speak of is left alone, as in titles.
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
from legal.sources.effect_lists import BUT, CHANGE, EXCEPT, IN_PART, PHRASES, THIS, ActList, Says, list_after
from legal.sources.titles import TitleAct, acts_of_title, acts_on, by_document
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
    is_sure: bool = True
    """False where the text leaves open what it does to that document."""


@dataclass(frozen=True, slots=True)
class _Said:
    act: TitleAct
    is_sure: bool = True


_ENDS_OTHERS = re.compile(
    rf"{THIS}\s+(?:có hiệu lực[^;]*?(?:\s+và|\s*[;,])\s+)?(?:sẽ\s+)?(?P<verb>thay thế|bãi bỏ)(?:\s+cho)?\s*:?"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_CHANGES_FIRST = re.compile(CHANGE, re.IGNORECASE)
_PHRASE_FIRST = re.compile(r"(?:sửa đổi|bổ sung|thay thế|thay|bãi bỏ|hủy bỏ|huỷ bỏ|bỏ)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_PARTS = {
    RelationType.REPEALS: RelationType.REPEALS_PARTLY,
    RelationType.REPLACES: RelationType.REPEALS_PARTLY,
}
_REPEAL = re.compile(r"(?P<verb>bãi bỏ|hủy bỏ|huỷ bỏ)\b\s*:?(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_WHEN_THIS_BEGINS = re.compile(rf"(?:kể )?từ ngày {THIS} có hiệu lực(?: thi hành)?\s*[,:]\s*", re.IGNORECASE)
_OTHERS_END = re.compile(r"\s(?:sẽ\s+)?(?:hết hiệu lực|bị bãi bỏ|được bãi bỏ)", re.IGNORECASE)
_ALL_ELSE = re.compile(
    r"[\s,;]*(?:\bvà\s+)?(?:các|những|mọi)\s+(?:quy định|văn bản)\b[^,;]{0,60}\btrái với\b.*", re.IGNORECASE | re.DOTALL
)
_DAY = re.compile(
    r"(?:hết hiệu lực|bãi bỏ)[^,;]{0,40}?từ ngày\s+"
    r"(\d{1,2})\s*(?:tháng\s*|[/.-])\s*(\d{1,2})\s*(?:năm\s*|[/.-])\s*(\d{4})",
    re.IGNORECASE,
)
_FROM_SOME_DAY = re.compile(r"(?:từ|sau|trước)\s+(?:ngày|khi|\d)", re.IGNORECASE)
_FROM_OUR_DAY = re.compile(rf"từ ngày {THIS} có hiệu lực", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:(?<=[^\d\s.])|(?<=\d{4}))\.\s+(?=[A-ZĐÀ-Ỹ])|\n+")
"""A year ends a sentence as a word does; other digits number what follows."""
_QUOTES_ON = re.compile(r"(?:^|:\s*)“[^”]*$")
"""Where a quotation goes on in the next line; a term in a sentence, of which nobody closed the quotes, does not."""
_JOINS = re.compile(r"(?:,|;|\bvà)\s*(?:các\s+)?$", re.IGNORECASE)
_LISTS = re.compile(r";\s*(?:các\s+)?$", re.IGNORECASE)
_AGAIN = re.compile(r"(?:,|;|\bvà)\s*(?P<verb>thay thế|bãi bỏ)(?:\s+cho)?\s*(?:các\s+)?$", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:được\s+(?:sửa|bổ|thay|ban)|sửa đổi|bổ sung)\b", re.IGNORECASE)


def acts_of_text(structure: Structure, *, own_key: str) -> list[TextAct]:
    """Return what the provisions of a text say that the document ``own_key`` does, each once, in their order.

    What is not sure is left out where something sure is said of the same document.
    """
    found: dict[TitleAct, TextAct] = {}
    lists: list[ActList] = []
    for address, words in _provisions(structure):
        while lists and not lists[-1].address.contains(address):
            lists.pop()
        listing = lists[-1] if lists and lists[-1].holds(address) else None
        for sentence in filter(None, (part.strip() for part in _SENTENCE.split(words))):
            quote = f"{listing.announced} […] {sentence}" if listing else sentence
            for said in _acts_of_sentence(sentence, own_key, listing):
                found.setdefault(said.act, _text_act(said, address, quote))
        opened = list_after(address, words)
        if opened is not None:
            lists.append(opened)
    sure = {one.act.key for one in found.values() if one.is_sure}
    return [one for one in found.values() if one.is_sure or one.act.key not in sure]


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


def _acts_of_sentence(sentence: str, own_key: str, listing: ActList | None) -> list[_Said]:
    """Return what a sentence says; up to an exception it is read like one that has none, and means less."""
    if _CHANGES_FIRST.match(sentence) or (PHRASES.search(sentence) and _PHRASE_FIRST.match(sentence)):
        return _changes(sentence, own_key)
    sentence = _ALL_ELSE.sub("", sentence)
    exception, but = EXCEPT.search(sentence), BUT.search(sentence)
    if exception is not None:
        but = BUT.search(sentence[: exception.start()])
    ends = but or exception
    acts = _acts_without_exception(sentence[: ends.start()] if ends else sentence, own_key, listing)
    if but is not None:
        return [_Said(_in_part(said.act), is_sure=False) for said in acts]
    return [replace(said, act=_in_part(said.act)) for said in acts] if exception else acts


def _changes(sentence: str, own_key: str) -> list[_Said]:
    """Return what is amended; words that are replaced by others change what they stand in."""
    words = _QUOTED.sub("“”", sentence)
    is_of_phrases = PHRASES.search(words) is not None
    words = _PHRASE_FIRST.sub("Sửa đổi", words, count=1) if is_of_phrases else words
    acts = acts_of_title(words, own_key=own_key)
    return [_Said(act) for act in acts if act.relation_type in (RelationType.AMENDS, RelationType.CORRECTS)]


def _in_part(act: TitleAct) -> TitleAct:
    return replace(act, relation_type=_PARTS.get(act.relation_type, act.relation_type))


def _acts_without_exception(sentence: str, own_key: str, listing: ActList | None) -> list[_Said]:
    if PHRASES.search(sentence) is not None:
        return []
    named = _ENDS_OTHERS.fullmatch(sentence)
    if named is None:
        named = _REPEAL.match(sentence)
    if named is not None:
        acts = _acts_behind(named["verb"], sentence, named.start("rest"), own_key)
        is_excepted = listing is not None and listing.says == Says.EXCEPTED
        return [_Said(_in_part(act) if is_excepted else act) for act in acts]
    begins = _WHEN_THIS_BEGINS.match(sentence)
    start = begins.end() if begins else 0
    ends = _OTHERS_END.search(sentence, start)
    if listing is None and (ends is None or not _is_day_known(sentence, ends.end())):
        return []
    verb = listing.verb if listing is not None and ends is None else "bãi bỏ"
    acts = _acts_behind(verb, sentence[: ends.start()] if ends else sentence, start, own_key)
    if ends is not None and IN_PART.search(sentence, ends.end()) is not None:
        acts = list(map(_in_part, acts))
    return [_item(act, listing) for act in acts]


def _item(act: TitleAct, listing: ActList | None) -> _Said:
    """Return what is said of something that has no verb of its own."""
    if listing is None or listing.says == Says.ALL:
        return _Said(act)
    if listing.says == Says.OPEN:
        return _Said(replace(act, relation_type=listing.relation_type), is_sure=False)
    return _Said(_in_part(act))


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
    if _EARLIER.search(before) is not None:
        return []
    first = acts_on(verb, before, cited[0], text=sentence)
    if not first:
        return []
    is_partly = first[0].relation_type == RelationType.REPEALS_PARTLY
    return [*first, *_joined(verb, sentence, cited, is_partly=is_partly)]


def _joined(
    verb: str, sentence: str, cited: Sequence[Sequence[FoundCitation]], *, is_partly: bool
) -> Iterator[TitleAct]:
    """Yield acts on further documents, as long as each is joined to one taken, or where the verb stands again.

    By a comma or "và" only documents of the first one's kind and issuer are joined: its title may name others. Where
    only something in the first ends, no more is meant of those joined to it.
    """
    kind, is_joined = _kind(cited[0][0]), True
    for last, cites in pairwise(cited):
        between = sentence[last[-1].end : cites[0].start]
        again = _AGAIN.search(between)
        if again is not None:
            verb, kind, is_joined, is_partly = again["verb"], _kind(cites[0]), True, False
        else:
            joins = _JOINS if _kind(cites[0]) == kind else _LISTS
            is_joined = is_joined and joins.search(between) is not None
        is_joined = is_joined and _EARLIER.search(between) is None
        if is_joined:
            acts = acts_on(verb, "", cites, text=sentence)
            yield from map(_in_part, acts) if is_partly else acts


def _kind(cite: FoundCitation) -> tuple[str, ...]:
    number = parse(cite.key)
    return number.symbols


def _text_act(said: _Said, address: ProvisionAddress, quote: str) -> TextAct:
    named = _DAY.search(quote)
    try:
        day = date(int(named[3]), int(named[2]), int(named[1])) if named else None
    except ValueError:
        day = None
    return TextAct(act=said.act, subject=address, quote=quote[:LONGEST_QUOTE], from_day=day, is_sure=said.is_sure)

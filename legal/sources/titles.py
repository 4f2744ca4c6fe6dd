"""What the title (trích yếu) of a document says that it does to others: "Bãi bỏ một số điều của Nghị định số …".

Only what a title says without any doubt is taken: the act stands first in it, and the document acted on follows at
once, or after words that name a part of it. What another document did before ("đã được sửa đổi bởi …"), what is
carried out ("hướng dẫn thi hành …") and what the subject of the other document names is left alone.

Read on the 3,833 titles of the gazette, of which 713 have one of the verbs and 461 begin with one and name a number.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from core.document_numbers import DocumentNumber, NotADocumentNumber, parse
from legal.citations import THIS, FoundCitation, find_citations
from legal.relation_types import RelationType


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleAct:
    """One act that a title states."""

    relation_type: RelationType
    number: str
    """Of the document acted on, as printed."""
    key: str
    provision: str = ""
    """Of the document acted on, in words; empty for all of it, or for parts that the title does not name."""
    type_word: str = ""
    """Which type is named, where several share a number: the National Assembly gives one to a law and a resolution."""

    @property
    def is_clear(self) -> bool:
        """Say whether the number tells one document from all others; one without a year is given anew each year."""
        return parse(self.key).year is not None

    def is_of_an_older(self, *, than: str, issued_on: date | None) -> bool:
        """Say whether by the numbers the document acted on can be older than the acting one."""
        other, own = parse(self.key), parse(than) if _is_number(than) else None
        year = own.year if own is not None and own.year else issued_on.year if issued_on else None
        if year is None or other.year is None or other.year < year:
            return True
        is_counted_with = own is not None and own.symbols == other.symbols
        return other.year == year and not (is_counted_with and own is not None and _count(other) > _count(own))


_VERB = (
    r"(?:sửa đổi(?:\s*(?:,|và|,\s*và)?\s*bổ sung)?|bổ sung|đính chính|bãi bỏ|h(?:uỷ|ủy) bỏ|thay thế"
    r"|ngưng hiệu lực(?:\s+thi hành)?)"
)
_FIRST = re.compile(
    rf"(?:(?:quy định\s+)?(?:về\s+việc|về|v/v)\s+|quy định\s+|thông báo\s+)?(?P<verb>{_VERB})"
    rf"(?P<more>(?:\s*(?:,|và|hoặc|,\s*và)\s*{_VERB})*)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NEXT = re.compile(rf"(?:;|,?\s*và)\s+(?:về\s+việc\s+)?(?P<verb>{_VERB})(?P<rest>[^;]*)$", re.IGNORECASE | re.DOTALL)
_TYPES = {
    "s": RelationType.AMENDS,
    "bổ": RelationType.AMENDS,
    "đ": RelationType.CORRECTS,
    "bã": RelationType.REPEALS,
    "h": RelationType.REPEALS,
    "t": RelationType.REPLACES,
    "n": RelationType.SUSPENDS,
}
_IN_PART = {
    RelationType.REPEALS: RelationType.REPEALS_PARTLY,
    RelationType.REPLACES: RelationType.REPEALS_PARTLY,
}
_ALL_OF_IT = re.compile(r"\s*(?:toàn bộ|đối với|toàn văn)?\s*(?:các)?\s*(?:từ\s+)?", re.IGNORECASE)
_ALL_OF_THEM = re.compile(r"\s*(?:toàn bộ\s+)?(?:các\s+)?quy định\s+(?:tại|của|ở)\s*(?:các\s+)?", re.IGNORECASE)
"""Before a provision: what it provides is all of it."""
_SOME_OF_IT = re.compile(
    r"\s*(?:(?:một số|một phần|các)\s+)?"
    r"(?:điều khoản|điều|khoản|điểm|nội dung|quy định|mục|phần|phụ lục|biểu mẫu|mẫu|bản điện tử)?\s*"
    r"(?:quy định\s+)?(?:của|tại|trong|ở)?\s*(?:các)?\s*",
    re.IGNORECASE,
)
_WITHIN = re.compile(r".*\b(?:ban hành kèm theo|của|tại|trong)\s*(?:các)?\s*", re.IGNORECASE | re.DOTALL)
_ANOTHER_MATTER = re.compile(
    r"\b(?:hướng dẫn|thực hiện|thi hành|theo|căn cứ|quy định chi tiết|đã được|được (?:sửa|ban)|áp dụng)\b",
    re.IGNORECASE,
)
_ENCLOSED = re.compile(r"ban hành kèm theo", re.IGNORECASE)
LONGEST_PART = 300
"""Characters that name a part before the document."""

_DAY = r"(?:\s*,?\s*ng[àa]y\s+[\d/.\s]{6,12}|\s*,?\s*ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})?"
_BY = (
    r"(?:\s+của\s+(?=[A-ZĐ])"
    r"(?:(?!\b(?:về|quy định|hướng dẫn|ban hành|sửa|bổ sung|thay|bãi|được|theo|của)\b)[^,;\d]){1,80}?)?"
)
"""Whose document it is, and nothing of its subject."""
_AND = re.compile(rf"{_DAY}(?-i:{_BY})\s*(?:,|;|và|,\s*và)\s*(?:các\s+)?", re.IGNORECASE)
_LISTED = re.compile(r"(?:,|;|\bvà)\s*(?:các\s+)?$", re.IGNORECASE)
_AND_PROVISIONS = re.compile(
    r"[\s,;]*(?:và|đến|hoặc|gồm|bao gồm)?[\s,;:]*(?:các\s+)?(?:điều\s+|khoản\s+|điểm\s+)?(?:từ\s+)?", re.IGNORECASE
)
_SHARING = re.compile(r"(?:ubtv)?qh\d")
_SHARED_TYPES = re.compile(r"\b(luật|nghị quyết|pháp lệnh)\b", re.IGNORECASE)
_SPACED = re.compile(r"\s*([/–-])\s*")
_EARLIER = re.compile(r"\bđược\s+(?:sửa đổi|bổ sung|thay thế|đính chính|ban hành)", re.IGNORECASE)


def _count(number: DocumentNumber) -> int:
    return int(re.split(r"\D", number.running)[0])


def acts_of_title(title: str, *, own_key: str = "", listed: Collection[str] = ()) -> tuple[TitleAct, ...]:
    """Return the acts that ``title`` states, in its order; none where it does not begin with one.

    ``listed`` are the numbers (as keys) that another source names as acted on, and counts no more of: of the documents
    that a title joins by "và" after the subject of the one before, only those are taken.
    """
    begins = _FIRST.match(title)
    if begins is None:
        return ()
    cited = [cites for cites in by_document(title, own_key) if cites[0].start >= begins.start("rest")]
    if not cited:
        return ()
    verb, is_mixed = begins["verb"], bool(begins["more"])
    before = title[begins.start("rest") : cited[0][0].start]
    acts = acts_on(verb, before, cited[0], text=title, is_mixed=is_mixed)
    return tuple(_distinct([*acts, *_further(title, cited, acts, listed)])) if acts else ()


def by_document(title: str, own_key: str) -> list[list[FoundCitation]]:
    """Return the citations of each document with a number in turn, those of its provisions together."""
    numbered = [cite for cite in find_citations(title) if cite.document != THIS and _is_number(cite.key)]
    return [list(cites) for key, cites in groupby(numbered, key=lambda cite: cite.key) if key != own_key]


def _is_number(key: str) -> bool:
    try:
        parse(key)
    except NotADocumentNumber:
        return False
    return True


def acts_on(
    verb: str, before: str, cites: Sequence[FoundCitation], *, text: str, is_mixed: bool = False
) -> list[TitleAct]:
    """Return what a verb does to a document, by the words between; nothing where they speak of other matters.

    ``cites`` are its citations in ``text``, one or one for each provision. Of a provision behind other words than the
    provisions before it ("và các quy định về phí tại Điều 7") only something is meant.
    """
    relation_type = next(kind for start, kind in _TYPES.items() if verb.lower().startswith(start))
    has_provision = bool(cites[0].provision.steps)
    is_all = bool(_ALL_OF_IT.fullmatch(before) or (has_provision and _ALL_OF_THEM.fullmatch(before)))
    if not is_all and not _names_a_part(before, has_provision=has_provision):
        return []
    if is_mixed:
        relation_type = RelationType.AMENDS
        if is_all and not has_provision:
            return []
    if relation_type == RelationType.SUSPENDS and not is_all:
        return []
    return [
        TitleAct(
            relation_type=relation_type if is_whole else _IN_PART.get(relation_type, relation_type),
            number=_number(cites[0]),
            key=cites[0].key,
            provision=provision,
            type_word=type_word_of(cites[0]),
        )
        for provision, is_whole in _provisions(cites, text, is_all=is_all)
    ]


def _provisions(cites: Sequence[FoundCitation], text: str, *, is_all: bool) -> Iterator[tuple[str, bool]]:
    """Yield the words of each provision, and whether all of it is meant; empty words for the document itself."""
    yield cites[0].provision.words, is_all
    for last, cite in pairwise(cites):
        is_all = is_all and _AND_PROVISIONS.fullmatch(text[last.end : cite.start]) is not None
        if cite.provision.steps:
            yield cite.provision.words, is_all


def type_word_of(cite: FoundCitation) -> str:
    """Return the type that a citation names, where numbers of the issuer do not tell it; else an empty text."""
    if (
        parse(cite.key).type_symbol
        or _SHARING.match(parse(cite.key).symbols[-1] if parse(cite.key).symbols else "") is None
    ):
        return ""
    named = _SHARED_TYPES.findall(cite.text)
    return named[-1].lower() if named else ""


def _number(cite: FoundCitation) -> str:
    """Return the number as it is printed where it is printed with care: "184/ 2010/TT-BTC" has a space too much."""
    return _SPACED.sub(r"\1", cite.document)


def _names_a_part(before: str, *, has_provision: bool) -> bool:
    if len(before) > LONGEST_PART or _ANOTHER_MATTER.search(_ENCLOSED.sub("", before)):
        return False
    return has_provision or _SOME_OF_IT.fullmatch(before) is not None or _WITHIN.fullmatch(before) is not None


def _further(
    title: str, cited: Sequence[Sequence[FoundCitation]], first: Sequence[TitleAct], listed: Collection[str]
) -> Iterator[TitleAct]:
    """Yield the acts on documents behind the first."""
    is_joined = True
    for last, cites in pairwise(cited):
        between = title[last[-1].end : cites[0].start]
        is_joined = is_joined and _AND.fullmatch(between) is not None
        said = _NEXT.search(between)
        if said is not None and _starts_alike(said["verb"], first) and not _EARLIER.search(between):
            yield from acts_on(said["verb"], said["rest"], cites, text=title)
        elif is_joined or _is_listed(between, cites[0], first[0], listed):
            relation_type = first[0].relation_type
            yield TitleAct(
                relation_type=relation_type,
                number=_number(cites[0]),
                key=cites[0].key,
                type_word=type_word_of(cites[0]),
            )


def _starts_alike(verb: str, first: Sequence[TitleAct]) -> bool:
    """Say whether a second verb is the title's own: one of the subject of the document before it is not told apart."""
    ends = (RelationType.REPEALS, RelationType.REPEALS_PARTLY)
    return first[0].relation_type in ends and verb.lower().startswith("bã")


def _is_listed(between: str, cite: FoundCitation, first: TitleAct, listed: Collection[str]) -> bool:
    is_same_type = parse(cite.key).type_symbol == parse(first.key).type_symbol
    return cite.key in listed and is_same_type and bool(_LISTED.search(between)) and not _EARLIER.search(between)


def _distinct(acts: Sequence[TitleAct]) -> Iterator[TitleAct]:
    yield from dict.fromkeys(acts)

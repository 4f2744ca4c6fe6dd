"""What the title (trích yếu) of a document says that it does to others: "Bãi bỏ một số điều của Nghị định số …".

Only what a title says without any doubt is taken: the act stands first in it, and the document acted on follows at
once, or after words that name a part of it. What another document did before ("đã được sửa đổi bởi …"), what is
carried out ("hướng dẫn thi hành …") and what the subject of the other document names is left alone.

Read on the 3,833 titles of the gazette, of which 713 have one of the verbs and 461 begin with one and name a number.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from core.document_numbers import NotADocumentNumber, parse
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

    @property
    def is_clear(self) -> bool:
        """Say whether the number tells one document from all others; one without a year is given anew each year."""
        return parse(self.key).year is not None


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
_ALL_OF_IT = re.compile(r"\s*(?:toàn bộ|đối với|toàn văn)?\s*(?:các)?\s*", re.IGNORECASE)
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
_AND = re.compile(rf"{_DAY}\s*(?:,|;|và|,\s*và)\s*(?:các\s+)?", re.IGNORECASE)
_LISTED = re.compile(r"(?:,|;|\bvà)\s*(?:các\s+)?$", re.IGNORECASE)
_SPACED = re.compile(r"\s*([/–-])\s*")
_EARLIER = re.compile(r"\bđược\s+(?:sửa đổi|bổ sung|thay thế|đính chính|ban hành)", re.IGNORECASE)


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
    acts = acts_on(verb, title[begins.start("rest") : cited[0][0].start], cited[0], is_mixed=is_mixed)
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


def acts_on(verb: str, before: str, cites: Sequence[FoundCitation], *, is_mixed: bool) -> list[TitleAct]:
    """Return what a verb does to a document, by the words between; nothing where they speak of other matters."""
    relation_type = next(kind for start, kind in _TYPES.items() if verb.lower().startswith(start))
    provisions = [cite.provision.words for cite in cites if cite.provision.steps]
    is_all = _ALL_OF_IT.fullmatch(before) is not None
    if not is_all and not _names_a_part(before, has_provision=bool(provisions)):
        return []
    if is_mixed:
        relation_type = RelationType.AMENDS
        if is_all and not provisions:
            return []
    is_end = relation_type in (RelationType.REPEALS, RelationType.REPLACES)
    if is_end and not is_all:
        relation_type, provisions = RelationType.REPEALS_PARTLY, []
    if relation_type == RelationType.SUSPENDS and not is_all:
        return []
    return [
        TitleAct(relation_type=relation_type, number=_number(cites[0]), key=cites[0].key, provision=provision)
        for provision in provisions or [""]
    ]


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
            yield from acts_on(said["verb"], said["rest"], cites, is_mixed=False)
        elif is_joined or _is_listed(between, cites[0], first[0], listed):
            relation_type = first[0].relation_type
            yield TitleAct(relation_type=relation_type, number=_number(cites[0]), key=cites[0].key)


def _starts_alike(verb: str, first: Sequence[TitleAct]) -> bool:
    """Say whether a second verb is the title's own: one of the subject of the document before it is not told apart."""
    ends = (RelationType.REPEALS, RelationType.REPEALS_PARTLY)
    return first[0].relation_type in ends and verb.lower().startswith("bã")


def _is_listed(between: str, cite: FoundCitation, first: TitleAct, listed: Collection[str]) -> bool:
    is_same_type = parse(cite.key).type_symbol == parse(first.key).type_symbol
    return cite.key in listed and is_same_type and bool(_LISTED.search(between)) and not _EARLIER.search(between)


def _distinct(acts: Sequence[TitleAct]) -> Iterator[TitleAct]:
    yield from dict.fromkeys(acts)

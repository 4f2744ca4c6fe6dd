"""What a document says of itself: number, type, issuers, place and day, abstract, signer, effect. Proposals only."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from core.vietnamese import fold
from legal.provisions import Level

from .closing import is_name, is_signers_title, signs_for
from .front import TYPES, is_rule, place_and_date, without_motto
from .pieces import Piece, Role, Structure

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[T]):
    """A fact, and the words that say it: ``text[start:end]``."""

    value: T
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was found; none where the text does not say it, or not surely."""

    number: Found[str] | None
    type_name: Found[str] | None
    """As printed: "QUYẾT ĐỊNH"."""
    issuers: tuple[Found[str], ...]
    """As printed, the lines of one joined; several of a joint document."""
    place: Found[str] | None
    issued_on: Found[date] | None
    abstract: Found[str] | None
    signer_name: Found[str] | None
    signer_title: Found[str] | None
    """As printed, without "TM." and "KT.": "PHÓ CHỦ TỊCH"."""
    effective_from: Found[date] | None


_NUMBER = re.compile(
    r"(?:^|[\s|])(?:(?:Bộ\s+)?[Ll]uật\s+|Pháp\s+lệnh\s+|Nghị\s+quyết\s+|LUẬT\s+)?[Ss][ốỐ]\s*[:.]?\s*"
    r"(?P<number>[0-9]{1,6}(?:\.[0-9]{1,3})?[A-Za-z]?(?:\s?[/–-]\s?[^\W_]+(?:[.&][^\W_]+)*){1,6})",
    re.MULTILINE,
)
_DAY = r"(?P<day>[0-9]{1,2})(?:\s*tháng\s*|[/.-])(?P<month>[0-9]{1,2})(?:\s*năm\s*|[/.-])(?P<year>[0-9]{4})"
_TAKES_EFFECT = re.compile(
    r"\bnày\s+(?:(?:đã\s+)?được\s[^.;\n]{1,240}\bvà\s+)?(?:chính\s+thức\s+)?có\s+(?:hiệu\s+lực|giá\s+trị)(?:\s+thi\s+hành)?\s*"
    rf"(?:,?\s*(?:kể\s+)?từ\s+ngày\s+(?:{_DAY}|(?P<signed>ký|ban\s+hành))"
    r"|sau\s+(?P<days>[0-9]{1,3})\s*(?:\([^)]{1,40}\)\s*)?ngày,?\s*kể\s+từ\s+ngày\s+(?:ký|ban\s+hành))",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    rf"\bnày\s+(?:đã\s+)?được\s[^.;\n]{{1,300}}\bthông\s+qua\s+(?:vào\s+)?ngày\s+{_DAY}", re.IGNORECASE
)
_SAYS_ADOPTION = frozenset({Role.SIGNATURE, Role.PROVISION, Role.TEXT})
_OWN_BODY = re.compile(r"(?:so|ban|cuc|chi cuc|phong|van phong|trung tam|thanh tra|cong an|bo chi huy|vien) ")
_BEGINS_ISSUER = re.compile(
    r"(?:uy ban|hoi dong|quoc hoi|chinh phu|thu tuong|chu tich|bo |ban |so |toa an|vien |kiem toan|ngan hang|thanh tra|"
    r"tong cuc|cuc |chi cuc|van phong|phong |trung tam|mat tran|lien doan|tong lien doan|ubnd|hdnd|cong an)"
)
_GOES_ON = re.compile(r"(?:tinh|thanh pho|huyen|quan|xa|phuong|thi xa|dac khu|nuoc|toi cao|va|cua) ?")
_SENTENCE = re.compile(r"[^.;\n]*\.?")


def facts_of(structure: Structure) -> Facts:
    """Return what the header, the title, the signature and the articles say of the document itself."""
    own = _own_pieces(structure)
    dated = _place_and_date(structure, own)
    issued_on = dated[1] or _adopted_on(structure, own)
    title, name = _signer(structure, own)
    return Facts(
        number=_number(structure, own),
        type_name=_type(structure, own),
        issuers=_issuers(structure, own),
        place=dated[0],
        issued_on=issued_on,
        abstract=_abstract(structure, own),
        signer_name=name,
        signer_title=title,
        effective_from=_effective_from(structure, own, issued_on.value if issued_on else None),
    )


def _own_pieces(structure: Structure) -> Sequence[Piece]:
    """Return the pieces before the first appendix."""
    pieces = structure.pieces
    end = next((at for at, piece in enumerate(pieces) if piece.level is Level.APPENDIX), len(pieces))
    return pieces[:end]


def _header(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if piece.role in (Role.PROVISION, Role.SIGNATURE, Role.RECIPIENTS):
            return
        yield piece


def _found(structure: Structure, value: T, start: int, end: int) -> Found[T]:
    return Found(value=value, start=start, end=end, words=structure.text[start:end])


def _number(structure: Structure, own: Sequence[Piece]) -> Found[str] | None:
    for piece in _header(own):
        if piece.role not in (Role.HEADER, Role.UNREAD, Role.PLACE_AND_DATE):
            continue
        found = _NUMBER.search(structure.text, piece.start, piece.end)
        if found is not None:
            number = re.sub(r"\s+", "", found["number"]).strip(".-–/")
            return _found(structure, number, found.start("number"), found.end("number"))
    return None


def _type(structure: Structure, own: Sequence[Piece]) -> Found[str] | None:
    for piece in _header(own):
        words = structure.words_of(piece).split()
        if piece.role is not Role.TITLE:
            continue
        for count in (4, 3, 2, 1):
            if fold(" ".join(words[:count])) in TYPES:
                start, end = _bounds(structure, piece)
                value = " ".join(words[:count])
                return _found(structure, value, start, min(end, start + len(value)))
    return None


def _bounds(structure: Structure, piece: Piece) -> tuple[int, int]:
    """Return where the words of a piece begin and end, without spaces and line ends around them."""
    raw = structure.text[piece.words_start : piece.end]
    start = piece.words_start + len(raw) - len(raw.lstrip())
    return start, start + len(raw.strip())


def _issuers(structure: Structure, own: Sequence[Piece]) -> tuple[Found[str], ...]:
    found: list[Found[str]] = []
    for piece in _header(own):
        if piece.role is Role.TITLE:
            break
        if piece.role is not Role.HEADER:
            continue
        start = _bounds(structure, piece)[0]
        words = " ".join(without_motto(structure.words_of(piece)).split())
        if words and words.isupper() and not is_rule(words) and not any(map(str.isdigit, words)):
            _add_issuer(structure, found, words, start)
    own_body = [issuer for issuer in found[1:] if _OWN_BODY.match(fold(issuer.value))]
    return tuple(own_body[-1:] or found)


def _add_issuer(structure: Structure, found: list[Found[str]], words: str, start: int) -> None:
    parts = re.split(r"\s+[-–]\s+", words)
    plain = fold(words)
    if found and (_GOES_ON.match(plain) or not _BEGINS_ISSUER.match(plain)):
        before = found.pop()
        found.append(_found(structure, f"{before.value} {words}", before.start, start + len(words)))
        return
    if not _BEGINS_ISSUER.match(plain):
        return
    found.extend(_found(structure, part, start, start + len(words)) for part in parts if part)


def _place_and_date(structure: Structure, own: Sequence[Piece]) -> tuple[Found[str] | None, Found[date] | None]:
    for piece in _header(own):
        if piece.role is not Role.PLACE_AND_DATE:
            continue
        start, end = _bounds(structure, piece)
        found = place_and_date(structure.text[start:end])
        if found is None:
            continue
        place = found["place"]
        day = day_of(found["day"], found["month"], found["year"])
        return (
            _found(structure, place, start + found.start("place"), start + found.end("place")) if place else None,
            _found(structure, day, start + found.start(), start + found.end()) if day else None,
        )
    return None, None


def _adopted_on(structure: Structure, own: Sequence[Piece]) -> Found[date] | None:
    """Return the day on which a law or a resolution was adopted: a law has no line of place and date."""
    for piece in reversed(own):
        if piece.role in _SAYS_ADOPTION and (found := _ADOPTED.search(structure.text, piece.start, piece.end)):
            day = day_of(found["day"], found["month"], found["year"])
            if day is not None:
                return _found(structure, day, found.start(), found.end())
    return None


def day_of(day: str, month: str, year: str) -> date | None:
    """Return a day written in figures; none for dots in their place and for 31 February."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _abstract(structure: Structure, own: Sequence[Piece]) -> Found[str] | None:
    lines: list[str] = []
    bounds: list[tuple[int, int]] = []
    kind = _type(structure, own)
    for piece in _header(own):
        words = structure.words_of(piece)
        if piece.role is not Role.TITLE or is_rule(words):
            continue
        start, end = _bounds(structure, piece)
        if kind is not None and start <= kind.start < end:
            words, start = words[len(kind.words) :].strip(), kind.end
        if words:
            lines.append(words)
            bounds.append((start, end))
    value = re.sub(r"^v\s*/\s*v:?\s*", "Về việc ", " ".join(" ".join(lines).split()), flags=re.IGNORECASE)
    return _found(structure, value, bounds[0][0], bounds[-1][1]) if value else None


def _signer(structure: Structure, own: Sequence[Piece]) -> tuple[Found[str] | None, Found[str] | None]:
    title: Found[str] | None = None
    for piece in own:
        if piece.role is not Role.SIGNATURE:
            continue
        start, end = _bounds(structure, piece)
        words = " ".join(structure.text[start:end].strip("| \t").split())
        if signs_for(words) or is_signers_title(words):
            title = _found(structure, re.sub(r"^(?:[A-Z]{1,3}\s*\.|[TK]/[TMLK])\s*", "", words), start, end)
        elif title is not None and is_name(words):
            return title, _found(structure, words, start, end)
    return title, None


def _effective_from(structure: Structure, own: Sequence[Piece], issued_on: date | None) -> Found[date] | None:
    """Return the day that an article names, with its sentence; the last article that does decides."""
    for piece in reversed(own):
        if piece.role not in (Role.PROVISION, Role.TEXT):
            continue
        found = _TAKES_EFFECT.search(structure.text, piece.words_start, piece.end)
        if found is None:
            continue
        day = _day_of_effect(found, issued_on)
        if day is not None:
            start, end = _sentence(structure.text, piece, found)
            return _found(structure, day, start, end)
    return None


def _day_of_effect(found: re.Match[str], issued_on: date | None) -> date | None:
    if found["day"]:
        return day_of(found["day"], found["month"], found["year"])
    if issued_on is None:
        return None
    return issued_on + timedelta(days=int(found["days"] or 0))


def _sentence(text: str, piece: Piece, found: re.Match[str]) -> tuple[int, int]:
    start = max(piece.words_start, text.rfind(". ", piece.words_start, found.start()) + 1)
    line = text.rfind("\n", piece.words_start, found.start()) + 1
    start = max(start, line)
    end = _SENTENCE.match(text, found.end(), piece.end)
    stop = end.end() if end is not None else found.end()
    return start + len(text[start:stop]) - len(text[start:stop].lstrip()), stop

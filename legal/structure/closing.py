"""What stands behind the last provision: signature, recipients, and where appendices and enclosed regulations begin."""

import re
from collections.abc import Sequence

from core.vietnamese import fold
from legal.provisions import Level

from .front import Part, is_issuer, is_motto, is_rule
from .labels import Form, Label, number_key
from .pieces import Role

_SIGNS_FOR = re.compile(r"(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L|T\.M|K\.T)\s*\.\s*[^\W\d_]|T/M\s|K/T\s|T/L\s")
_TITLE = re.compile(
    r"(?:quyen )?(?:pho )?(?:chu tich|thu tuong|bo truong|thu truong|tong giam doc|giam doc|chanh an|vien truong|"
    r"tong kiem toan|tong thanh tra|thong doc|chanh van phong|chu nhiem|cuc truong|tong cuc truong|vu truong|"
    r"truong ban|tong bi thu|bi thu|chanh thanh tra|hieu truong|vien kiem sat truong)\b"
)
_RECIPIENTS = re.compile(r"nơi\s+nhận\s*:?", re.IGNORECASE)
_ITEM = re.compile(r"[-–+*•]\s*\w")
_SIGNED = re.compile(r"[\[(]?\s*(?:đã\s+ký|ký\s+tên|đã\s+kí)", re.IGNORECASE)
_ADOPTED = re.compile(
    r"(?:bộ luật|luật|pháp lệnh|nghị quyết|hiến pháp)\s+này\s+(?:đã\s+)?được\s+(?:quốc hội|ủy ban|uỷ ban|hội đồng)"
    r".{0,300}\bthông qua\b",
    re.IGNORECASE,
)
_APPENDIX = re.compile(
    r"phụ\s+lục(?:\s+(?:số\s*)?(?P<number>[0-9]{1,3}(?:[.-]?[0-9]{1,2})?[a-zđ]?|[ivxlc]{1,7}(?:[.-]?[0-9]{1,2}|[a-zđ])?|[a-zđ]))?"
    r"\s*(?P<end>$|[.:]\s*|[-–—]\s+|(?=\())",
    re.IGNORECASE,
)
_ENCLOSED = re.compile(
    r"(quy\s+định|quy\s+chế|điều\s+lệ|nội\s+quy|chương\s+trình|kế\s+hoạch|đề\s+án|phương\s+án|hướng\s+dẫn|quy\s+trình"
    r"|danh\s+mục|chiến\s+lược|quy\s+hoạch|định\s+mức|bảng\s+giá|quy\s+chuẩn|mẫu\s+số\s+[0-9]{1,3}[a-z]?|biểu\s+mẫu)\b\s*",
    re.IGNORECASE,
)
_ENCLOSED_WITH = re.compile(r"[\[(]?\s*(?:được\s+)?(?:ban\s+hành\s+)?(?:kèm|cùng)\s+theo\b", re.IGNORECASE)
_NAME = re.compile(r"(?:[^\W\d_][\w.'-]*\s+){1,6}[^\W\d_][\w.'-]*$")

LINES_TO_ENCLOSURE = 10
"""How far behind "QUY ĐỊNH" the line "(Ban hành kèm theo …)" may stand."""
LONGEST_NAME = 60


def signs_for(line: str) -> bool:
    """Say whether somebody signs in another's name: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"."""
    return _SIGNS_FOR.match(line) is not None


def begins_closing(line: str) -> bool:
    """Say whether the signature block or the recipients begin here; a line with a space before it begins nothing."""
    if not line[:1].isupper():
        if line[:1] != "|":
            return False
        line = line.lstrip("| \t\xa0")
    if _RECIPIENTS.match(line) or _ADOPTED.match(line):
        return True
    return signs_for(line) or is_signers_title(line)


def is_signers_title(line: str) -> bool:
    """Say whether a line is, in capitals, what somebody signs as: "PHÓ CHỦ TỊCH"."""
    return len(line) < 100 and line.isupper() and _TITLE.match(fold(line).strip()) is not None


def is_enclosed_with(line: str) -> bool:
    """Say whether a line is "(Ban hành kèm theo Quyết định số …)"."""
    return _ENCLOSED_WITH.match(line) is not None


def appendix_label(lines: Sequence[str], place: int) -> Label | None:
    """Return the label of an appendix or an enclosed regulation that begins at this line."""
    line = lines[place]
    if line[:1] not in "PQĐNCKHDBM" or len(line) > 500:
        return None
    found = _APPENDIX.match(line)
    if found is not None:
        number = found["number"] or ""
        if not found["end"] and found.end() < len(line) and not line.isupper():
            return None
        return Label(Form.WORD, Level.APPENDIX, number, number_key(number) if number else (0, 0), found.end())
    found = _ENCLOSED.match(line)
    if found is None or not _is_enclosed(lines, place, found[1]):
        return None
    return Label(Form.WORD, Level.APPENDIX, " ".join(found[1].split()).capitalize(), (0, 0), found.end())


def _is_enclosed(lines: Sequence[str], place: int, kind: str) -> bool:
    if not kind.isupper() and lines[place].strip() != kind:
        return False
    seen = 0
    for line in lines[place + 1 : place + 1 + 3 * LINES_TO_ENCLOSURE]:
        if is_enclosed_with(line.lstrip()):
            return True
        seen += bool(line.strip())
        if seen >= LINES_TO_ENCLOSURE or line.rstrip().endswith((".", ";")):
            return False
    return False


def closing_parts(lines: Sequence[str], *, start: int, end: int) -> list[Part]:
    """Return the roles of ``lines[start:end]``, which stand behind the last provision; empty lines are left out."""
    parts: list[Part] = []
    role, is_named = Role.SIGNATURE, False
    for place in range(start, end):
        line = lines[place].strip("| \t\xa0")
        if not line:
            if lines[place].strip():
                parts.append((place, 0, role))
            continue
        role = _role_behind(line, before=role, is_named=is_named)
        is_named = role == Role.SIGNATURE and (is_named or is_name(line))
        parts.append((place, 0, role))
    return parts


def _role_behind(line: str, *, before: Role, is_named: bool) -> Role:
    if _RECIPIENTS.match(line) or (before == Role.RECIPIENTS and _ITEM.match(line)):
        return Role.RECIPIENTS
    if begins_closing(line) or _SIGNED.match(line):
        return Role.SIGNATURE
    if is_motto(line) or (is_named and is_issuer(line)) or (before == Role.HEADER and line.isupper()):
        return Role.HEADER
    if before == Role.RECIPIENTS and not line.isupper():
        return Role.RECIPIENTS
    if is_rule(line):
        return before
    return Role.SIGNATURE if line.isupper() or is_name(line) else Role.UNREAD


def is_name(line: str) -> bool:
    """Say whether a line may be a person's name: every word with a capital, the military rank before it too."""
    return (
        len(line) < LONGEST_NAME
        and _NAME.match(line) is not None
        and all(word[0].isupper() for word in line.split())
        and not is_signers_title(line)
        and not signs_for(line)
    )

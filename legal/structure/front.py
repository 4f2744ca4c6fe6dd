"""What stands before the first provision: header, place and date, title, preamble and opening."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.vietnamese import fold

from .pieces import Role

Part = tuple[int, int, Role]
"""The line, the column where the part begins, and its role; it ends where the next one begins."""

TYPES = frozenset(
    {
        "hien phap", "bo luat", "luat", "phap lenh", "lenh", "sac lenh", "sac luat", "nghi dinh", "nghi quyet",
        "nghi quyet lien tich", "quyet dinh", "chi thi", "thong tu", "thong tu lien tich", "thong bao", "thong cao",
        "ke hoach", "bao cao", "huong dan", "to trinh", "cong dien", "cong van", "chuong trinh", "de an", "phuong an",
        "du an", "quy che", "quy dinh", "dieu le", "noi quy", "dinh chinh", "sao luc", "van ban hop nhat", "ket luan",
        "cong bo", "loi keu goi", "thu moi", "giay moi", "bien ban", "quy trinh",
    }
)  # fmt: skip
"""Names of types, folded, that stand above an abstract."""

MOST_LINES_OF_HEADER = 20
LONGEST_ABSTRACT = 12
"""Lines."""

_RULE = re.compile(r"[\s\-–—_*=.~|o]+$")
_MOTTO = re.compile(r"cong hoa xa hoi chu nghia|doc lap\s*[-–—]\s*tu do|viet nam dan chu cong hoa")
_PRINTED_MOTTO = re.compile(
    r"(?:cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam|độc\s+lập\s*[-–—]\s*tự\s+do\s*[-–—]\s*hạnh\s+phúc).*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:(?:bo )?luat|phap lenh|nghi quyet|lenh)?\s*so\s*(?:[:.]\s*|\s+(?=[0-9./_]))")
_CAPITALS = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_WORD = rf"(?:T[Pp]\.\s?)?[{_CAPITALS}][^\W\d_{_CAPITALS}]*"
_DATE = re.compile(
    rf"(?:(?<![\w/-])(?P<place>{_WORD}(?:\s+(?:{_WORD}|[-–]|xã|phường|tỉnh|phố|khu)){{0,7}})\s*,\s*)?"
    r"[Nn]gày\s*(?P<day>[\d.…_ ]*)tháng\s*(?P<month>[\d.…_ ]*)năm\s*(?P<year>[\d.…_ ]*)\s*$"
)
_SUBJECT = re.compile(r"v\s*/\s*v\b", re.IGNORECASE)
_BASIS = re.compile(
    r"[-–+*•]?\s*(?:căn\s+cứ|theo\s+đề\s+nghị|theo\s+ý\s+kiến|xét\s|thi\s+hành\s|thực\s+hiện\s|chiếu\s|trên\s+cơ\s+sở)",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"(?:như sau|sau đây)\s*:\s*$|\sban hành (?:bộ )?(?:luật|pháp lệnh|nghị|thông|quyết|chỉ|kế|hướng)"
)
_ISSUER = re.compile(
    r"(?:thay mat )?(?:uy ban|hoi dong|quoc hoi|chinh phu|thu tuong|chu tich|bo truong|bo |chanh an|vien truong|"
    r"toa an|vien kiem sat|tong kiem toan|tong thanh tra|thong doc|giam doc|thu truong co quan|ban |cac bo|so |"
    r"kiem toan nha nuoc|ngan hang nha nuoc|lien bo|tong cuc|cuc |van phong)"
)


def is_rule(line: str) -> bool:
    """Say whether a line only separates: "-------", "***"."""
    return _RULE.match(line) is not None


def is_motto(line: str) -> bool:
    """Say whether the State's name or motto stands in it."""
    return len(line) < 240 and _MOTTO.search(fold(line)) is not None


def without_motto(line: str) -> str:
    """Return a line of the header without the State's name and motto, which may stand beside the issuer."""
    return _PRINTED_MOTTO.sub("", line).strip(" \t|-–—_*")


def is_type(line: str) -> bool:
    """Say whether a line is, or begins with in capitals, the name of a type: "QUYẾT ĐỊNH", "LUẬT ĐẤT ĐAI"."""
    words = fold(line).split()
    if not words or line.rstrip().endswith((":", ";", ".")):
        return False
    if " ".join(words) in TYPES:
        return line.strip()[0].isupper()
    return line.isupper() and any(" ".join(words[:count]) in TYPES for count in (4, 3, 2, 1))


def is_issuer(line: str) -> bool:
    """Say whether a line in capitals names who issues."""
    return line.isupper() and _ISSUER.match(fold(line).strip()) is not None


def is_basis(line: str) -> bool:
    """Say whether a line of the preamble names what the document is based on: "Căn cứ …", "Theo đề nghị của …"."""
    return _BASIS.match(line.lstrip()) is not None


def place_and_date(line: str) -> re.Match[str] | None:
    """Return where "Quảng Ngãi, ngày 12 tháng 3 năm 2026" stands at the end of a line of the header."""
    return _DATE.search(line) if len(line) < 240 and "ngày" in line.lower() else None


@dataclass(slots=True)
class _Front:
    lines: Sequence[str]
    parts: list[Part] = field(default_factory=list)

    def add(self, place: int, role: Role) -> None:
        self.parts.append((place, 0, role))


def front_parts(lines: Sequence[str], *, end: int) -> list[Part]:
    """Return the roles of ``lines[:end]``, which hold no provision; empty lines are left out."""
    front = _Front(lines)
    filled = [place for place in range(end) if lines[place].strip()]
    title = _title(lines, filled)
    for place in filled[:title]:
        _add_header(front, place)
    _add_preamble(front, iter(filled[title:]))
    return front.parts


def _title(lines: Sequence[str], filled: Sequence[int]) -> int:
    """Return how many of the first lines stand above the title, which stands below the number."""
    types = [at for at, place in enumerate(filled) if is_type(lines[place])]
    if not types:
        return _end_of_header(lines, filled)
    head = filled[:MOST_LINES_OF_HEADER]
    number = next((at for at, place in enumerate(head) if _NUMBER.match(fold(lines[place]).strip())), 0)
    return next((at for at in types if at >= number), types[0])


def _end_of_header(lines: Sequence[str], filled: Sequence[int]) -> int:
    """Return how many of the first lines stand above the text of a document that names no type."""
    count = 0
    for at, place in enumerate(filled):
        if _role_above_title(lines[place]) != Role.UNREAD:
            count = at + 1
        elif at > count + 1 or lines[place].rstrip().endswith((".", ":", ";")):
            break
    return count


def _role_above_title(line: str) -> Role:
    plain = fold(line).strip()
    if _SUBJECT.match(plain):
        return Role.TITLE
    if _DATE.match(line.strip()) and len(line) < 120:
        return Role.PLACE_AND_DATE
    is_header = _MOTTO.search(plain) or _NUMBER.match(plain) or is_rule(line) or line.isupper() or "\t" in line.strip()
    return Role.HEADER if is_header or place_and_date(line) else Role.UNREAD


def _add_header(front: _Front, place: int) -> None:
    line = front.lines[place]
    role = _role_above_title(line)
    front.add(place, role)
    found = place_and_date(line) if role == Role.HEADER else None
    if found is not None and found.start():
        front.parts.append((place, found.start(), Role.PLACE_AND_DATE))


def _add_preamble(front: _Front, rest: Iterator[int]) -> None:
    abstract = -1
    for place in rest:
        line = front.lines[place]
        if abstract < 0 and is_type(line):
            abstract = 0
            front.add(place, Role.TITLE)
        elif 0 <= abstract < LONGEST_ABSTRACT and _continues_title(line, first=abstract == 0):
            abstract += not is_rule(line)
            front.add(place, Role.TITLE)
        else:
            abstract = LONGEST_ABSTRACT
            front.add(place, _role_in_preamble(line))


def _continues_title(line: str, *, first: bool) -> bool:
    if is_rule(line):
        return True
    if _BASIS.match(line.lstrip()) or is_issuer(line) or _ANNOUNCES.search(line) or line.startswith("Kính gửi"):
        return False
    return first or not line.rstrip().endswith((".", ":", ";"))


def _role_in_preamble(line: str) -> Role:
    if _MOTTO.search(fold(line)) and len(line) < 100:
        return Role.HEADER
    if _BASIS.match(line.lstrip()):
        return Role.OPENING if _ANNOUNCES.search(line) else Role.BASIS
    return Role.BASIS if line.rstrip().endswith(";") else Role.OPENING

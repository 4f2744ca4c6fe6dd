"""Names of form files glued to the name of a paper: "Đơn đề nghị theo mẫu;Mẫu số 01.docx" and the like."""

import re
from collections.abc import Iterator

from core.document_numbers import ISSUER_SYMBOLS
from core.vietnamese import fold

from .letters import LOWER, MARKED, UPPER

_LONGEST_FILE_NAME = 160
_END_OF_FILE = re.compile(
    r"(?<=[\w)\]. _-])\.(?:docx|doc(?!x)|xlsx|xls(?!x)|pdf|rtf|zip|rar|jpe?g|png)(?=$|[^\s.,;:)\]”\"'/])", re.IGNORECASE
)

_VOWEL = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
#: Words that names of form files begin with, some of them without their accents.
_FORM = (
    "mẫu|mau|phụ|phu|biểu|bieu|biên|văn|van|đơn|don|tờ|giấy|giay|bản|ban|báo|bao|danh|thuyết|kế|hồ|lý|phiếu|công|cong"
)
#: Where one text ends and another begins without a space between them.
_JOINT = re.compile(
    rf"(?<=[;)\]”\"…])(?=[{UPPER}{LOWER}\d])"
    rf"|(?<=[^\d\W]\.)(?=[{UPPER}{LOWER}\d])|(?<=[^\w\s]\.)(?=[{UPPER}{LOWER}\d])|(?<=\d\.)(?=[{UPPER}{LOWER}])"
    rf"|(?<=[{LOWER},])(?=[{UPPER}])|(?<=\s\.)(?=[{UPPER}])|(?=~\$)"
    # Files that are named by the code of the procedure: "theo mẫu1.000312.docx".
    rf"|(?<=[{LOWER}])(?=\d\.\d{{6}}\D)|(?<=[{UPPER}],)(?=\d)"
    rf"|(?<=[{UPPER}])(?=[{UPPER}][{LOWER}])(?!Tg|[{UPPER}](?:{_FORM}))"
    rf"|(?<=[{UPPER}]{{2}})(?=[{LOWER}]{{2}})"
    rf"|(?<=\d)(?=[{UPPER}][{LOWER}]|[{UPPER}]{{3}}|(?:{_FORM})\b)"
)
#: The mark of an item holds no joint: "1.Đơn".
_ITEM_MARK = re.compile(r"\W*(?:\d{1,2}|[a-zđ]{1,2})[.)]")
#: "…/TT-BTC01-LP.docx": the number of a document, and a file name that begins with a figure.
_NUMBER_THEN_FIGURE = re.compile(rf"/[{UPPER}]{{2,4}}-[{UPPER}]{{2,9}}(?=\d)")
#: "…/TT-BNNPTNTPHỤ LỤC IV.docx": the number of a document, and a file name in capitals.
_NUMBER_THEN_CAPITALS = re.compile(rf"/[{UPPER}]{{2,4}}-(?P<issuer>[{UPPER}]{{4,}})(?=[ _.])")
#: Words that stand close to their figure: "Mẫu số12", "khoản2".
_BEFORE_FIGURES = {"số", "khoản", "điều", "điểm", "mẫu", "năm", "mục", "loại"}
_SYLLABLE = re.compile(
    rf"(?:ngh|ng|nh|gh|gi|kh|th|tr|ch|ph|qu|[bcdđghklmnprstvx])?[{_VOWEL}]{{1,3}}(?:ng|nh|ch|[cmnpt])?"
)
_FORM_IN_ONE_WORD = re.compile(rf"(?:{_FORM})[a-z_]*")
_WORD = re.compile(rf"(?<![{UPPER}{LOWER}])[{LOWER}]+")


def split_forms(row: str) -> tuple[str, tuple[str, ...]]:
    """Return the name of the paper and the form files after it: most rows have none, some several.

    A name that no joint parts from its file stays whole, file name and all, rather than be cut by a guess.
    """
    ends = [match.end() for match in _END_OF_FILE.finditer(row)]
    if not ends or ends[-1] != len(row):
        return row, ()
    start = _start_of_first_file(row[: ends[0]].replace("VNeID", "VNEID"))
    if start is None:
        return row, ()
    files = [row[begin:end].strip() for begin, end in zip([start, *ends], ends, strict=False)]
    return row[:start].strip(), tuple(files)


def _start_of_first_file(text: str) -> int | None:
    """Return the first joint that a file name may follow: such names hold no slash and are not long."""
    latest = text.rindex(".")
    earliest = max(text.rfind("/") + 1, text.rfind("\n") + 1, latest - _LONGEST_FILE_NAME, 1)
    joints = {match.start() for match in _JOINT.finditer(text)} | set(_joints_of_words(text))
    return min((joint for joint in joints if earliest <= joint < latest and _is_joint(text, joint)), default=None)


def _is_joint(text: str, joint: int) -> bool:
    return not _ITEM_MARK.fullmatch(text[:joint]) and any(map(str.isalpha, text[:joint]))


def _joints_of_words(text: str) -> Iterator[int]:
    """Yield where two words of small letters meet, "theo mẫu" and "văn bản.docx", or a word and a figure.

    No Vietnamese syllable reads "mẫuvăn", so that one and "văn" must be two.
    """
    yield from (match.end() for match in _NUMBER_THEN_FIGURE.finditer(text))
    yield from (
        match.start("issuer") + issuer
        for match in _NUMBER_THEN_CAPITALS.finditer(text)
        if (issuer := _length_of_issuer(match["issuer"]))
    )
    for word in _WORD.finditer(text):
        letters = word[0]
        if _SYLLABLE.fullmatch(letters):
            if text[word.end() : word.end() + 1].isdigit() and len(letters) > 1 and letters not in _BEFORE_FIGURES:
                yield word.end()
        elif re.search(f"[{MARKED}]", letters):
            places = [place for place in range(2, len(letters) - 1) if _are_two_words(letters[:place], letters[place:])]
            yield from (word.start() + place for place in places[-1:])


def _length_of_issuer(capitals: str) -> int:
    """Return how many of these capitals are the symbol of an issuer, where a word follows it; else 0."""
    known = (length for length in range(len(capitals), 1, -1) if fold(capitals[:length]) in ISSUER_SYMBOLS)
    longest = next(known, 0)
    return longest if longest < len(capitals) - 1 else 0


def _are_two_words(left: str, right: str) -> bool:
    return bool(_SYLLABLE.fullmatch(left) and (_SYLLABLE.fullmatch(right) or _FORM_IN_ONE_WORD.fullmatch(right)))

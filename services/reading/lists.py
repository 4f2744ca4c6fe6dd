"""Lists in one cell: who may apply, levels, agencies, results; and texts that may say "Không có thông tin"."""

import re

from .values import NO_INFORMATION, CannotSplit

#: What an agency's name begins with. A comma before another word stays in the name: "trật tự, xã hội".
_AGENCY = (
    r"Bộ|Cục|Chi [Cc]ục|Tổng cục|Vụ|Sở|Ban|U[ỷỹ] ban|Ủy ban|UBND|Hội đồng|Công an|Công đoàn|Cảng vụ|Văn phòng"
    r"|Chi nhánh|Bảo hiểm xã hội|Ngân hàng|Thủ tướng|Chính phủ|Chủ tịch|Quốc [Hh]ội|T[òo][àa] án|Viện|Trung tâm|Phòng"
    r"|Thuế|Hải quan|Kho bạc|Cơ quan|Thanh tra|Biên phòng|Bộ đội|Khu|Tổ chức|Doanh nghiệp|Đơn vị|Đại sứ quán|Cơ sở|Các"
    r"|Trường|Học viện|Quỹ|Công ty|Người|Đội|Trạm|Kiểm lâm|Hạt|Tập đoàn|Hiệp hội|Liên đoàn|Bệnh viện|Trại|Quân khu|Đoàn"
    r"|Thủ trưởng|Vườn|Giám đốc|Thi hành án"
)
_BETWEEN_AGENCIES = re.compile(rf",\s+(?=(?:{_AGENCY})\b)")
_ONE_AUDIENCE = "Cán bộ, công chức, viên chức"
#: A label of the page, glued to what follows: the source was cut in the wrong place.
_LABEL = re.compile(
    r"(?:Tên thủ tục|Mã thủ tục|Số quyết định|Cấp thực hiện|Loại thủ tục|Lĩnh vực|Cơ quan thực hiện|Trình tự thực hiện)"
    r"(?=[A-ZĐỦ\d])"
)
_PAGE_FOOT = re.compile(rf"Từ khóa(?:{NO_INFORMATION})?Mô tả(?:{NO_INFORMATION})?$")


def text_or_none(cell: str) -> str:
    """Return the text, "" where the source says that it has none."""
    text = _PAGE_FOOT.sub("", cell.strip()).strip()
    return "" if text == NO_INFORMATION else text


def split_at_commas(cell: str) -> tuple[str, ...]:
    """Return the values of a list; commas in brackets part nothing, and "Cán bộ, công chức, viên chức" is one value."""
    values, depth, start = [], 0, 0
    text = text_or_none(cell)
    for place, character in enumerate(text):
        depth = max(depth + (character == "(") - (character == ")"), 0)
        if character == "," and depth == 0 and not _is_within_audience(text, place):
            values.append(text[start:place])
            start = place + 1
    values.append(text[start:])
    return tuple(value.strip() for value in values if value.strip())


def _is_within_audience(text: str, place: int) -> bool:
    found = text.rfind(_ONE_AUDIENCE, 0, place + len(_ONE_AUDIENCE))
    return found != -1 and found < place < found + len(_ONE_AUDIENCE)


def split_agencies(cell: str) -> tuple[str, ...]:
    """Return the agencies; "Cục Thuế - Bộ Tài chính" is one, named with what it belongs to.

    Raises ``CannotSplit`` when the cell holds other parts of the page, or paragraphs.
    """
    text = text_or_none(cell)
    if "\n" in text or _LABEL.search(text):
        raise CannotSplit(text)
    agencies, start = [], 0
    for comma in _BETWEEN_AGENCIES.finditer(text):
        if not _is_in_brackets(text[start : comma.start()]) and text[start : comma.start()].strip() != "Bộ":
            agencies.append(text[start : comma.start()])
            start = comma.end()
    agencies.append(text[start:])
    return tuple(agency.strip() for agency in agencies if agency.strip())


def _is_in_brackets(text: str) -> bool:
    return text.count("(") > text.count(")")


def split_results(cell: str) -> tuple[str, ...]:
    """Return the results, one a line; the source parts them in no other way that is certain."""
    return tuple(line.strip() for line in text_or_none(cell).split("\n") if line.strip())


def split_related(cell: str) -> tuple[str, ...]:
    """Return the names of related procedures: "#Tên thủ tục", then "1" and a name each; the source prints it twice."""
    text = text_or_none(cell)
    if not text:
        return ()
    table = re.fullmatch(r"#Tên thủ tục1(?P<name>(?:(?!#).)+)#1Tên thủ tục(?P=name)", text, re.DOTALL)
    if table is None:
        raise CannotSplit(text)
    return (table["name"].strip(),)

"""Invented documents for tests of structure, and how their structure is written down in a test."""

from collections.abc import Sequence

from legal.structure import Role, Structure, structured

DECISION = """\
ỦY BAN NHÂN DÂN
TỈNH QUẢNG NGÃI
-------
Số: 12/2026/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Quảng Ngãi, ngày 12 tháng 3 năm 2026

QUYẾT ĐỊNH
Ban hành Quy định về sử dụng hồ nước của thôn
trên địa bàn tỉnh Quảng Ngãi

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Luật Thử nghiệm ngày 01 tháng 02 năm 2024;
Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường tại Tờ trình số 15/TTr-SNNMT ngày 01 tháng 3 năm 2026;
Ủy ban nhân dân tỉnh ban hành Quyết định về sử dụng hồ nước của thôn.
Điều 1. Ban hành kèm theo Quyết định này Quy định về sử dụng hồ nước của thôn.
Điều 2. Hiệu lực thi hành
1. Quyết định này có hiệu lực thi hành kể từ ngày 25 tháng 3 năm 2026.
2. Quyết định số 99/2019/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT, NN.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Nguyễn Văn Mẫu
ỦY BAN NHÂN DÂN
TỈNH QUẢNG NGÃI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
QUY ĐỊNH
Về sử dụng hồ nước của thôn
(Ban hành kèm theo Quyết định số 12/2026/QĐ-UBND
ngày 12 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quy định này quy định việc sử dụng hồ nước của thôn.
Điều 2. Giải thích từ ngữ
1. Hồ nước là nơi chứa nước, gồm:
a) Hồ đất;
b) Hồ xây;
c) Bể;
d) Giếng;
đ) Ao.
Ao cạn không phải là hồ nước.
2. Thôn là nơi có hồ.
Chương II
ĐIỀU KHOẢN THI HÀNH
Điều 3. Trách nhiệm
Mọi người giữ nước sạch.
PHỤ LỤC I
DANH SÁCH HỒ NƯỚC
(Kèm theo Quy định về sử dụng hồ nước)
1. Hồ Một
2. Hồ Hai
Phụ lục II. MẪU ĐƠN
Kính gửi: Trưởng thôn."""

LAW = """\
QUỐC HỘI
--------
Luật số: 91/2031/QH17
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
LUẬT
HỒ NƯỚC
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật Hồ nước.
PHẦN THỨ NHẤT
NHỮNG QUY ĐỊNH CHUNG
Chương I
PHẠM VI
Điều 1. Phạm vi điều chỉnh
Luật này quy định về hồ nước.
Chương II
NGUYÊN TẮC
Mục 1. NGUYÊN TẮC CHUNG
Điều 2. Nguyên tắc
1. Giữ nước.
2. Giữ hồ.
Mục 2. NGUYÊN TẮC RIÊNG
Tiểu mục 1. Hồ lớn
Điều 3. Hồ lớn
Hồ lớn có đập.
Điều 3a. Hồ vừa
Hồ vừa có bờ.
Tiểu mục 2. Hồ nhỏ
Điều 4. Hồ nhỏ
Hồ nhỏ có cá.
PHẦN THỨ HAI
ĐIỀU KHOẢN THI HÀNH
Chương I
HIỆU LỰC
Mục 1. HIỆU LỰC
Điều 5. Hiệu lực thi hành
Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2032.
Luật này đã được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XVII, kỳ họp thứ 2 thông qua ngày 20 tháng \
11 năm 2031.
CHỦ TỊCH QUỐC HỘI
(Đã ký)
Trần Thị Mẫu"""

PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH QUẢNG NGÃI
Số: 15/KH-UBND
KẾ HOẠCH
Làm sạch hồ nước năm 2026
Thực hiện Chỉ thị số 5/CT-UBND ngày 02 tháng 01 năm 2026, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. MỤC TIÊU
1. Mục tiêu chung
Hồ nào cũng sạch.
2. Mục tiêu cụ thể
a) Mỗi thôn một hồ;
- Thôn lớn hai hồ.
b) Mỗi hồ một người giữ.
II. NHIỆM VỤ
1. Dọn hồ
1.1. Dọn bờ
1.2. Dọn đáy
a) Đáy cạn
b) Đáy sâu
2. Thả cá
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Mẫu"""


def read(text: str) -> Structure:
    """Return the structure, having seen that its pieces tile the text and that no anchor stands twice."""
    found = structured(text)
    assert "".join(text[piece.start : piece.end] for piece in found.pieces) == text
    anchors = [piece.anchor for piece in found.pieces if piece.anchor]
    assert len(anchors) == len(set(anchors))
    return found


def anchors(text: str) -> list[str]:
    """Return the anchors of the provisions in the order of the text."""
    return [piece.anchor for piece in read(text).pieces if piece.anchor]


def words_of_role(text: str, role: Role) -> list[str]:
    """Return the words of all pieces of one role."""
    found = read(text)
    return [found.words_of(piece) for piece in found.pieces if piece.role is role]


def lines(*parts: str | Sequence[str]) -> str:
    """Return a text of these lines."""
    return "\n".join(part if isinstance(part, str) else "\n".join(part) for part in parts)

"""Made-up official texts: a law of as many provisions as a test wants, and a short decision.

No sentence is anybody's: each is put together from the lists below, always the same for the same seed.
"""

import itertools
import random
from collections.abc import Iterator

LETTERS_OF_POINTS = "abcdđeghiklmnopqrstuvxy"

WHO = (
    "Cơ quan quản lý bến",
    "Chủ thuyền thúng",
    "Người trồng hành",
    "Tổ chức giữ rừng dừa",
    "Ban quản lý chợ phiên",
    "Hợp tác xã muối",
    "Người đứng đầu thôn",
    "Trạm đo mực nước",
    "Đội tuần tra bãi cát",
    "Hộ làm nghề đan lưới",
    "Kho lưu giữ giống lúa",
    "Người được giao trông cầu",
    "Phòng đọc của xã",
    "Cơ sở nấu đường phèn",
    "Nhóm sửa đường mòn",
    "Hội đồng chấm tỏi ngon",
)
DOES = (
    "lập sổ theo dõi",
    "báo trước bằng văn bản về",
    "niêm yết công khai",
    "tự kiểm tra mỗi quý",
    "chịu trách nhiệm bảo quản",
    "được quyền từ chối nhận",
    "phối hợp xác định ranh giới của",
    "bàn giao đầy đủ",
    "ghi rõ tình trạng của",
    "không được tự ý thay đổi",
    "tổ chức lấy ý kiến về",
    "thông báo kết quả kiểm đếm",
    "hoàn trả nguyên trạng",
    "đề nghị điều chỉnh",
    "lưu giữ chứng từ về",
    "hướng dẫn cách sử dụng",
)
WHAT = (
    "các cọc tiêu dọc bờ kè",
    "số lượng thúng neo qua đêm",
    "hạt giống gieo lại sau lụt",
    "bảng giá thuê sạp",
    "lối đi chung giữa hai thửa ruộng",
    "dụng cụ đo độ mặn",
    "danh sách người trực đêm",
    "mẫu đất lấy ở chân đồi",
    "khoảng cách giữa các hàng dừa",
    "sơ đồ thoát nước của chợ",
    "các tấm lưới chắn gió",
    "nguồn nước tưới luân phiên",
    "phần vỏ tôm thu gom được",
    "thời gian mở cửa kho thóc",
    "tiền công sửa mái đình",
    "giấy mượn sách dài ngày",
)
WHEN = (
    "trong thời hạn 15 ngày kể từ ngày nhận đủ giấy tờ",
    "trước mùa mưa bão hằng năm",
    "khi mực nước vượt vạch đỏ",
    "nếu có từ ba hộ trở lên cùng đề nghị",
    "trừ trường hợp hai bên đã thoả thuận khác",
    "sau khi được người trực ký xác nhận",
    "theo mẫu gửi kèm thông báo",
    "mà không thu thêm bất cứ khoản nào",
    "tại nơi dễ thấy nhất của bến",
    "vào ngày làm việc đầu tiên của tháng",
    "cho đến khi có người thay thế",
    "căn cứ biên bản của lần kiểm tra gần nhất",
    "bảo đảm người đi bộ qua lại được",
    "và gửi một bản cho phòng đọc của xã",
    "với sự chứng kiến của đại diện thôn",
    "kể cả khi bến tạm ngừng hoạt động",
)
SYLLABLE_LINES = (
    "An Bàu Bình Cát Cầu Châu Chòi Cồn Cửa Dinh Dốc Đá Đầm Đình Đồi Đông Ghềnh Giồng Gò Hà Hạ Hàm Hoà Hóc Hội Khe Kỳ "
    "Lạc Lâm Lộc Long Lũy Mân Mỏ Mỹ Nam Nghĩa Ngọc Nước Phú Phước Quán Rạch Rừng Sa Sơn Suối Tân Tây Thạch Thanh Thiện "
    "Thọ Thượng Tịnh Trà Trung Tú Vạn Vĩnh Vực Xuân Xóm Yên"
)
SYLLABLES = SYLLABLE_LINES.split()
ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín")
TITLES = ("Trách nhiệm đối với", "Quản lý", "Kiểm tra", "Bàn giao", "Sửa chữa và bảo quản", "Công khai", "Ghi chép về")


def made_up_law(provisions: int = 1300, *, seed: int = 1) -> str:
    """Return a law with exactly so many articles, clauses and points, in chapters and sections."""
    chance = random.Random(seed)
    lines = [
        "LUẬT",
        "BẾN BÃI, CHỢ PHIÊN VÀ RỪNG DỪA",
        "Căn cứ tập quán của các thôn ven sông;",
        "Hội nghị các thôn ban hành Luật Bến bãi, chợ phiên và rừng dừa.",
    ]
    numbers, left = itertools.count(1), provisions
    for chapter in itertools.count(1):
        lines += [f"Chương {roman(chapter)}", f"QUY ĐỊNH VỀ {chance.choice(WHAT)}".upper()]
        for section in range(1, chance.choice((2, 3, 4))):
            lines += [f"Mục {section}", f"VIỆC {chance.choice(DOES)} {chance.choice(WHAT)}".upper()]
            for _ in range(chance.randint(6, 12)):
                article = list(_article(next(numbers), chance))[:left]
                lines += article
                left -= len(article)
                if left <= 0:
                    return "\n".join([*lines, *_ending()])
    raise AssertionError("there is always another chapter")


def sentence(chance: random.Random) -> str:
    """Return a made-up provision without its full stop: names and sums keep it from being smaller than real ones."""
    who, does, what, when = (chance.choice(words) for words in (WHO, DOES, WHAT, WHEN))
    return f"{who} {name(chance)} {does} {what} ở {name(chance)}, {name(chance)} {when} và {chance.randint(11, 989)} bó"


def name(chance: random.Random) -> str:
    """Return the name of a place that does not exist."""
    return " ".join(chance.choices(SYLLABLES, k=chance.choice((2, 2, 3))))


def roman(number: int) -> str:
    """Return a number as chapters bear it."""
    signs = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for value, sign in signs:
        written += sign * (number // value)
        number %= value
    return written


def _article(number: int, chance: random.Random) -> Iterator[str]:
    yield f"Điều {number}. {chance.choice(TITLES)} {chance.choice(WHAT)} ở {name(chance)}"
    for clause in range(1, chance.randint(2, 6)):
        words = _paragraph(chance)
        if chance.random() > 0.35:
            yield f"{clause}. {words}."
            continue
        yield f"{clause}. {words}, gồm:"
        for letter in LETTERS_OF_POINTS[: chance.randint(2, 7)]:
            yield f"{letter}) {_paragraph(chance)};"


def _paragraph(chance: random.Random) -> str:
    return "; ".join(sentence(chance) for _ in range(chance.choice((1, 1, 1, 2, 2, 3))))


def _ending() -> Iterator[str]:
    yield "TM. HỘI NGHỊ CÁC THÔN"
    yield "CHỦ TOẠ"
    yield "(Đã ký)"
    yield "Trần Văn Bến"


def made_up_code(articles: int = 700, *, seed: int = 2) -> str:
    """Return a law of many short articles in parts, chapters and sections."""
    chance = random.Random(seed)
    lines = ["BỘ LUẬT", "BẾN BÃI"]
    for number in range(1, articles + 1):
        if number % 140 == 1:
            lines += [f"Phần thứ {ORDINALS[number // 140]}", f"VIỆC Ở {name(chance)}".upper()]
        if number % 35 == 1:
            lines += [f"Chương {roman(number // 35 + 1)}", f"QUY ĐỊNH VỀ {chance.choice(WHAT)}".upper()]
        if number % 35 in (1, 18):
            lines += [f"Mục {1 + (number % 35 == 18)}", f"VIỆC {chance.choice(DOES)} {chance.choice(WHAT)}".upper()]
        lines += [f"Điều {number}. {chance.choice(TITLES)} {chance.choice(WHAT)} ở {name(chance)}"]
        lines += [f"1. {sentence(chance)}.", f"2. {sentence(chance)}."]
    return "\n".join(lines)


DECISION = """UỶ BAN NHÂN DÂN
TỈNH QUẢNG NGÃI
Số: 12/2026/QĐ-UBND
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Quảng Ngãi, ngày 12 tháng 3 năm 2026
QUYẾT ĐỊNH
Ban hành Quy định về bến bãi
Căn cứ tập quán của các thôn ven sông;
Theo đề nghị của Trưởng bến;
Điều 1. Ban hành kèm theo Quyết định này Quy định về bến bãi.
Điều 2. Quyết định này có hiệu lực từ ngày 22 tháng 3 năm 2026.
Điều 3. Trưởng bến và các hộ có thuyền chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận:
- Như Điều 3;
- Lưu: VT.
TM. UỶ BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Bến
QUY ĐỊNH
Về bến bãi
(Kèm theo Quyết định số 12/2026/QĐ-UBND ngày 12 tháng 3 năm 2026 của Uỷ ban nhân dân tỉnh Quảng Ngãi)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
1. Quy định này nói về bến bãi, gồm:
a) Bến thuyền thúng;
b) Bến cát;
c) Bến đá;
d) Bến tre;
đ) Bãi phơi lưới.
2. Cầu cảng theo quy định khác.
Chương II
TỔ CHỨC THỰC HIỆN
Điều 2. Trách nhiệm
Trưởng bến kiểm tra hằng tháng.
PHỤ LỤC I
MẪU ĐƠN XIN NEO THUYỀN
1. Họ và tên
2. Số thuyền
"""
"""A decision with what stands around its articles: heading, basis, recipients, signature, a regulation, an appendix."""

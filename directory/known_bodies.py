"""How bodies of the State write their own names; only facts stand here, ``directory.naming`` reads them.

Data comes in capitals, from which nobody can tell which words an official writes large: "Ủy ban Thường vụ Quốc hội",
but "Tòa án nhân dân tối cao".
"""

from datetime import date

OFFICIAL_NAMES = (
    # The State and the Government
    "Quốc hội",
    "Ủy ban Thường vụ Quốc hội",
    "Văn phòng Quốc hội",
    "Chủ tịch nước",
    "Văn phòng Chủ tịch nước",
    "Chính phủ",
    "Thủ tướng Chính phủ",
    "Văn phòng Chính phủ",
    "Thanh tra Chính phủ",
    "Kiểm toán nhà nước",
    "Ngân hàng Nhà nước Việt Nam",
    "Ngân hàng Nhà nước Khu vực",
    "Tòa án nhân dân tối cao",
    "Tòa án nhân dân khu vực",
    "Hội đồng Thẩm phán Tòa án nhân dân tối cao",
    "Viện kiểm sát nhân dân tối cao",
    "Ủy ban Dân tộc",
    "Ủy ban Chứng khoán Nhà nước",
    "Ủy ban Quốc gia về trẻ em",
    "Ủy ban An ninh hàng không dân dụng quốc gia",
    "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
    "Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
    "Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "Bảo hiểm xã hội Việt Nam",
    "Tổng Liên đoàn Lao động Việt Nam",
    "Kho bạc Nhà nước",
    # Ministries, today's and former ones
    "Bộ Công an",
    "Bộ Công Thương",
    "Bộ Dân tộc và Tôn giáo",
    "Bộ Giao thông vận tải",
    "Bộ Giáo dục và Đào tạo",
    "Bộ Khoa học và Công nghệ",
    "Bộ Kế hoạch và Đầu tư",
    "Bộ Lao động - Thương binh và Xã hội",
    "Bộ Ngoại giao",
    "Bộ Nông nghiệp và Môi trường",
    "Bộ Nông nghiệp và Phát triển nông thôn",
    "Bộ Nội vụ",
    "Bộ Quốc phòng",
    "Bộ Thông tin và Truyền thông",
    "Bộ Tài chính",
    "Bộ Tài nguyên và Môi trường",
    "Bộ Tư pháp",
    "Bộ Văn hóa, Thể thao và Du lịch",
    "Bộ Xây dựng",
    "Bộ Y tế",
    # Councils and steering committees
    "Hội đồng Giáo dục quốc phòng - an ninh Trung ương",
    "Hội đồng Tư vấn đặc xá",
    "Hội đồng điều hành Trung tâm tài chính quốc tế tại Việt Nam",
    "Ban Chỉ đạo Chương trình phát triển sản phẩm quốc gia đến năm 2020",
    "Ban Chỉ đạo của Chính phủ về phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số và Đề án 06",
    "Ban Chỉ đạo của Chính phủ về quản lý và điều hành kinh tế vĩ mô",
    "Ban Chỉ đạo Phòng không nhân dân Trung ương",
    "Ban Chỉ đạo Phòng thủ dân sự quốc gia",
    "Ban Chỉ đạo phòng, chống tội phạm của Chính phủ",
    "Ban Chỉ đạo PPP",
    "Ban Chỉ đạo quốc gia thực hiện Quy hoạch phát triển nhân lực và Đào tạo theo nhu cầu xã hội",
    "Ban Chỉ đạo quốc gia về chống khai thác hải sản bất hợp pháp, không báo cáo và không theo quy định "
    "và phát triển bền vững ngành thủy sản",
    "Ban Chỉ đạo quốc gia về phát triển ngành công nghiệp bán dẫn",
    "Ban Chỉ đạo quốc gia về tìm kiếm, quy tập và xác minh danh tính hài cốt liệt sỹ",
    "Ban Chỉ đạo thực hiện các Nghị quyết của Quốc hội về thí điểm một số cơ chế, chính sách đặc thù phát triển "
    "Thành phố Hồ Chí Minh",
    "Ban Chỉ đạo Trung ương Chương trình mục tiêu quốc gia xây dựng nông thôn mới",
    "Ban Chỉ đạo Trung ương các chương trình mục tiêu quốc gia",
    "Ban Chỉ đạo Trung ương thực hiện Quyết định số 1956/QĐ-TTg",
    "Ban Chỉ đạo Trung ương thực hiện thí điểm không tổ chức hội đồng nhân dân huyện, quận, phường",
    "Ban Chỉ đạo Trung ương về chính sách nhà ở và thị trường bất động sản",
    "Ban Chỉ đạo Trung ương xây dựng Đề án thí điểm mô hình tổ chức chính quyền đô thị",
    "Ban Chỉ đạo tổng kết Nghị quyết 22-NQ/TW của Bộ Chính trị về hội nhập quốc tế",
    "Ban Thi đua - Khen thưởng Trung ương",
    # Two levels of local government
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Sở Công Thương",
    "Sở Dân tộc và Tôn giáo",
    "Sở Giao thông vận tải",
    "Sở Giáo dục và Đào tạo",
    "Sở Khoa học và Công nghệ",
    "Sở Kế hoạch và Đầu tư",
    "Sở Lao động - Thương binh và Xã hội",
    "Sở Ngoại vụ",
    "Sở Nông nghiệp và Môi trường",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Nội vụ",
    "Sở Thông tin và Truyền thông",
    "Sở Tài chính",
    "Sở Tài nguyên và Môi trường",
    "Sở Tư pháp",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Xây dựng",
    "Sở Y tế",
    "Bảo hiểm xã hội tỉnh",
    "Công an tỉnh",
    "Công an cấp xã",
    "Ủy ban nhân dân cấp huyện",
    "Biên phòng cửa khẩu",
    "Chi cục Kiểm lâm",
    "Chi cục Thủy sản",
    "Phòng Tư pháp",
    "Phòng Thanh tra",
    "Kho bạc Nhà nước các cấp",
    "Quân chủng Phòng không - Không quân",
    "Thành phố Hồ Chí Minh",
)

OTHER_SPELLINGS = {
    "BCH Trung ương Đoàn TNCS Hồ Chí Minh": "Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "Ban Chì đạo Trung ương xây dựng Đề án thí điểm mô hình tổ chức chính quyền đô thị": (
        "Ban Chỉ đạo Trung ương xây dựng Đề án thí điểm mô hình tổ chức chính quyền đô thị"
    ),
    "Ban Chỉ đạo Trung ương Chương trình MTQG xây dựng nông thôn mới": (
        "Ban Chỉ đạo Trung ương Chương trình mục tiêu quốc gia xây dựng nông thôn mới"
    ),
    "Biên phòng cửa khâu": "Biên phòng cửa khẩu",
    "Bộ Khoa học và Công nghệ (Bộ TTTT cũ)": "Bộ Khoa học và Công nghệ",
    "Bộ NN và MT": "Bộ Nông nghiệp và Môi trường",
    "Bộ xây dựng (Giao thông vận tải cũ)": "Bộ Xây dựng",
    "BHXH Việt Nam": "Bảo hiểm xã hội Việt Nam",
    "Ban QLDA": "Ban Quản lý dự án",
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "VN": "Việt Nam",
}
"""What else the sources write for them: abbreviations, slips of the pen, remarks on what a body was before."""

MEANT_HERE = {
    "Ủy ban nhân dân cấp tỉnh": "Ủy ban nhân dân tỉnh",
    "Chủ tịch Ủy ban nhân dân cấp tỉnh": "Chủ tịch Ủy ban nhân dân tỉnh",
    "Hội đồng nhân dân cấp tỉnh": "Hội đồng nhân dân tỉnh",
    "Công an cấp tỉnh": "Công an tỉnh",
    "Bảo hiểm xã hội cấp tỉnh": "Bảo hiểm xã hội tỉnh",
}
"""What the national database names for all provinces at once: on the portal of one province it is that province's."""

OWN_PROVINCES = ("Quảng Ngãi", "Kon Tum")
"""The province, and the one that became part of it on 1 July 2025."""

ENDED = {
    "Bộ Giao thông vận tải": (date(2025, 3, 1), ("Bộ Xây dựng",)),
    "Bộ Kế hoạch và Đầu tư": (date(2025, 3, 1), ("Bộ Tài chính",)),
    "Bộ Lao động - Thương binh và Xã hội": (
        date(2025, 3, 1),
        ("Bộ Nội vụ", "Bộ Giáo dục và Đào tạo", "Bộ Y tế"),
    ),
    "Bộ Nông nghiệp và Phát triển nông thôn": (date(2025, 3, 1), ("Bộ Nông nghiệp và Môi trường",)),
    "Bộ Tài nguyên và Môi trường": (date(2025, 3, 1), ("Bộ Nông nghiệp và Môi trường",)),
    "Bộ Thông tin và Truyền thông": (date(2025, 3, 1), ("Bộ Khoa học và Công nghệ",)),
    "Ủy ban Dân tộc": (date(2025, 3, 1), ("Bộ Dân tộc và Tôn giáo",)),
    "Ủy ban nhân dân cấp huyện": (date(2025, 7, 1), ()),
}
"""Since when a body is no more, and who took over its duties where one can say: Nghị quyết 176/2025/QH15 of ministries,
the end of districts of the law on local government."""

LABELS = ("Văn bản hợp nhất",)
"""What stands among the issuers of a document and is no body."""

BEGINNINGS = (
    "Ban", "BCH", "Bảo hiểm", "Bộ", "Chính phủ", "Chủ tịch", "Cục", "Đoàn", "Hội đồng", "Hội", "Kho bạc", "Kiểm toán",
    "Liên đoàn", "Mặt trận", "Ngân hàng", "Quốc hội", "Sở", "Thanh tra", "Thủ tướng", "Tòa án", "Tổng", "Ủy ban",
    "Văn phòng", "Viện", "UBND", "HĐND",
)  # fmt: skip
"""How the name of a body begins: what follows a dash and begins otherwise still belongs to the body before it."""

KINDS_OF_BODY = (
    "Ban Chỉ đạo", "Ban Quản lý", "Ban", "Bộ", "Chi cục", "Cục", "Hội đồng", "Phòng", "Sở", "Tổng cục", "Trung tâm",
    "Văn phòng", "Viện", "Vụ", "Ủy ban",
)  # fmt: skip
"""Kinds after which the field of activity is written with a capital letter."""

CENTRAL_BEGINNINGS = (
    "Ban Chỉ đạo PPP", "Bảo hiểm xã hội Việt Nam", "Bộ", "Chính phủ", "Chủ tịch nước", "Cục", "Hội đồng Thẩm phán",
    "Hội đồng Tư vấn đặc xá", "Kho bạc Nhà nước", "Kiểm toán nhà nước", "Ngân hàng Nhà nước", "Quốc hội",
    "Thanh tra Chính phủ", "Thủ tướng", "Tòa án nhân dân tối cao", "Tổng cục", "Văn phòng Chính phủ",
    "Văn phòng Chủ tịch nước",
    "Văn phòng Quốc hội", "Viện kiểm sát nhân dân tối cao", "Vụ", "Ủy ban Chứng khoán", "Ủy ban Dân tộc",
    "Ủy ban Thường vụ Quốc hội",
)  # fmt: skip
CENTRAL_WORDS = ("Trung ương", "Quốc gia", "Việt Nam", "Bộ Chính trị", "của Chính phủ", "của Quốc hội")

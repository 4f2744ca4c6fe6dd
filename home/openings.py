"""The first words of a new portal in each language; editors change them in the CMS."""

from dataclasses import dataclass

from core.models import BasePage
from legal.models import LegalIndexPage
from news.models import NewsIndexPage
from preparing.models import LifeEventIndexPage
from services.models import ProcedureIndexPage


@dataclass(frozen=True, kw_only=True)
class SectionOpening:
    """The index page of one section: where it stands and what it says of itself."""

    model: type[BasePage]
    title: str
    slug: str
    menu_text: str = ""
    """In the header; empty for a section that is reached from others."""
    summary: str = ""


@dataclass(frozen=True, kw_only=True)
class Opening:
    """The words of a new tree in one language."""

    language: str
    slug: str
    title: str
    welcome: str
    search_example: str
    sections: tuple[SectionOpening, ...]
    links: tuple[tuple[str, str], ...]
    """What else stands in the header: texts and addresses."""
    footer_title: str
    footer: tuple[tuple[str, str], ...]
    """What stands in the first column of the footer."""


OPENINGS = (
    Opening(
        language="vi",
        slug="trang-chu",
        title="Trang chủ",
        welcome="Thủ tục, văn bản và tin tức của tỉnh, tìm ở một nơi",
        search_example="Ví dụ: đăng ký khai sinh, 12/2026/QĐ-UBND",
        sections=(
            SectionOpening(
                model=ProcedureIndexPage,
                title="Thủ tục hành chính",
                slug="thu-tuc",
                menu_text="Thủ tục",
                summary="Giấy tờ cần chuẩn bị, nơi nộp, thời hạn và lệ phí của từng thủ tục.",
            ),
            SectionOpening(
                model=LegalIndexPage,
                title="Văn bản",
                slug="van-ban",
                menu_text="Văn bản",
                summary="Văn bản quy phạm pháp luật và văn bản hành chính, kèm tình trạng hiệu lực và căn cứ xác định.",
            ),
            SectionOpening(
                model=NewsIndexPage, title="Tin tức, thông báo", slug="tin-tuc", menu_text="Tin tức, thông báo"
            ),
            SectionOpening(
                model=LifeEventIndexPage,
                title="Sự kiện trong đời",
                slug="su-kien",
                summary="Sinh con, xây nhà, mở cửa hàng: những việc cần làm theo từng bước, kèm thủ tục của mỗi bước.",
            ),
        ),
        links=(("Cơ quan", "/co-quan/"), ("Xã, phường", "/xa-phuong/"), ("Tìm kiếm", "/tim-kiem/")),
        footer_title="Dùng trang này",
        footer=(("Sự kiện trong đời", "/su-kien/"), ("Chất lượng phục vụ", "/chat-luong/")),
    ),
    Opening(
        language="en",
        slug="home-en",
        title="Home",
        welcome="Services, documents and news of the province, found in one place",
        search_example="For example: birth registration, 12/2026/QĐ-UBND",
        sections=(
            SectionOpening(
                model=ProcedureIndexPage,
                title="Administrative procedures",
                slug="services",
                menu_text="Procedures",
                summary="The papers to prepare, where to file, time limit and fee of each procedure. "
                "The procedures themselves are in Vietnamese.",
            ),
            SectionOpening(
                model=LegalIndexPage,
                title="Documents",
                slug="documents",
                menu_text="Documents",
                summary="Legal and administrative documents, whether they are in force, and on what evidence. "
                "The texts are in Vietnamese.",
            ),
            SectionOpening(
                model=NewsIndexPage, title="News and announcements", slug="news", menu_text="News and announcements"
            ),
            SectionOpening(
                model=LifeEventIndexPage,
                title="Life events",
                slug="life-events",
                summary="A birth, a house, a shop: what to do step by step, with the procedures of each step.",
            ),
        ),
        links=(("Agencies", "/en/co-quan/"), ("Communes", "/en/xa-phuong/"), ("Search", "/en/tim-kiem/")),
        footer_title="Using this site",
        footer=(("Life events", "/en/life-events/"), ("Quality of service", "/en/chat-luong/")),
    ),
)

"""One page of each type in each language: what every promise about pages is tried on."""

from collections.abc import Callable
from dataclasses import dataclass

from wagtail.models import Page, get_page_models

from services.case_keys import key_of

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}


@dataclass(frozen=True, kw_only=True)
class PublicPage:
    """A page of the portal; ``status`` is what it answers."""

    name: str
    address: str
    language: str
    status: int = 200


def public_pages() -> list[PublicPage]:
    """Return the newest live page of each type and language, and the pages that are no page of the CMS."""
    return [*_cms_pages(), *_other_pages("vi", ""), *_other_pages("en", "/en")]


def _cms_pages() -> list[PublicPage]:
    found = []
    for model in get_page_models():
        if model is Page or model._meta.abstract:
            continue
        for language in ("vi", "en"):
            pages = model.objects.live().public().filter(locale__language_code=language)
            # The longest is the hardest: tables, pictures, papers and corrections stand in long pages.
            page = max(pages, key=lambda page: len(page.to_json()), default=None)
            if page is not None:
                found.append(PublicPage(name=model.__name__, address=page.url, language=language))
    return found


def _other_pages(language: str, prefix: str) -> list[PublicPage]:
    def page(name: str, address: str, status: int = 200) -> PublicPage:
        return PublicPage(name=name, address=prefix + address, language=language, status=status)

    index = "/tin-tuc/" if language == "vi" else "/news/"
    documents = "/van-ban/" if language == "vi" else "/documents/"
    return [
        page("search, nothing asked", "/tim-kiem/"),
        page("search", "/tim-kiem/?q=tinh"),
        page("search, filtered", "/tim-kiem/?q=tinh&loai=tin-tuc&loai=thong-bao&tu=01/2026"),
        page("search, nothing found", "/tim-kiem/?q=xyzzyqwx"),
        page("how search orders", "/tim-kiem/cach-xep-hang/"),
        page("search, unreadable", "/tim-kiem/?q=tinh&tu=99/99&loai=zzz&trang=0"),
        page("news, filtered", f"{index}?nam=2026&loai=thong-bao"),
        page("documents, filtered", f"{documents}?hieu-luc=con-hieu-luc&co-quan=so-y-te&sap-xep=cu-nhat"),
        page("documents, nothing found", f"{documents}?q=xyzzyqwx&hieu-luc=khong-co"),
        page("agencies", "/co-quan/"),
        page("agency", "/co-quan/so-y-te/"),
        page("agency, dissolved", "/co-quan/uy-ban-nhan-dan-tinh-kon-tum/"),
        page("communes", "/xa-phuong/"),
        page("communes, by a former name", "/xa-phuong/?ten=ba+to"),
        page("communes, by nobody's name", "/xa-phuong/?ten=xyzzyqwx"),
        page("commune", "/xa-phuong/dac-khu-ly-son/"),
        page("quality", "/chat-luong/"),
        page("quality of an agency", "/chat-luong/so-y-te/"),
        page("not found", "/khong-co-trang-nay/", 404),
        *(_vietnamese_only(page) if language == "vi" else []),
    ]


def _vietnamese_only(page: Callable[[str, str], PublicPage]) -> list[PublicPage]:
    """Return what stands in no other language."""
    checklist = "/thu-tuc/dang-ky-bien-dong-dat-dai/chuan-bi/"
    return [
        page("sign in", "/accounts/login/"),
        page("counters", "/thu-tuc/dang-ky-khai-sinh/noi-nop/?noi=ba+to"),
        page("counters, nowhere", "/thu-tuc/dang-ky-khai-sinh/noi-nop/?noi=xyzzyqwx"),
        page("deadline", "/thu-tuc/dang-ky-ho-kinh-doanh/han-tra-ket-qua/?cach=1&ngay=2026-04-28"),
        page("deadline of no day", "/thu-tuc/dang-ky-ho-kinh-doanh/han-tra-ket-qua/?cach=1&ngay=31/02/2026"),
        page("checklist, nothing chosen", checklist),
        page("checklist", f"{checklist}?truong-hop={key_of('Thừa kế')}&ban=cu"),
    ]

"""Procedures, and the list that they stand in."""

from typing import Any

import factory
from wagtail.models import Page

from services.models import (
    LegalBasis,
    PaperCase,
    ProcedureAgency,
    ProcedureIndexPage,
    ProcedurePage,
    ProcedureResult,
    ProcedureStep,
    RequiredPaper,
    WayToApply,
)
from tests.factories.pages import PageFactory, home_page


def procedure_index(language: str = "vi") -> ProcedureIndexPage:
    """Return the list of procedures of ``language``, making it where the foundation has none."""
    home = Page.objects.get(pk=home_page(language).pk)
    found = ProcedureIndexPage.objects.child_of(home).first()
    return found or home.add_child(instance=ProcedureIndexPage(title="Thủ tục hành chính", slug="thu-tuc"))


class ProcedurePageFactory(PageFactory):
    """A published procedure in Vietnamese with one of each part."""

    class Meta:
        model = ProcedurePage

    title = factory.Sequence(lambda n: f"Cấp giấy thử nghiệm {n}")
    official_name = factory.SelfAttribute("title")
    code = factory.Sequence(lambda n: f"9.{n:06}")
    levels = ("cap-xa",)
    audiences = ("cong-dan",)
    national_url = factory.LazyAttribute(lambda page: f"https://dichvucong.gov.vn/thu-tuc-hanh-chinh/{page.code}")
    steps = factory.LazyFunction(lambda: [ProcedureStep(title="Bước 1: Nộp hồ sơ", text="Nộp tại xã.\nChờ giấy hẹn.")])
    paper_cases = factory.LazyFunction(lambda: [PaperCase(papers=[RequiredPaper(name="Đơn đề nghị", originals=1)])])
    ways = factory.LazyFunction(lambda: [way("Trực tiếp")])
    results = factory.LazyFunction(lambda: [ProcedureResult(text="Giấy thử nghiệm")])
    bases = factory.LazyFunction(lambda: [LegalBasis(title="Luật Thử nghiệm", number="60/2014/QH13")])

    @classmethod
    def default_parent(cls) -> Page:
        """Return the Vietnamese list of procedures."""
        return procedure_index()

    @classmethod
    def _create(cls, model_class: type[Page], *args: Any, **kwargs: Any) -> Page:
        for name in ("levels", "audiences"):
            kwargs[name] = list(kwargs[name])
        return super()._create(model_class, *args, **kwargs)


def way(method: str, **facts: Any) -> WayToApply:
    """Return a way to apply of five working days, free of charge, unless ``facts`` say otherwise."""
    given = {"time_limit": "5 ngày làm việc", "amount": 5, "unit": "working_days", "fee": "Miễn phí"} | facts
    return WayToApply(method=method, **given)


def acting(agency: Any, role: str = "implementing") -> ProcedureAgency:
    """Return ``agency`` in a role."""
    return ProcedureAgency(agency=agency, role=role)

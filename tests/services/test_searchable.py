"""How procedures are found."""

import pytest

from search.documents import Facet, Kind
from search.registry import registry
from services.models import PaperCase, ProcedureStep, RequiredPaper, UnsplitPart
from services.searchable import audience_labels, level_labels, procedure_page
from tests.factories import AgencyFactory, FieldFactory
from tests.factories.services import ProcedurePageFactory, acting, procedure_index

pytestmark = pytest.mark.django_db


def test_a_procedure_is_found_by_every_part_of_it():
    page = ProcedurePageFactory(
        title="Khai sinh",
        official_name="Thủ tục đăng ký khai sinh",
        code="1.001193",
        agency=AgencyFactory(slug="so-tu-phap"),
        agencies=[
            acting(AgencyFactory(slug="ubnd-xa", name="UBND xã")),
            acting(AgencyFactory(slug="cong-an"), "coordinating"),
        ],
        fields=[FieldFactory(slug="ho-tich")],
        levels=["cap-xa", "cap-tinh"],
        paper_cases=[PaperCase(heading="Bỏ rơi", papers=[RequiredPaper(name="Giấy chứng sinh", forms="to-khai.docx")])],
        steps=[ProcedureStep(title="Bước 1", text="Nộp tại xã")],
        conditions="Trong 60 ngày",
        unsplit_parts=[UnsplitPart(part="other", text="Nguyên văn")],
    )
    found = procedure_page(page)
    assert (found.kind, found.title, found.identifiers) == (Kind.PROCEDURE, "Khai sinh", ("1.001193",))
    assert found.official_title == "Thủ tục đăng ký khai sinh"
    for words in ("Bỏ rơi", "Giấy chứng sinh", "Nộp tại xã", "Trong 60 ngày", "Nguyên văn", "UBND xã", "60/2014/QH13"):
        assert words in found.body
    assert found.attachments == "to-khai.docx"
    assert found.facets == {
        Facet.AGENCY: ("so-tu-phap", "ubnd-xa"),
        Facet.FIELD: ("ho-tich",),
        Facet.LEVEL: ("cap-xa", "cap-tinh"),
        Facet.AUDIENCE: ("cong-dan",),
    }


def test_an_official_name_that_is_the_title_is_not_said_twice():
    assert procedure_page(ProcedurePageFactory()).official_title == ""


def test_levels_and_audiences_have_names_in_both_languages():
    assert level_labels(["cap-xa", "cap-huyen"], "vi") == {"cap-xa": "Cấp xã"}
    assert audience_labels(["cong-dan"], "en") == {"cong-dan": "Vietnamese citizens"}


def test_a_renamed_agency_or_field_touches_its_procedures_only():
    agency, field = AgencyFactory(), FieldFactory()
    by_role = ProcedurePageFactory(agencies=[acting(agency)])
    by_publisher = ProcedurePageFactory(agency=agency)
    of_field = ProcedurePageFactory(fields=[field])
    touched = {pk for read in registry.dependents[type(agency)] for pk in read(agency)}
    assert {by_role.pk, by_publisher.pk} <= touched
    assert of_field.pk not in touched
    assert of_field.pk in {pk for read in registry.dependents[type(field)] for pk in read(field)}


@pytest.mark.parametrize(("name", "value"), [("cap", "cap-xa"), ("doi-tuong", "cong-dan"), ("linh-vuc", "ho-tich")])
def test_the_list_filters_by_what_procedures_have(client, django_capture_on_commit_callbacks, name, value):
    with django_capture_on_commit_callbacks(execute=True):
        ProcedurePageFactory(title="Thủ tục được tìm", fields=[FieldFactory(slug="ho-tich")])
        ProcedurePageFactory(title="Thủ tục khác", levels=["trung-uong"], audiences=["hop-tac-xa"])
    address = procedure_index().url
    assert client.get(address).context["found"].total == 2
    shown = client.get(address, {name: value})
    assert shown.context["found"].total == 1
    assert "Thủ tục được tìm" in shown.content.decode()


def test_everyday_names_are_searched() -> None:
    page = ProcedurePageFactory(everyday_names="làm sổ đỏ\nsang tên đất")
    assert procedure_page(page).other_names == ("làm sổ đỏ", "sang tên đất")

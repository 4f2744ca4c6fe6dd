"""Readers ask what is to pay on a day; editors keep the old lines when a new resolution comes."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from services.case_keys import key_of
from services.models import PaperCase, ProcedureFee
from tests.factories.services import ProcedurePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return ProcedurePageFactory(
        fees=[
            ProcedureFee(fee="50.000 đồng", valid_until=date(2026, 6, 30)),
            ProcedureFee(
                fee="70.000 đồng",
                valid_from=date(2026, 7, 1),
                exempt="Hộ nghèo\nNgười khuyết tật <nặng>",
                resolution="Nghị quyết số 2/2026/NQ-HĐND",
            ),
            ProcedureFee(fee="Miễn phí", way="Trực tuyến"),
        ]
    )


def shown(client, page, **asked):
    answer = client.get(f"{page.get_url()}le-phi/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_procedure_leads_there(client, page):
    assert f'href="{page.get_url()}le-phi/"' in client.get(page.get_url()).content.decode()


def test_a_procedure_without_lines_has_no_such_page(client):
    other = ProcedurePageFactory()
    assert "le-phi/" not in client.get(other.get_url()).content.decode()
    assert client.get(f"{other.get_url()}le-phi/").status_code == 404


def test_the_fee_of_the_day_is_shown_with_its_exemptions_and_its_resolution(client, page):
    text = shown(client, page, ngay="01/07/2026")
    assert "70.000 đồng" in text
    assert "50.000 đồng" not in text
    assert "Hộ nghèo<br>Người khuyết tật &lt;nặng&gt;" in text
    assert "2/2026/NQ-HĐND" in text


def test_an_earlier_day_has_the_earlier_fee_and_names_the_change(client, page):
    text = shown(client, page, ngay="2026-01-15")
    assert "50.000 đồng" in text
    assert "Thay đổi từ ngày" in text
    assert "01/07/2026" in text


@pytest.mark.parametrize("typed", ["31/02/2026", "hôm nay", "<b>", "9" * 300])
def test_what_is_no_day_is_said_and_stays(client, page, typed):
    text = shown(client, page, ngay=typed)
    assert 'role="alert"' in text
    assert "70.000 đồng" not in text
    assert "<b>" not in text


def test_a_choice_that_there_is_not_means_all(client, page):
    assert "Miễn phí" in shown(client, page, ngay="2026-07-01", cach="Bay")


class TestTheCaseOfAChecklist:
    @pytest.fixture
    def page(self):
        fees = [ProcedureFee(fee="1.000 đồng", case="Thừa kế"), ProcedureFee(fee="2.000 đồng", case="Tặng cho")]
        cases = [
            PaperCase(heading=f"{number}. Trường hợp {name}:") for number, name in ((1, "thừa kế"), (2, "tặng cho"))
        ]
        return ProcedurePageFactory(fees=fees, paper_cases=cases)

    def test_it_is_chosen_here_too(self, client, page):
        text = shown(client, page, **{"truong-hop": key_of("1. Trường hợp thừa kế:")})
        assert "1.000 đồng" in text
        assert "2.000 đồng" not in text
        assert "<option selected>Thừa kế</option>" in text

    def test_a_choice_on_this_page_goes_before_it(self, client, page):
        key = key_of("1. Trường hợp thừa kế:")
        assert "1.000 đồng" not in shown(client, page, **{"truong-hop": [key, "Tặng cho"]})
        assert "2.000 đồng" in shown(client, page, **{"truong-hop": [key, ""]})

    def test_of_several_cases_all_fees_are_shown(self, client, page):
        keys = [key_of("1. Trường hợp thừa kế:"), key_of("2. Trường hợp tặng cho:")]
        text = shown(client, page, **{"truong-hop": keys})
        assert "1.000 đồng" in text
        assert "2.000 đồng" in text


def test_an_end_before_the_beginning_is_refused():
    with pytest.raises(ValidationError) as refused:
        ProcedureFee(fee="x", valid_from=date(2026, 2, 1), valid_until=date(2026, 1, 1)).clean()
    assert "valid_until" in refused.value.message_dict

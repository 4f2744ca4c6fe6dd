"""No address, whatever its parameters and bytes, breaks the results page or the suggestions."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.pages import home_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _foundation() -> None:
    home_page()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    values=st.dictionaries(
        st.sampled_from(("q", "loai", "linh-vuc", "co-quan", "nam", "tu", "den", "sap-xep", "trang")),
        st.text(max_size=60)
        | st.sampled_from(
            [
                '" OR 1=1 --',
                "NEAR(",
                "a*",
                "'",
                "title:x",
                "%",
                "\\",
                "AND OR NOT",
                "tin-tuc",
                "2025",
                "31/12/9999",
                "9" * 99,
            ]
        ),
        max_size=6,
    ),
    language=st.sampled_from(("", "/en")),
)
def test_no_address_breaks_the_page_or_the_suggestions(client: Client, values: dict[str, str], language: str) -> None:
    values = {name: value.encode("utf-8", "replace").decode() for name, value in values.items()}
    assert client.get(f"{language}/tim-kiem/", values).status_code in (200, 302)
    assert client.get(f"{language}/tim-kiem/goi-y/", values).status_code == 200


@pytest.mark.parametrize(
    "raw",
    [
        "q=%ED%A0%80",
        "q=%00",
        "q=%FF%FE",
        "q=%",
        "q[]=a",
        "=&=",
        "q=a&" * 300,
        "tu=%ED%B0%80&trang=%00",
        "q=" + "%F0%9F%92%A5" * 400,
    ],
)
def test_no_bytes_break_the_page(client: Client, raw: str) -> None:
    assert client.get(f"/tim-kiem/?{raw}").status_code == 200
    assert client.get(f"/tim-kiem/goi-y/?{raw}").status_code == 200

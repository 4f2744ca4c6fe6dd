"""What programmers read about the API: sound by its own rules, and true of what is answered."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import Resolver404, resolve
from jsonschema import Draft202012Validator

from quality.giving.figure_rows import FIELDS, NEEDED
from quality.giving.tokens import make_token
from search.queries import FACET_NAMES
from search.results.parameters import DATED_FROM, DATED_TO, PAGE, SORT, WORDS
from tests.factories import AgencyFactory
from tests.factories.pages import home_page
from tests.factories.quality import IndicatorFactory

pytestmark = pytest.mark.django_db
FIGURES = "/api/chat-luong/so-lieu"


@pytest.fixture
def document(client: Client) -> dict[str, Any]:
    home_page()
    response = client.get("/api/openapi.json")
    assert response.status_code == 200
    assert response["Access-Control-Allow-Origin"] == "*"
    found: dict[str, Any] = response.json()
    return found


def everything(within: Any) -> Iterator[dict[str, Any]]:
    if isinstance(within, dict):
        yield within
    for one in within.values() if isinstance(within, dict) else within if isinstance(within, list) else ():
        yield from everything(one)


def validator(document: dict[str, Any], name: str) -> Draft202012Validator:
    whole = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
    return Draft202012Validator(whole)


def test_every_schema_is_one_and_every_reference_leads_to_one(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1.")
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    references = {one["$ref"] for one in everything(document) if "$ref" in one}
    assert references == {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}


def test_every_path_leads_somewhere_and_tells_what_it_answers(document: dict[str, Any]) -> None:
    names = set()
    for path, operations in document["paths"].items():
        try:
            resolve(path)
        except Resolver404:
            pytest.fail(path)
        for operation in operations.values():
            names.add(operation["operationId"])
            assert all(response["description"] for response in operation["responses"].values())
    assert names == {"search", "follow", "sendFigures"}


def test_every_parameter_that_the_page_reads_is_described(document: dict[str, Any]) -> None:
    described = {one["name"] for one in document["paths"]["/api/tim-kiem"]["get"]["parameters"]}
    assert described == {WORDS, *FACET_NAMES, DATED_FROM, DATED_TO, SORT, PAGE}


def test_a_figure_is_described_with_the_fields_that_are_read(document: dict[str, Any]) -> None:
    figure = document["components"]["schemas"]["Figure"]
    assert set(figure["properties"]) == set(FIELDS)
    assert set(figure["required"]) == set(NEEDED) - {"agency"}


def test_what_is_answered_to_figures_is_what_is_described(document: dict[str, Any]) -> None:
    for name in ("default", "limits", "guesses", "permits"):
        caches[name].clear()
    IndicatorFactory(code="dung-han")
    token = make_token(name="Một cửa", agency=AgencyFactory(), by=None)[1]
    right = [{"period": "2026-01", "indicator": "dung-han", "value": 97.5}]
    for sent, authorization, status in (
        (right, f"Bearer {token}", 200),
        ([{"period": "2026-01", "indicator": "khong-co", "value": "x"}], f"Bearer {token}", 422),
        (right, "Bearer wrong", 401),
    ):
        response = Client().post(
            FIGURES, json.dumps(sent), content_type="application/json", headers={"Authorization": authorization}
        )
        assert response.status_code == status
        said = document["paths"][FIGURES]["post"]["responses"][str(status)]["content"]["application/json"]["schema"]
        validator(document, said["$ref"].rsplit("/", 1)[-1]).validate(response.json())

"""``GET /api/tim-kiem`` as OpenAPI describes it, written by hand; a test holds real answers against it.

Pure values in the terms of OpenAPI 3.1 and JSON Schema 2020-12.
"""

from collections.abc import Mapping
from typing import Any

from search.curation.promoted import MOST_SHOWN
from search.documents import Facet, Kind
from search.queries import FACET_NAMES, KIND_FACET, MAX_PAGE, MAX_WORDS_LENGTH, PER_PAGE, YEAR_FACET, Sort
from search.results.parameters import DATED_FROM, DATED_TO, MAX_CHOICES, PAGE, SORT, WORDS

Schema = dict[str, Any]

_FACETS: Mapping[str, str] = {
    Facet.FIELD: "Fields of activity, by their slugs.",
    Facet.AGENCY: "Agencies that issue or provide, by their slugs.",
    Facet.VALIDITY: "States of validity of legal documents.",
    Facet.LEVEL: "Levels at which a procedure is carried out.",
    Facet.DOCUMENT_TYPE: "Types of legal documents.",
    Facet.AUDIENCE: "Who may apply in a procedure.",
}


def _object(properties: Schema, *, optional: tuple[str, ...] = ()) -> Schema:
    """Return an object of exactly these properties, all of them there."""
    needed = [name for name in properties if name not in optional]
    return {"type": "object", "additionalProperties": False, "required": needed, "properties": properties}


def _list_of(items: Schema, **more: Any) -> Schema:
    return {"type": "array", "items": items, **more}


def _or_null(**schema: Any) -> Schema:
    return {**schema, "type": [schema["type"], "null"]}


TEXT: Schema = {"type": "string"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
YES_OR_NO: Schema = {"type": "boolean"}

SCHEMAS: dict[str, Schema] = {
    "Error": _object({"error": {"type": "string", "description": "What went wrong, for a person."}}),
    "Segment": _object(
        {"text": TEXT, "is_match": {"type": "boolean", "description": "Whether these are words that were looked for."}}
    ),
    "Result": _object(
        {
            "title": TEXT,
            "title_segments": _list_of({"$ref": "#/components/schemas/Segment"}),
            "url": ADDRESS,
            "kind": _object({"value": {"type": "string", "enum": [kind.value for kind in Kind]}, "label": TEXT}),
            "language": {"type": "string", "description": "Of title, text and page: vi or en."},
            "snippet": {"type": "string", "description": "Plain text, no markup: escape it before you show it."},
            "snippet_segments": _list_of(
                {"$ref": "#/components/schemas/Segment"}, description="Joined they are the snippet."
            ),
            "identifiers": _list_of(TEXT, description="Numbers and codes as written."),
            "agencies": _list_of(TEXT, description="Names, at most three."),
            "validity": _or_null(type="string", description="Of a legal document, in words."),
            "date": _or_null(type="string", format="date", description="Published or issued on."),
            "part_of": _or_null(
                type="string", description="Title of the whole, where this is a part such as an article."
            ),
            "found_in": {
                "anyOf": [
                    _object({"file": TEXT, "page": _or_null(type="integer", minimum=1)}),
                    {"type": "null"},
                ],
                "description": "The attached file, and its page, in which the snippet stands.",
            },
            "is_demonstration": {"type": "boolean", "description": "Made up to show the portal: nothing of it holds."},
        }
    ),
    "Facet": _object(
        {
            "name": {"type": "string", "enum": list(FACET_NAMES)},
            "label": TEXT,
            "options": _list_of(
                _object(
                    {
                        "value": TEXT,
                        "label": TEXT,
                        "count": {"type": "integer", "minimum": 0},
                        "is_chosen": YES_OR_NO,
                    }
                )
            ),
        }
    ),
    "Answer": _object(
        {
            "query": _object(
                {
                    "words": {"type": "string", "maxLength": MAX_WORDS_LENGTH, "description": "As they were searched."},
                    "sort": {"type": "string", "enum": [sort.value for sort in Sort]},
                    "page": {"type": "integer", "minimum": 1, "maximum": MAX_PAGE},
                    "languages": _list_of(TEXT),
                }
            ),
            "total": {"type": "integer", "minimum": 0},
            "recommended": _list_of(
                _object({"result": {"$ref": "#/components/schemas/Result"}, "reason": TEXT}),
                maxItems=MOST_SHOWN,
                description="What editors put above the results of these words, and why; not said again below.",
            ),
            "results": _list_of({"$ref": "#/components/schemas/Result"}, maxItems=PER_PAGE),
            "facets": _list_of({"$ref": "#/components/schemas/Facet"}),
            "links": _object(
                {
                    "self": ADDRESS,
                    "previous": _or_null(**ADDRESS),
                    "next": _or_null(**ADDRESS),
                    "page": {**ADDRESS, "description": "The same for people."},
                    "feed": {**ADDRESS, "description": "The same search as RSS."},
                }
            ),
            "messages": _list_of(
                _object({"parameter": TEXT, "text": TEXT}),
                description="What could not be read as it was sent, and what was done instead.",
            ),
            "read_as": _or_null(
                type="string", description="What the words were taken for, where that is not what was sent."
            ),
            "nearly": _list_of(
                {"$ref": "#/components/schemas/Result"},
                description="Only where nothing else was found: what holds some of the words, or nearly so.",
            ),
            "did_you_mean": _or_null(type="string", description="Words near by that find something."),
            "is_fallback": {
                "type": "boolean",
                "description": "The search server was down and the database answered: the order may differ a little.",
            },
        }
    ),
}


def _parameter(name: str, description: str, schema: Schema) -> Schema:
    return {"name": name, "in": "query", "description": description, "schema": schema}


def _choices(name: str, description: str, items: Schema) -> Schema:
    chosen = _list_of(items, maxItems=MAX_CHOICES)
    return {**_parameter(name, description, chosen), "style": "form", "explode": True}


def _parameters() -> list[Schema]:
    kinds: Schema = {"type": "string", "enum": [kind.value for kind in Kind]}
    return [
        _parameter(
            WORDS, "Words or a document's number, with or without accents.", {**TEXT, "maxLength": MAX_WORDS_LENGTH}
        ),
        _choices(KIND_FACET, "Kinds of results.", kinds),
        *(_choices(name, words, TEXT) for name, words in _FACETS.items()),
        _choices(YEAR_FACET, "Years.", {"type": "integer"}),
        _parameter(DATED_FROM, "First day: 30/01/2007, 2007-01-30, 5/2025 or 2025.", TEXT),
        _parameter(DATED_TO, "Last day, written alike.", TEXT),
        _parameter(
            SORT, "Order.", {"type": "string", "enum": [sort.value for sort in Sort], "default": Sort.RELEVANCE.value}
        ),
        _parameter(PAGE, "Page.", {"type": "integer", "minimum": 1, "maximum": MAX_PAGE, "default": 1}),
    ]


def _said(description: str, schema: str = "") -> Schema:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": description, **({"content": content} if schema else {})}


PATHS: dict[str, Schema] = {
    "/api/tim-kiem": {
        "get": {
            "operationId": "search",
            "summary": "Search everything that is published",
            "description": (
                "The same search as the page /tim-kiem/, with the same parameters. Whatever is sent is answered; what"
                " cannot be read is left out with a message. Labels and messages are in Vietnamese; below /en they are"
                " in English."
            ),
            "parameters": _parameters(),
            "responses": {
                "200": _said("One page of results.", "Answer"),
                "302": _said("There is no such page; the last one stands at the address given."),
                "304": _said("What the asker has (If-None-Match) is the answer still."),
                "405": _said("Searches are asked by GET.", "Error"),
                "429": _said("Too many questions from one address: wait a little."),
                "503": _said("Neither the search server nor the database answers.", "Error"),
            },
        }
    },
    "/tim-kiem/rss": {
        "get": {
            "operationId": "follow",
            "summary": "Follow a search as RSS 2.0, the newest 50",
            "parameters": [one for one in _parameters() if one["name"] not in (SORT, PAGE)],
            "responses": {
                "200": {"description": "The feed.", "content": {"application/rss+xml": {"schema": TEXT}}},
                "304": _said("What the asker has (If-None-Match) is the answer still."),
                "503": _said("Neither the search server nor the database answers."),
            },
        }
    },
}

"""``POST /api/chat-luong/so-lieu`` as OpenAPI describes it, written by hand; a test holds real answers against it."""

from typing import Any

from quality.giving.api import LARGEST
from quality.giving.figure_rows import NEEDED, PROVINCE
from quality.giving.messages import LONGEST_TEXT, MOST_FIGURES, PROBLEMS_TOLD
from quality.models.figure import LONGEST_SOURCE

Schema = dict[str, Any]

_NUMBER: Schema = {"type": ["number", "string"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}

SCHEMAS: dict[str, Schema] = {
    "Figure": {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name in NEEDED if name != "agency"],
        "properties": {
            "period": {"type": "string", "description": "2026-10, 2026-Q3 or 2026, as the indicator is measured."},
            "agency": {
                "type": ["string", "null"],
                "maxLength": LONGEST_TEXT,
                "description": f"Slug or name; {PROVINCE} for the whole province. A token of one agency needs none.",
            },
            "indicator": {"type": "string", "description": "Its code."},
            "value": _NUMBER,
            "numerator": {"type": ["number", "string", "null"]},
            "denominator": {"type": ["number", "string", "null"]},
            "source": {"type": ["string", "null"], "maxLength": LONGEST_SOURCE},
        },
    },
    "FiguresTaken": {
        "type": "object",
        "additionalProperties": False,
        "required": ["created", "updated", "unchanged"],
        "properties": {"created": _COUNT, "updated": _COUNT, "unchanged": _COUNT},
    },
    "FiguresRefused": {
        "type": "object",
        "additionalProperties": False,
        "required": ["error"],
        "properties": {
            "error": {"type": "string", "description": "Why nothing was written, for a person."},
            "problems": {
                "type": "array",
                "maxItems": PROBLEMS_TOLD,
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["index", "field", "reason"],
                    "properties": {
                        "index": {"type": "integer", "minimum": 0, "description": "Which figure, from 0."},
                        "field": {"type": "string"},
                        "reason": {"type": "string"},
                    },
                },
            },
        },
    },
}

SECURITY_SCHEMES: dict[str, Schema] = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "Made by an administrator of the portal for each system that sends figures.",
    }
}


def _said(description: str, schema: str) -> Schema:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": description, "content": content}


PATHS: dict[str, Schema] = {
    "/api/chat-luong/so-lieu": {
        "post": {
            "operationId": "sendFigures",
            "summary": "Send figures of the quality of service",
            "description": "All of a message are written, or none. Sent again, a message changes nothing.",
            "security": [{"token": []}],
            "requestBody": {
                "required": True,
                "content": {
                    "application/json": {
                        "schema": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": MOST_FIGURES,
                            "items": {"$ref": "#/components/schemas/Figure"},
                        }
                    }
                },
            },
            "responses": {
                "200": _said("How many figures were written.", "FiguresTaken"),
                "401": _said("No token that holds.", "FiguresRefused"),
                "403": _said("Figures of somebody else.", "FiguresRefused"),
                "405": _said("Figures are sent by POST.", "FiguresRefused"),
                "413": _said(f"More than {LARGEST // 1024} kB.", "FiguresRefused"),
                "415": _said("No application/json.", "FiguresRefused"),
                "422": _said("No figures, or wrong ones.", "FiguresRefused"),
                "429": _said("Too many messages, or wrong tokens, within an hour.", "FiguresRefused"),
            },
        }
    }
}

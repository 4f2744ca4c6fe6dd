"""All that programs may ask and send, in one OpenAPI 3.1 document put together from what each app says of itself."""

from typing import Any

from core.addresses import absolute
from quality.giving import description as figures
from search.api import description as searching

VERSION = "1.0.0"
"""Of what is promised: the first number rises when an answer loses or changes something."""


def described(*, title: str) -> dict[str, Any]:
    """Return the document; ``title`` names the portal."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "version": VERSION,
            "description": "Public answers need no key and set no cookie; any site may read them. Ask no faster than"
            " five times a second.",
        },
        "servers": [{"url": absolute("")}],
        "paths": {**searching.PATHS, **figures.PATHS},
        "components": {
            "schemas": {**searching.SCHEMAS, **figures.SCHEMAS},
            "securitySchemes": figures.SECURITY_SCHEMES,
        },
    }

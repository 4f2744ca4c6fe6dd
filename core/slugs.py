"""The one rule for addresses: "Đăng ký khai sinh" → ``dang-ky-khai-sinh``.

Its twin for the page editor is ``static/js/admin-slug.js``; ``tests/core/test_slugs.py`` holds the two equal.
"""

import re

from core.vietnamese import fold

#: Wagtail's ``Page.slug`` holds this many characters.
MAX_LENGTH = 255

_SEPARATORS = re.compile("[^a-z0-9]+")


def slugify(text: str, max_length: int = MAX_LENGTH) -> str:
    """Return the address part for ``text``: lower-case ASCII letters and digits joined by single hyphens.

    Cut at a hyphen where one falls within ``max_length``. Text without a Latin letter or digit gives "".
    """
    slug = _SEPARATORS.sub("-", fold(text)).strip("-")
    if len(slug) <= max_length:
        return slug
    cut = slug.rfind("-", 0, max_length + 1)
    return slug[: cut if cut > 0 else max_length]

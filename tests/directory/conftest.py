"""What every test of the directory begins with."""

import pytest
from django.conf import settings
from django.utils import translation


@pytest.fixture(autouse=True)
def _first_language() -> None:
    """Begin in Vietnamese: a test that read an English page leaves English behind it in the same thread."""
    translation.activate(settings.LANGUAGE_CODE)

"""The pictures of the README, made from the running portal so that they stay true.

``PORTAL_SCREENSHOTS=docs/screenshots script/test tests/browser/test_screenshots.py`` writes them.
"""

import os
from pathlib import Path

import pytest

from tests.browser.pages import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demonstration")]

PICTURES = {
    "home-360": ("/", PHONE),
    "home-1280": ("/", DESKTOP),
    "search-360": ("/tim-kiem/?q=thong+bao", PHONE),
}


@pytest.mark.parametrize("name", PICTURES)
def test_the_readme_shows_the_portal_as_it_is(name, open_page, tmp_path):
    address, viewport = PICTURES[name]
    folder = Path(os.environ.get("PORTAL_SCREENSHOTS", tmp_path))
    tab = open_page(address, viewport=viewport)
    tab.wait_for_load_state("networkidle")
    picture = folder / f"{name}.png"
    tab.screenshot(path=picture)
    assert picture.stat().st_size > 10_000  # an empty page is smaller
    readme = Path(__file__).parents[2] / "README.md"
    assert f"docs/screenshots/{name}.png" in readme.read_text()

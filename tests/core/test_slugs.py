"""Addresses: the rule in Python, and its twin in the admin's script."""

import json
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.slugs import slugify

SCRIPT = Path(__file__).parents[2] / "static" / "js" / "admin-slug.js"
VIETNAMESE_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đăng ký khai sinh", "dang-ky-khai-sinh"),
        ("Uỷ ban nhân dân tỉnh Quảng Ngãi", "uy-ban-nhan-dan-tinh-quang-ngai"),
        ("  Quyết định số 12/2026/QĐ-UBND – về giá đất…", "quyet-dinh-so-12-2026-qd-ubnd-ve-gia-dat"),
        ("Xã Ia H'Drai", "xa-ia-h-drai"),
        ("ĐẶC KHU LÝ SƠN", "dac-khu-ly-son"),
        ("!!!", ""),
    ],
)
def test_a_title_becomes_a_plain_address(title: str, slug: str) -> None:
    assert slugify(title) == slug
    assert slugify(unicodedata.normalize("NFD", title)) == slug


def test_a_long_address_is_cut_between_words() -> None:
    assert slugify("Đăng ký khai sinh", max_length=12) == "dang-ky-khai"
    assert slugify("Đăng ký khai sinh", max_length=11) == "dang-ky"
    assert slugify("Nghiêng", max_length=4) == "nghi"


@given(st.text(alphabet=VIETNAMESE_LETTERS + VIETNAMESE_LETTERS.upper() + " -–/", min_size=1), st.integers(1, 40))
def test_vietnamese_text_always_gives_an_address(text: str, limit: int) -> None:
    slug = slugify(text, max_length=limit)
    assert bool(slug) == any(letter.isalpha() for letter in text)
    assert len(slug) <= limit
    assert slugify(slug, max_length=limit) == slug


@pytest.mark.skipif(shutil.which("node") is None, reason="no Node.js to run the admin's script with")
def test_the_script_of_the_page_editor_follows_the_same_rule(shared_data: Path) -> None:
    titles = [
        line.split("\t")[1] for line in (shared_data / "text" / "tone_placement_pairs.tsv").open(encoding="utf-8")
    ]
    numbers = [line.split("\t")[0] for line in (shared_data / "text" / "document_numbers.tsv").open(encoding="utf-8")]
    odd = [
        "İstanbul ﬁn ² \uff46\uff55ll Ω ß Ⅳ 漢字 😀 \u212a",
        "",
        "---",
        "Đ" * 300,
        "chữ " * 90,
        unicodedata.normalize("NFD", "Cổng thông tin điện tử"),
    ]
    texts = [*titles, *numbers, *odd]
    program = (
        "const {slugify} = require(process.argv[1]);"
        "const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "console.log(JSON.stringify(texts.map(text => [slugify(text), slugify(text, 20)])));"
    )
    answer = subprocess.run(
        ["node", "-e", program, str(SCRIPT)], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    assert json.loads(answer.stdout) == [[slugify(text), slugify(text, max_length=20)] for text in texts]

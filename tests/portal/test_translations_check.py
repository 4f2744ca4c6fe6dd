"""The check of translations finds what is missing, uncertain, left over, broken or not compiled."""

import shutil
from pathlib import Path

import polib
import pytest

from script.translations import catalogue_faults, source_faults
from tests.servers.absence import lacking


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project of one template and one complete catalogue."""
    template = tmp_path / "core" / "templates" / "page.html"
    template.parent.mkdir(parents=True)
    template.write_text(
        '{% load i18n %}{% translate "Search" %}{% blocktranslate %}{{ count }} results{% endblocktranslate %}'
    )
    write(tmp_path, {"Search": "Tìm kiếm", "%(count)s results": "%(count)s kết quả"})
    return tmp_path


def write(root: Path, translations: dict[str, str], *, flags: tuple[str, ...] = ()) -> None:
    """Write and compile the catalogue."""
    folder = root / "locale" / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=utf-8", "Plural-Forms": "nplurals=1; plural=0;"}
    for original, translation in translations.items():
        catalogue.append(polib.POEntry(msgid=original, msgstr=translation, flags=list(flags)))
    catalogue.save(str(folder / "django.po"))
    catalogue.save_as_mofile(str(folder / "django.mo"))


def test_a_complete_catalogue_has_no_fault(root: Path) -> None:
    assert catalogue_faults(root / "locale") == []


@pytest.mark.parametrize(
    ("translations", "flags", "fault"),
    [
        ({"Search": ""}, (), "not translated: 'Search'"),
        ({"Search": "Tìm"}, ("fuzzy",), "(fuzzy), or new beside a similar one: 'Search'"),
        ({"%(count)s results": "kết quả"}, (), "other placeholders than the original: '%(count)s results'"),
        ({"%(count)s results": "%(cuont)s kết quả"}, (), "other placeholders than the original"),
    ],
)
def test_an_unfinished_translation_is_a_fault(
    root: Path, translations: dict[str, str], flags: tuple[str, ...], fault: str
) -> None:
    write(root, translations, flags=flags)
    assert any(fault in found for found in catalogue_faults(root / "locale"))


def test_a_compiled_file_of_other_words_is_a_fault(root: Path) -> None:
    folder = root / "locale" / "vi" / "LC_MESSAGES"
    catalogue = polib.pofile(str(folder / "django.po"))
    catalogue.find("Search").msgstr = "Tra cứu"
    catalogue.save()
    assert catalogue_faults(root / "locale") == [
        "locale/vi/LC_MESSAGES/django.mo: made from another .po than the one beside it"
    ]


def test_a_catalogue_that_was_never_compiled_is_a_fault(root: Path) -> None:
    (root / "locale" / "vi" / "LC_MESSAGES" / "django.mo").unlink()
    assert "missing" in catalogue_faults(root / "locale")[0]


def test_words_new_in_the_source_and_words_left_over_are_faults(root: Path) -> None:
    if shutil.which("xgettext") is None:
        lacking("no gettext (Debian: gettext)")
    assert source_faults(root) == []
    (root / "core" / "templates" / "page.html").write_text('{% load i18n %}{% translate "Ask the province" %}')
    found = source_faults(root)
    assert any("'Ask the province'" in fault for fault in found)
    assert any("no longer in the source: 'Search'" in fault for fault in found)

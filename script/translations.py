"""Whether the translations are complete: every English sentence of the source has its Vietnamese one, compiled.

``python script/translations.py`` prints each fault on a line and ends with 1 when there is any. What is new in
the source is found by gettext's ``xgettext``; without it that part is left out with a word, and in CI it is a fault.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import polib

ROOT = Path(__file__).resolve().parents[1]
CATALOGUES = ("locale", "locale_upstream")
SOURCES = (
    "core",
    "directory",
    "home",
    "news",
    "portal",
    "search",
    "legal",
    "services",
    "radar",
    "rating",
    "preparing",
    "quality",
    "editing",
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def main() -> int:
    """Print what is wrong and return the exit status."""
    found = [fault for folder in CATALOGUES for fault in catalogue_faults(ROOT / folder)]
    if shutil.which("xgettext"):
        found += source_faults(ROOT)
    elif os.environ.get("CI") == "true":
        found.append("xgettext is missing (Debian: gettext): what is new in the source cannot be found")
    else:
        print("xgettext is missing (Debian: gettext): what is new in the source was not looked for")  # noqa: T201
    for fault in found:
        print(fault)  # noqa: T201
    return 1 if found else 0


def catalogue_faults(folder: Path) -> list[str]:
    """Return what is wrong within the catalogues under ``folder``, read as they stand."""
    return [
        fault
        for path in sorted(folder.glob("*/LC_MESSAGES/*.po"))
        for fault in (*_entry_faults(path), *_compiled_faults(path))
    ]


def source_faults(root: Path) -> list[str]:
    """Return the sentences in which ``locale/vi`` and the source differ; works on a copy."""
    with tempfile.TemporaryDirectory() as copy:
        for name in (*SOURCES, "locale"):
            if (root / name).is_dir():
                shutil.copytree(root / name, Path(copy, name), ignore=shutil.ignore_patterns("*.pyc", "*.mo"))
        Path(copy, "locale").mkdir(exist_ok=True)
        made = subprocess.run(
            [sys.executable, "-m", "django", "makemessages", "--locale", "vi", "--no-location", "--verbosity", "0"],
            cwd=copy,
            env={name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode != 0:
            return [f"makemessages: {made.stderr.strip()}"]
        merged = Path(copy, "locale", "vi", "LC_MESSAGES", "django.po")
        return [f"source: {fault}" for fault in _entry_faults(merged)] if merged.exists() else []


def _entry_faults(path: Path) -> Iterator[str]:
    where = "/".join(path.parts[-4:])
    for entry in polib.pofile(str(path)):
        if entry.obsolete:
            yield f"{where}: no longer in the source: {_short(entry.msgid)}"
        elif entry.fuzzy:
            yield f"{where}: marked as uncertain (fuzzy), or new beside a similar one: {_short(entry.msgid)}"
        elif not entry.translated():
            yield f"{where}: not translated: {_short(entry.msgid)}"
        elif not _keeps_placeholders(entry):
            yield f"{where}: other placeholders than the original: {_short(entry.msgid)}"


def _keeps_placeholders(entry: polib.POEntry) -> bool:
    if entry.msgid_plural:
        # Vietnamese has one form for all counts; it answers to the plural.
        allowed = set(PLACEHOLDER.findall(entry.msgid)) | set(PLACEHOLDER.findall(entry.msgid_plural))
        return all(set(PLACEHOLDER.findall(text)) <= allowed for text in entry.msgstr_plural.values())
    return sorted(PLACEHOLDER.findall(entry.msgid)) == sorted(PLACEHOLDER.findall(entry.msgstr))


def _compiled_faults(path: Path) -> Iterator[str]:
    compiled = path.with_suffix(".mo")
    where = "/".join(compiled.parts[-4:])
    if not compiled.exists():
        yield f"{where}: missing (compile the .po beside it)"
    elif _pairs(polib.mofile(str(compiled))) != _pairs(e for e in polib.pofile(str(path)) if e.translated()):
        yield f"{where}: made from another .po than the one beside it"


def _pairs(entries: Iterable[Any]) -> set[tuple[str, ...]]:
    return {
        (entry.msgctxt or "", entry.msgid, entry.msgstr, *dict(entry.msgstr_plural or {}).values()) for entry in entries
    }


def _short(text: str) -> str:
    return repr(text if len(text) <= 70 else f"{text[:67]}…")


if __name__ == "__main__":
    sys.exit(main())

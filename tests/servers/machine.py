"""What the tests need from the machine, beside Python: what is there, and what apt may add.

``python -m tests.servers.machine NAME…`` installs what is missing of the named needs (none: all), where it may.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

from .postgresql import postgresql_programs

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_ON_MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
OLDEST_JDK = 17


def chromium_program() -> str | None:
    """Return the browser to drive: ``PORTAL_TEST_CHROMIUM``, or the first one found."""
    named = os.environ.get("PORTAL_TEST_CHROMIUM")
    found = (shutil.which(name) for name in ([named] if named else CHROMIUM_NAMES))
    on_macos = str(CHROMIUM_ON_MACOS) if CHROMIUM_ON_MACOS.exists() else None
    return next((program for program in found if program), on_macos)


def browser_driver_runs() -> bool:
    """Say whether Playwright's own program starts; a bare Debian lacks a library that it needs."""
    try:
        asked = subprocess.run([compute_driver_executable()[0], "--version"], capture_output=True, check=False)
    except OSError:
        return False
    return asked.returncode == 0


def has_jdk() -> bool:
    """Say whether a Java compiler is there that is new enough for Elasticsearch."""
    home = os.environ.get("JAVA_HOME")
    compiler = f"{home}/bin/javac" if home else "javac"
    try:
        said = subprocess.run([compiler, "-version"], capture_output=True, text=True, check=False)
    except OSError:
        return False
    version = re.search(r"javac (\d+)", said.stdout + said.stderr)
    return version is not None and int(version[1]) >= OLDEST_JDK


def has_vietnamese_fonts() -> bool:
    """Say whether a picture of a page would show accents; fontconfig knows, elsewhere we trust the system."""
    if shutil.which("fc-list") is None:
        return sys.platform == "darwin"
    said = subprocess.run(["fc-list", ":lang=vi", "family"], capture_output=True, text=True, check=False)
    return bool(said.stdout.strip())


def has_tesseract() -> bool:
    """Say whether the program that recognises words is there, with its Vietnamese."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    said = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    return "vie" in said.stdout.split()


@dataclass(frozen=True, kw_only=True)
class Need:
    """Something that tests need, how to see whether it is there, and Debian's packages that bring it.

    Each of ``packages`` is another way; packages that are needed together stand in one, with spaces between.
    """

    is_there: Callable[[], bool]
    packages: tuple[str, ...]
    for_what: str


NEEDS = {
    "chromium": Need(
        is_there=lambda: chromium_program() is not None,
        packages=("chromium", "chromium-browser"),
        for_what="the browser tests",
    ),
    "browser driver": Need(
        is_there=browser_driver_runs,
        packages=("libatomic1",),
        for_what="the browser tests",
    ),
    "fonts": Need(is_there=has_vietnamese_fonts, packages=("fonts-noto-core",), for_what="pictures of pages"),
    "postgresql": Need(
        is_there=lambda: postgresql_programs() is not None,
        packages=("postgresql",),
        for_what="the database tests on PostgreSQL",
    ),
    "jdk": Need(
        is_there=has_jdk,
        packages=(
            "openjdk-17-jdk-headless",
            "openjdk-21-jdk-headless",
            "default-jdk-headless",
        ),
        for_what="the Elasticsearch of the live tests",
    ),
    "maven": Need(
        is_there=lambda: shutil.which("mvn") is not None,
        packages=("maven",),
        for_what="the Elasticsearch of the live tests",
    ),
    "tesseract": Need(
        is_there=has_tesseract,
        packages=("tesseract-ocr tesseract-ocr-vie",),
        for_what="the test that recognises words on pictures of pages",
    ),
    "gettext": Need(
        is_there=lambda: shutil.which("xgettext") is not None,
        packages=("gettext",),
        for_what="the check of translations",
    ),
}


def missing(names: list[str]) -> list[str]:
    """Return which of the named needs are not met."""
    return [name for name in names if not NEEDS[name].is_there()]


def install(names: list[str]) -> None:
    """Install what is missing through apt where that may be done; say so, and what stays missing, on standard error."""
    wanted = missing(names)
    if wanted and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing through apt: {', '.join(wanted)}", file=sys.stderr)
        _apt("update", "-q")
        for name in wanted:
            _install_one(NEEDS[name])
    for name in missing(wanted):
        print(f"Missing: {name} ({NEEDS[name].packages[0]}), for {NEEDS[name].for_what}.", file=sys.stderr)


def _install_one(need: Need) -> None:
    """Try the packages in order: a release of Debian or Ubuntu has only some of them, or empty shells of them."""
    for package in need.packages:
        if _apt("install", "-y", "-q", "--no-install-recommends", *package.split()) == 0 and need.is_there():
            return


def _apt(*arguments: str) -> int:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["apt-get", *arguments], env=quiet, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        print(f"apt-get {' '.join(arguments)}: {done.stderr.strip()[-500:]}", file=sys.stderr)
    return done.returncode


if __name__ == "__main__":
    install(sys.argv[1:] or list(NEEDS))

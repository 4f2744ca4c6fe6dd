"""Every requirement is direct, with a reason, or pinned beneath one."""

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tests.servers.processes import ROOT

MOST_DIRECT = 25
OLDEST_PYTHON = "3.11.2"
"""Debian 12's own."""


def direct(name: str) -> list[str]:
    """Return the lines of ``name`` that name a package."""
    lines = (ROOT / name).read_text().splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-r"))]


def pinned(name: str) -> dict[str, str]:
    """Return package and version for each pinned line of ``name``."""
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / name).read_text(), flags=re.MULTILINE))


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_each_direct_requirement_has_a_reason_and_a_pin_that_it_allows(name: str) -> None:
    pins = pinned(f"{name}.txt")
    for line in direct(f"{name}.in"):
        text, _, reason = line.partition("#")
        requirement = Requirement(text.strip())
        assert reason.strip(), line
        assert pins[canonicalize_name(requirement.name)] in requirement.specifier, line


def test_there_are_few_direct_requirements() -> None:
    assert len(direct("requirements.in")) <= MOST_DIRECT


def test_development_has_the_same_versions_as_production() -> None:
    assert pinned("requirements.txt").items() <= pinned("requirements-dev.txt").items()


@pytest.mark.parametrize("name", sorted(pinned("requirements-dev.txt")))
def test_the_oldest_python_can_install_each_pin(name: str) -> None:
    allowed = distribution(name).metadata["Requires-Python"] or ""
    assert OLDEST_PYTHON in SpecifierSet(allowed)


def test_pins_name_no_index_of_packages() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        assert not re.search(r"://|--index-url|--trusted-host|--find-links /", Path(ROOT, name).read_text())

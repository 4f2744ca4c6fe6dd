"""The numbers that order results; they stand in ``ranking.toml``, each with its reason."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

RANKING_FILE = Path(__file__).with_name("ranking.toml")


@cache
def ranking() -> dict[str, Any]:
    """Return the tables of ``ranking.toml``."""
    return tomllib.loads(RANKING_FILE.read_text("utf-8"))

"""The portal's own rules on abbreviations and everyday names: ``everyday.toml`` as a vocabulary."""

import tomllib
from functools import cache
from pathlib import Path

from search.understanding.vocabulary import Synonyms

FILE = Path(__file__).with_name("everyday.toml")


@cache
def everyday_synonyms() -> tuple[Synonyms, ...]:
    """Return the rules of the file: abbreviations in both directions, the others in one."""
    tables: dict[str, dict[str, list[str]]] = tomllib.loads(FILE.read_text("utf-8"))
    there = [Synonyms(words=words, means=(means,)) for table in tables.values() for words, (means, _) in table.items()]
    back = [Synonyms(words=means, means=(words,)) for words, (means, _) in tables["abbreviations"].items()]
    return (*there, *back)

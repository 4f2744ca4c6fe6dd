"""What is kept of one entry for the database engine: its words, in the columns that are weighed apart."""

from dataclasses import dataclass

from search.engines.identifiers import StoredForms, stored_forms
from search.engines.names import name_keys
from search.models import SearchEntry
from search.tokens import pairs_of, syllables


@dataclass(frozen=True, slots=True)
class EntryTokens:
    """Folded syllables and pairs of the titles and of everything else, and the forms of identifiers and names."""

    title: list[str]
    title_pairs: list[str]
    body: list[str]
    body_pairs: list[str]
    identifiers: StoredForms
    names: tuple[str, ...]


def tokens_of(entry: SearchEntry) -> EntryTokens:
    """Return the tokens of a row. Pairs do not reach from one text into the next."""
    titles = [syllables(text) for text in (entry.title, entry.official_title, *entry.other_names)]
    bodies = [syllables(text) for text in (entry.summary, entry.body, entry.attachments)]
    return EntryTokens(
        title=[word for words in titles for word in words],
        title_pairs=[pair for words in titles for pair in pairs_of(words)],
        body=[word for words in bodies for word in words],
        body_pairs=[pair for words in bodies for pair in pairs_of(words)],
        identifiers=stored_forms(() if entry.parent_key else entry.identifiers),
        names=name_keys(entry),
    )

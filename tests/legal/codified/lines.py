"""Files of codified articles, read as the import reads them."""

from pathlib import Path

from django.utils import translation
from hypothesis import strategies as st

from legal.sources.codified_documents import SourceDocument, documents_of
from legal.sources.codified_files import read_articles
from tests.factories.codified import write_articles


def documents(folder: Path, *records) -> tuple[list[SourceDocument], list[str]]:
    """Return the documents of the records and the reasons of those that are of none."""
    write_articles(folder, *records)
    with translation.override("en"), read_articles(folder / "codified_articles.jsonl") as file:
        found, refused = documents_of(file.entries)
    return found, [reason for _entry, reason in refused]


WORDS = st.text("aĐ5./ -\n\u200b", max_size=12)

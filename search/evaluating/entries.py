"""Makes entries of judged texts, as an app's builder and the worker would: unsaved rows, the same for both engines."""

from search.documents import Kind, SearchDocument
from search.evaluating.judged_set import JudgedText
from search.indexing.rendering import columns_of
from search.models import SearchEntry

LANGUAGE = "vi"
_LONGEST_TITLE = int(getattr(SearchEntry._meta.get_field("title"), "max_length", 0))


def entry_of(text: JudgedText, *, number: int) -> SearchEntry:
    """Return the entry of the ``number``-th text of a set; its id may be no key of ours."""
    is_long = len(text.title) > _LONGEST_TITLE
    document = SearchDocument(
        key=f"judged:{number}",
        kind=Kind.PAGE,
        title=text.title[:_LONGEST_TITLE],
        official_title=text.title if is_long else "",
        url=f"/judged/{number}/",
        language=LANGUAGE,
        body=text.text,
    )
    return SearchEntry(key=document.key, version=1, **columns_of(document))

"""How events of life are found, by titles and everyday names, and questions of who may apply."""

from preparing.models import EligibilityPage, LifeEventIndexPage, LifeEventPage
from search.documents import Kind, SearchDocument
from search.registry import not_searchable, searchable

not_searchable(LifeEventIndexPage)


@searchable(LifeEventPage)
def life_event(page: LifeEventPage) -> SearchDocument:
    """Return one event; the names of its procedures are not repeated, since those are found by themselves."""
    steps = [block.value for block in page.steps]
    words = (words for step in steps for words in (step["title"], step["text"]))
    return SearchDocument(
        key=f"page:{page.pk}",
        kind=Kind.PAGE,
        title=page.title,
        url=page.get_url() or "",
        language=page.locale.language_code,
        other_names=tuple(filter(None, page.everyday_names.split("\n"))),
        summary=page.summary,
        body="\n".join(filter(None, words)),
        is_demonstration=page.is_demonstration,
    )


@searchable(EligibilityPage)
def eligibility_questions(page: EligibilityPage) -> SearchDocument:
    """Return one page of questions; its results are not shown to whoever was not asked."""
    return SearchDocument(
        key=f"page:{page.pk}",
        kind=Kind.PAGE,
        title=page.title,
        url=page.get_url() or "",
        language=page.locale.language_code,
        summary=page.summary,
        body="\n".join(block.value["words"] for block in page.questions),
        is_demonstration=page.is_demonstration,
    )

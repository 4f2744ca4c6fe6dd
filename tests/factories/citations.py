"""Citations of law in texts, as they stand in the table when the texts have been read."""

from wagtail.models import Page

from legal.models import Citation, LegalDocumentPage


def citation(
    page: Page,
    target: LegalDocumentPage | None,
    provision: str = "",
    *,
    place: str = "body",
    is_draft: bool = False,
    words: str = "",
) -> Citation:
    """Let ``page`` cite ``target``, or its provision by anchor."""
    return Citation.objects.create(
        page_id=page.pk,
        target=target,
        provision=provision,
        place=place,
        is_draft=is_draft,
        words=words or (target.number if target else "số 1"),
        document_key=target.number_key if target else "1-2000-qd-ubnd",
    )

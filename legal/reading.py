"""What the page of a document shows: facts, status, relations in groups, files, text, contents."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from core.addresses import page_address
from core.contents import headings_of
from core.models.pages import is_showing
from legal.citing.official import stored_citations
from legal.effect import around_of, changed_provisions, deciding_link, doubting_link, finding_of
from legal.showing.context import text_context
from legal.showing.particulars import particulars_of
from legal.showing.related import groups_of
from legal.status import status_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Who issued it, where its own page is, and who signed."""

    name: str
    url: str
    signer: str
    signer_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFile:
    """A file with what readers must know before they load it."""

    title: str
    url: str
    kind: str
    size: int


def document_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return what the template of a document reads; at most six statements, two more for each suspension."""
    parent = page.get_parent()
    is_listed = parent is not None and is_showing(parent)
    stored = stored_citations(page, request)
    around = around_of(page, cited=stored.cited, keys=stored.keys)
    links = around.links

    def url_of(other: Any) -> str:
        return page_address(other, request)

    finding, beside = finding_of(page, links), particulars_of(page)
    return {
        "index_path": page_address(parent, request) if is_listed else "",
        "issuers": [_issuer(row) for row in beside.issuers],
        "other_signers": [name.strip() for name in page.unassigned_signers.split(";") if name.strip()],
        "fields": beside.fields,
        "status": status_of(
            finding,
            deciding_link(finding, links),
            beside=doubting_link(finding, links),
            url_of=url_of,
            touched=changed_provisions(links),
        ),
        "groups": groups_of(links, url_of=url_of),
        "files": [_file(row, page.number) for row in sorted(beside.files, key=lambda row: row.role != "original")],
        "headings": headings_of(page.body),
        **text_context(page, stored, around, request=request, url_of=url_of),
    }


def _issuer(row: Any) -> Issuer:
    return Issuer(
        name=row.agency.shown_name,
        url=reverse("agency", args=[row.agency.slug]),
        signer=row.signer,
        signer_title=row.signer_title,
    )


def _file(row: Any, number: str) -> ShownFile:
    return ShownFile(
        title=row.title or _("%(file)s of %(number)s") % {"file": row.get_role_display(), "number": number},
        url=row.file.url,
        kind=row.file.file_extension.upper(),
        size=row.file.get_file_size() or 0,
    )

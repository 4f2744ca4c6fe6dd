"""How legal documents are found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction

from core.restrictions import pages_to_restrict
from core.text import attached_files, attached_files_text, body_text
from core.vietnamese import fold
from directory.models import Agency, Field
from legal.article_entries import with_text
from legal.effect import finding_of, links_of
from legal.models import DocumentIssuer, DocumentRelation, DocumentType, LegalDocumentPage, LegalIndexPage
from legal.relation_types import ABOUT_STATUS
from legal.status import LABELS
from legal.validity import DOUBTS, VALIDITY_OF_WORD, Finding, Validity
from search.documents import Facet, Kind, SearchDocument
from search.registry import facet_labels, facet_named_by, not_searchable, reindex_on, searchable

not_searchable(LegalIndexPage)

WEIGHTS: Mapping[Validity, float] = {
    Validity.ENDED: 0.35,
    Validity.SUSPENDED: 0.5,
    Validity.PARTLY_ENDED: 0.9,
    Validity.UNKNOWN: 0.8,
}
PROBABLY_ENDED = 0.6
"""Somebody has recorded that it was ended, changed or suspended, and nobody has confirmed it."""


@searchable(LegalDocumentPage)
def legal_document(page: LegalDocumentPage) -> Iterator[SearchDocument]:
    """Return one document and each article of its text."""
    links = links_of(page, only_effects=True)
    finding = finding_of(page, links)
    return with_text(_whole(page, finding), page, links, finding)


def _whole(page: LegalDocumentPage, finding: Finding) -> SearchDocument:
    """Return the document without its text; its issuers and signers are words of it, so that either finds it."""
    issuers = list(page.issuers.all())
    return SearchDocument(
        key=f"page:{page.pk}",
        kind=Kind.LEGAL_DOCUMENT,
        title=page.title,
        url=page.get_url() or "",
        language=page.locale.language_code,
        summary=page.summary,
        official_title=_sentence(_official_name(page)),
        body="\n".join(filter(None, (body_text(page.body), _issued_by(issuers), _signed_by(page, issuers)))),
        attachments="\n".join(filter(None, (attached_files_text(page.body), *_files(page)))),
        files=_files_read(page),
        identifiers=(page.number,),
        dated_on=page.issued_on,
        facets={
            Facet.AGENCY: tuple(row.agency.slug for row in issuers),
            Facet.FIELD: tuple(field.slug for field in page.fields.all()),
            Facet.VALIDITY: (finding.validity.address_word,),
            Facet.DOCUMENT_TYPE: (page.document_type.slug,) if page.document_type else (),
        },
        is_demonstration=page.is_demonstration,
        weight=_weight(finding),
        stale_on=finding.next_change,
    )


def _official_name(page: LegalDocumentPage) -> str:
    """Return the abstract, of a law with the type that people say with it: "Bộ luật Dân sự" of "Dân sự"."""
    kind = page.document_type.name if page.name_key and page.document_type else ""
    begins_so = fold(page.abstract).startswith(fold(kind))
    return page.abstract if begins_so else f"{kind} {page.abstract}"


def _sentence(text: str) -> str:
    """End ``text`` as a sentence: in a result the next one follows on the same line."""
    return text if not text or text.endswith((".", "…", "!", "?")) else f"{text}."


def _issued_by(issuers: Sequence[DocumentIssuer]) -> str:
    """Return a sentence rather than a list of names: it may stand in a result."""
    names = dict.fromkeys(name for row in issuers for name in (row.agency.name, row.agency.short_name) if name)
    return _("Issued by: %(names)s.") % {"names": "; ".join(names)} if names else ""


def _signed_by(page: LegalDocumentPage, issuers: Sequence[DocumentIssuer]) -> str:
    names = [name for name in (*(row.signer for row in issuers), page.unassigned_signers) if name]
    return _("Signed by: %(names)s.") % {"names": "; ".join(names)} if names else ""


def _files(page: LegalDocumentPage) -> Iterable[str]:
    return (f"{row.title} {row.file.title} {row.file.filename}" for row in page.files.all())


def _files_read(page: LegalDocumentPage) -> tuple[int, ...]:
    """Return the files whose words are searched: not the document's own where its text is, which says the same."""
    own = () if page.text else tuple(row.file_id for row in page.files.all())
    return (*attached_files(page.body), *own)


def _weight(finding: Finding) -> float:
    return PROBABLY_ENDED if finding.reason in DOUBTS else WEIGHTS.get(finding.validity, 1)


@facet_labels(Facet.VALIDITY)
def validity_labels(values: Sequence[str], language: str) -> Mapping[str, str]:
    """Return the statuses in words."""
    with translation.override(language):
        return {value: str(LABELS[VALIDITY_OF_WORD[value]]) for value in values if value in VALIDITY_OF_WORD}


facet_named_by(Facet.DOCUMENT_TYPE, DocumentType)


@reindex_on(Agency)
def documents_of_agency(agency: Agency) -> Iterable[int]:
    """Return the documents that an agency issued, whose words and filters name it."""
    return LegalDocumentPage.objects.issued_by(agency).values_list("pk", flat=True)


@reindex_on(Field)
def documents_of_field(field: Field) -> Iterable[int]:
    """Return the documents of a field."""
    return LegalDocumentPage.objects.filter(fields=field).values_list("pk", flat=True)


@reindex_on(DocumentType)
def documents_of_type(document_type: DocumentType) -> Iterable[int]:
    """Return the documents of a type."""
    return LegalDocumentPage.objects.filter(document_type=document_type).values_list("pk", flat=True)


@reindex_on(LegalDocumentPage)
def documents_acted_on(page: LegalDocumentPage) -> Iterable[int]:
    """Return the documents that ``page`` ends, changes or suspends: its dates are theirs."""
    return LegalDocumentPage.objects.acted_on_by([page.pk]).values_list("pk", flat=True)


@reindex_on(PageViewRestriction)
def documents_acted_on_below(restriction: PageViewRestriction) -> Iterable[int]:
    """Return the documents on which those act that are hidden, or shown again, by a restriction on them or above."""
    below = Q()
    for path in Page.objects.filter(pk__in=pages_to_restrict(restriction.page_id)).values_list("path", flat=True):
        below |= Q(path__startswith=path)
    hidden = LegalDocumentPage.objects.filter(below).order_by().values("pk")
    return LegalDocumentPage.objects.acted_on_by(hidden).values_list("pk", flat=True)


@reindex_on(DocumentRelation)
def document_acted_on(relation: DocumentRelation) -> Iterable[int]:
    """Return the document on the other side of a relation, which may be ended by it or not any more."""
    is_about_status = relation.target_id is not None and relation.relation_type in ABOUT_STATUS
    return [relation.target_id] if is_about_status else []

"""What is proposed for a document from what was read of its file: an editor corrects it, nobody relies on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import shorten

from core.files.found import FileKind, FileText
from core.vietnamese import fold
from directory.actions import known_agencies
from directory.models import Agency
from directory.naming import official_case
from legal.models import DocumentIssuer, DocumentType, LegalDocumentPage, LegalIndexPage
from legal.sources.records import DocumentRecord
from legal.structure import Facts, Found, facts_of, structured, unwrapped

RECOGNISED = "Nhận dạng tự động từ bản chụp, không thay thế bản gốc"
"""What readers see above a text that a machine guessed; in the language of the document."""
LONGEST_FIELD = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A page that is not saved, and what of the file has no place in it yet."""

    page: LegalDocumentPage
    unknown_issuers: tuple[str, ...] = ()
    """Names of agencies that the directory does not have, as an official writes them."""
    unknown_type: str = ""
    evidence: Mapping[str, str] = field(default_factory=dict)
    """The words of the file behind each field."""


def proposed_text(found: FileText, recognised: Mapping[int, str]) -> str:
    """Return the text of a file, one paragraph a line; pages without text give what was recognised on them."""
    pages = (words or recognised.get(number, "") for number, words in enumerate(found.pages, start=1))
    lines = [line.strip(" \t") if found.kind is FileKind.PDF else line for page in pages for line in page.split("\n")]
    paragraphs = lines if found.kind is FileKind.DOCX else unwrapped(lines)
    return "\n".join(paragraph for paragraph in paragraphs if paragraph.strip())


def proposal(index: LegalIndexPage, *, text: str, is_recognised: bool) -> Proposal:
    """Return what is proposed for a document with ``text``, to stand below ``index``."""
    facts = facts_of(structured(text))
    type_name = _value(facts.type_name)
    document_type = _type_named(type_name)
    names = [issuer.value for issuer in facts.issuers]
    known = known_agencies(names)
    page = LegalDocumentPage(
        locale=index.locale,
        number=_value(facts.number),
        document_type=document_type,
        abstract=_value(facts.abstract),
        issued_on=facts.issued_on.value if facts.issued_on else None,
        effective_from=facts.effective_from.value if facts.effective_from else None,
        text=text,
        text_source=RECOGNISED if is_recognised else "",
    )
    page.title = _title(page, type_name)
    page.issuers = _issuers(facts, [known[name] for name in names if name in known])
    return Proposal(
        page=page,
        unknown_issuers=tuple(official_case(name) for name in names if name not in known),
        unknown_type="" if document_type else type_name,
        evidence=_evidence(facts),
    )


def _type_named(name: str) -> DocumentType | None:
    wanted = fold(name)
    if not wanted:
        return None
    return next((one for one in DocumentType.objects.order_by("pk") if fold(one.name) == wanted), None)


def _title(page: LegalDocumentPage, type_name: str) -> str:
    """Return the short form by the rule of imports; nothing where nothing is known."""
    if not page.number and not page.abstract:
        return ""
    name = page.document_type.name if page.document_type else type_name.capitalize()
    return DocumentRecord(
        identity="", number=page.number, type_name=name, issuers=(), abstract=page.abstract
    ).short_title


def _issuers(facts: Facts, agencies: Sequence[Agency]) -> list[DocumentIssuer]:
    """Return a row for each agency that is known; who signed stands in it where only one agency issued."""
    rows = [DocumentIssuer(agency=agency) for agency in agencies]
    if len(facts.issuers) <= 1:
        rows = rows or [DocumentIssuer()]
        rows[0].signer = _value(facts.signer_name)[:LONGEST_FIELD]
        rows[0].signer_title = title_in_words(_value(facts.signer_title))[:LONGEST_FIELD]
    return rows


def title_in_words(title: str) -> str:
    """Return the title of a signer as it is written in a sentence: "PHÓ CHỦ TỊCH" is "Phó Chủ tịch"."""
    words = title.lower().split() if title.isupper() else title.split()
    capitals = {0, 1 + max((place for place, word in enumerate(words[:2]) if word in {"phó", "quyền"}), default=-1)}
    return " ".join(word[:1].upper() + word[1:] if place in capitals else word for place, word in enumerate(words))


def _value(fact: Found[str] | None) -> str:
    return fact.value if fact is not None else ""


def _evidence(facts: Facts) -> dict[str, str]:
    """Return the words of the file that say what is proposed, by the name of the field."""
    of_fields = {
        "number": facts.number,
        "abstract": facts.abstract,
        "issued_on": facts.issued_on,
        "effective_from": facts.effective_from,
    }
    return {name: shorten(fact.words, 300, placeholder=" …") for name, fact in of_fields.items() if fact is not None}

"""Legal documents, published through Wagtail as an editor would."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from legal.models import DocumentIssuer, DocumentRelation, DocumentType, LegalDocumentPage, LegalIndexPage
from legal.relation_types import Direction, RelationType

from .directory import AgencyFactory
from .pages import PageFactory, home_page, publish


def legal_index(language: str = "vi") -> LegalIndexPage:
    """Return the list of documents of ``language``, making it where the foundation did not."""
    home = home_page(language)
    found = LegalIndexPage.objects.child_of(home).first()
    if found is None:
        index = LegalIndexPage(title="Văn bản", slug="van-ban", locale=home.locale)
        home.add_child(instance=index)
        found = publish(index)
    return found


class DocumentTypeFactory(DjangoModelFactory):
    """A type of document."""

    class Meta:
        model = DocumentType

    name = factory.Sequence(lambda n: f"Loại văn bản {n}")
    name_en = factory.Sequence(lambda n: f"Type {n}")
    slug = factory.Sequence(lambda n: f"loai-van-ban-{n}")


class LegalDocumentFactory(PageFactory):
    """A published document in Vietnamese, in force since 2020, with one issuer."""

    class Meta:
        model = LegalDocumentPage

    number = factory.Sequence(lambda n: f"{n + 1}/2020/QĐ-UBND")
    title = factory.LazyAttribute(lambda made: f"Quyết định {made.number}: Một quy định thử"[:255])
    abstract = "Ban hành một quy định thử."
    document_type = factory.SubFactory(DocumentTypeFactory)
    issued_on = date(2020, 1, 10)
    effective_from = date(2020, 2, 1)
    issuers = factory.LazyFunction(lambda: [DocumentIssuer(agency=AgencyFactory())])

    @classmethod
    def default_parent(cls) -> LegalIndexPage:
        """Return the Vietnamese list of documents."""
        return legal_index()


def relation(
    relation_type: str = RelationType.REPLACES,
    target: LegalDocumentPage | str = "",
    *,
    direction: str = Direction.ACTIVE,
    is_confirmed: bool = True,
    **more: object,
) -> DocumentRelation:
    """Return an unsaved relation to a page of ours or to a number."""
    if isinstance(target, LegalDocumentPage):
        more |= {"target": target, "target_number": target.number}
    else:
        more["target_number"] = target
    return DocumentRelation(relation_type=relation_type, direction=direction, is_confirmed=is_confirmed, **more)

"""Documents that a legal basis may lead to."""

from typing import Any

import factory
from wagtail.models import Page

from legal.models import LegalDocumentPage, LegalIndexPage
from tests.factories.pages import PageFactory, home_page


class HeldDocumentFactory(PageFactory):
    """A published document in Vietnamese; tests give its ``number``."""

    class Meta:
        model = LegalDocumentPage

    title = factory.Sequence(lambda n: f"Văn bản thử {n}")
    number = "60/2014/QH13"
    abstract = "Trích yếu của văn bản thử."

    @classmethod
    def default_parent(cls) -> Page:
        """Return the Vietnamese list of documents, making it where the foundation has none."""
        home = Page.objects.get(pk=home_page().pk)
        found: Any = LegalIndexPage.objects.child_of(home).first()
        return found or home.add_child(instance=LegalIndexPage(title="Văn bản", slug="van-ban"))

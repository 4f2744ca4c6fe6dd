"""Pages, published through Wagtail as an editor would, unless a test says otherwise."""

from typing import Any

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Page

from home.foundation import lay_foundation
from home.models import ContentPage, HomePage
from news.models import NewsIndexPage, NewsPage
from tests.servers.database_fixtures import foundation_copy


def home_page(language: str = "vi") -> HomePage:
    """Return the home page of ``language``, making the foundation where it is missing."""
    homes = HomePage.objects.filter(locale__language_code=language, depth=2)
    if not homes and not foundation_copy().put_down():
        lay_foundation()
    return homes.get()


def news_index(language: str = "vi") -> NewsIndexPage:
    """Return the list of news of ``language``."""
    return NewsIndexPage.objects.child_of(home_page(language)).get()


def publish(page: Page) -> Page:
    """Publish as the editor's button does and return the page as the database has it now."""
    page.save_revision().publish()
    return page.specific_class.objects.get(pk=page.pk)


class PageFactory(DjangoModelFactory):
    """Adds below ``parent`` (by default where pages of the type belong) and publishes, unless ``live=False``."""

    class Meta:
        abstract = True

    @classmethod
    def default_parent(cls) -> Page:
        """Return where pages of this type belong."""
        return home_page()

    @classmethod
    def _create(cls, model_class: type[Page], *args: Any, **kwargs: Any) -> Page:
        parent = kwargs.pop("parent", None) or cls.default_parent()
        live = kwargs.pop("live", True)
        many = {name: kwargs.pop(name) for name in ("fields",) if name in kwargs}
        page = model_class(live=False, **kwargs)
        for name, values in many.items():
            setattr(page, name, values)
        parent = Page.objects.get(pk=parent.pk)
        parent.add_child(instance=page)
        revision = page.save_revision()
        if live:
            revision.publish()
        return model_class.objects.get(pk=page.pk)


class NewsPageFactory(PageFactory):
    """A published item of news in Vietnamese."""

    class Meta:
        model = NewsPage

    title = factory.Sequence(lambda n: f"Tin thử số {n}")
    summary = "Tóm tắt của tin thử."
    body = factory.LazyFunction(lambda: [("paragraph", "<p>Nội dung của tin thử.</p>")])

    @classmethod
    def default_parent(cls) -> Page:
        """Return the Vietnamese list of news."""
        return news_index()


class ContentPageFactory(PageFactory):
    """A published plain page in Vietnamese."""

    class Meta:
        model = ContentPage

    title = factory.Sequence(lambda n: f"Trang thông tin {n}")
    body = factory.LazyFunction(lambda: [("paragraph", "<p>Nội dung của trang.</p>")])

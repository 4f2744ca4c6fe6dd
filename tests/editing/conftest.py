"""A portal with its groups, its workflow and one of each who write for it."""

import pytest
from django.test import Client
from wagtail.models import Page

from core.models import User
from directory.models import Agency
from news.models import NewsIndexPage, NewsPage
from tests.factories import AgencyFactory, NewsPageFactory, news_index
from tests.factories.editing import board_member, lay_all, signed_in, writer


@pytest.fixture
def portal(db: None) -> NewsIndexPage:
    """The Vietnamese list of news of a portal whose foundation is laid."""
    lay_all()
    return news_index()


@pytest.fixture
def author(portal: NewsIndexPage) -> User:
    """A writer."""
    return writer()


@pytest.fixture
def board(portal: NewsIndexPage) -> User:
    """A member of the editorial board."""
    return board_member()


@pytest.fixture
def second(portal: NewsIndexPage) -> User:
    """Another member of the editorial board."""
    return board_member("nguoi-thu-hai")


def draft_of(user: User, **fields: object) -> NewsPage:
    """Return a draft that ``user`` began and saved."""
    page = NewsPageFactory(live=False, owner=user, **fields)
    page.save_revision(user=user)
    return fresh(page)


def submitted(page: Page, user: User) -> NewsPage:
    """Return the page, submitted for approval by ``user``."""
    page.get_workflow().start(page, user)
    return fresh(page)


def fresh(page: Page) -> NewsPage:
    """Return the page as the database has it."""
    return NewsPage.objects.get(pk=page.pk)


def browser_of(user: User) -> Client:
    """Return a browser in which ``user`` is signed in."""
    return signed_in(user)


@pytest.fixture
def own(portal) -> Agency:
    """The agency that the intruder and the writer below write for."""
    return AgencyFactory(name="Sở Của mình")


@pytest.fixture
def other(portal) -> Agency:
    """An agency of others."""
    return AgencyFactory(name="Sở Khác")


@pytest.fixture
def intruder(own):
    """A member of the board of one agency only: their group allows the most."""
    return board_member("cua-so-minh", own)


@pytest.fixture
def theirs(other) -> NewsPage:
    """A public page of the other agency."""
    return NewsPageFactory(agency=other, summary="Nguyên vẹn.")

"""What a reader sees where something went wrong, and what only some may read."""

from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.test import Client, RequestFactory
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction

from core import views
from core.models import PortalDocument, User
from home.models import ContentPage
from tests.factories import ContentPageFactory, publish
from tests.factories.pages import home_page


@pytest.mark.django_db
def test_a_lost_address_offers_a_search_for_its_words(client: Client) -> None:
    home_page()
    answer = client.get("/tin-tuc/lich-tiem-chung-cu/")
    assert answer.status_code == 404
    assert 'value="lich tiem chung cu"' in answer.content.decode()


@pytest.mark.django_db
def test_words_of_a_lost_address_are_shown_escaped(client: Client) -> None:
    home_page()
    text = client.get('/"><script>alert(1)</script>').content.decode()
    assert "<script>alert" not in text


@pytest.mark.django_db
def test_a_lost_english_address_is_answered_in_english_and_leads_to_the_vietnamese_home(client: Client) -> None:
    home_page("en")
    text = client.get("/en/nothing-here/").content.decode()
    assert '<html lang="en">' in text
    assert '<a href="/" lang="vi" hreflang="vi"' in text


def test_the_page_of_a_broken_server_asks_for_nothing(rf: RequestFactory) -> None:
    # No database mark: a query would fail this test.
    answer = views.server_error(rf.get("/"))
    text = answer.content.decode()
    assert answer.status_code == 500
    assert '<html lang="vi">' in text
    assert '<div lang="en"' in text
    assert "115" in text


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_with_a_reason(admin_user: Any) -> None:
    home_page()
    answer = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "a", "password": "b"})
    assert answer.status_code == 403
    assert 'id="noi-dung"' in answer.content.decode()


@pytest.mark.django_db
def test_a_forbidden_page_offers_to_sign_in(rf: RequestFactory) -> None:
    answer = views.forbidden(rf.get("/"), PermissionDenied())
    assert answer.status_code == 403
    assert "/accounts/login/" in answer.content.decode()


@pytest.mark.django_db
def test_a_page_behind_a_password_shows_nothing_of_itself(client: Client) -> None:
    page = ContentPageFactory(title="Kế hoạch mật", summary="Điều không ai được biết", slug="kin")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="sesame")
    text = client.get(page.url).content.decode()
    assert 'type="password"' in text
    assert "mật" not in Texts.of(text)
    assert "không ai được biết" not in text


def locked(page: Page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="sesame"
    )


@pytest.mark.django_db
def test_the_page_that_asks_for_a_password_tells_no_address_mark_or_translation(client: Client) -> None:
    page = ContentPageFactory(slug="ke-hoach-kin", parent=ContentPageFactory(title="Phòng kín", slug="phong-kin"))
    ContentPage.objects.filter(pk=page.pk).update(is_demonstration=True)
    english = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.slug = "hidden-plan"
    publish(english)
    lock = locked(page)
    for language in ("", "/en"):
        answer = client.get(f"{language}/_util/authenticate_with_password/{lock.pk}/{page.pk}/")
        assert answer.status_code == 200
        text = answer.content.decode()
        assert 'type="password"' in text
        for secret in ("ke-hoach-kin", "phong-kin", "Phòng kín", "hidden-plan", 'class="demonstration"', "print-only"):
            assert secret not in text
    assert 'class="demonstration"' not in client.get(page.url).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_password_is_asked_only_for_a_page_that_shows_and_by_its_own_restriction(client: Client, method: str) -> None:
    page, public, draft, expired = ContentPageFactory.create_batch(4)
    draft.unpublish()
    Page.objects.filter(pk=expired.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    lock, locks = locked(page), [locked(draft), locked(expired)]
    others = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    pairs = [(lock, public), (lock, draft), (locks[0], draft), (locks[1], expired), (locks[0], page), (others, page)]
    for restriction, asked in pairs:
        address = f"/_util/authenticate_with_password/{restriction.pk}/{asked.pk}/"
        answer = getattr(client, method)(address, {"password": "sesame"})
        assert answer.status_code == 404
        assert asked.slug not in answer.content.decode()


@pytest.mark.django_db
def test_the_password_of_a_section_opens_the_pages_below(client: Client) -> None:
    section = ContentPageFactory()
    below = ContentPageFactory(title="Phụ lục", parent=section)
    action = f"/_util/authenticate_with_password/{locked(section).pk}/{below.pk}/"
    assert action in client.get(below.url).content.decode()
    right = client.post(action, {"password": "sesame", "return_url": below.url}, follow=True)
    assert "Phụ lục" in right.content.decode()


@pytest.mark.django_db
def test_the_password_opens_the_page(client: Client) -> None:
    page = ContentPageFactory(title="Kế hoạch mật")
    lock = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="sesame"
    )
    action = f"/_util/authenticate_with_password/{lock.pk}/{page.pk}/"
    wrong = client.post(action, {"password": "no", "return_url": page.url})
    assert 'role="alert"' in wrong.content.decode()
    right = client.post(action, {"password": "sesame", "return_url": page.url}, follow=True)
    assert "Kế hoạch mật" in right.content.decode()


@pytest.mark.django_db
def test_a_page_for_signed_in_readers_leads_to_our_sign_in(client: Client) -> None:
    page = ContentPageFactory()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    answer = client.get(page.url)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/?next=")


@pytest.mark.django_db
def test_who_is_signed_in_but_not_in_the_group_is_told_so_and_not_sent_to_sign_in_for_ever(client: Client) -> None:
    group, page = Group.objects.create(name="Văn phòng"), ContentPageFactory(title="Lịch họp kín")
    below = ContentPageFactory(parent=page)
    lock = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    lock.groups.add(group)
    assert client.get(page.url).headers["Location"].startswith("/accounts/login/?next=")
    reader = User.objects.create_user("an", "an@example.org", "mat-khau-dai-12")
    client.force_login(reader)
    for refused in (page, below):
        answer = client.get(refused.url)
        assert answer.status_code == 403
        assert "no-store" in answer.headers["Cache-Control"]
        assert "Lịch họp kín" not in answer.content.decode()
    reader.groups.add(group)
    assert client.get(page.url).status_code == 200


@pytest.mark.django_db
def test_a_file_for_another_group_is_refused_too(client: Client) -> None:
    home_page()
    collection = Collection.get_first_root_node().add_child(name="Hồ sơ")
    lock = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.GROUPS
    )
    lock.groups.add(Group.objects.create(name="Văn phòng"))
    document = PortalDocument.objects.create(title="a", file=ContentFile(b"a", "a.txt"), collection=collection)
    assert client.get(document.url).headers["Location"].startswith("/accounts/login/?next=")
    client.force_login(User.objects.create_user("an", "an@example.org", "mat-khau-dai-12"))
    assert client.get(document.url).status_code == 403


@pytest.mark.django_db
def test_an_open_page_does_not_ask_who_reads_it(client: Client) -> None:
    answer = client.get(ContentPageFactory().url)
    assert "Cookie" not in answer.headers.get("Vary", "")


class Texts(HTMLParser):
    """Gathers titles, headings and texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    @classmethod
    def of(cls, markup: str) -> str:
        parser = cls()
        parser.feed(markup)
        return "".join(parser.found).replace("Mật khẩu", "").replace("mật khẩu", "")

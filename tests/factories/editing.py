"""Those who write for the portal, signed in, and the forms that they send."""

from typing import Any

from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from core.models import User
from directory.models import Agency, AgencyEditor
from editing.foundation import lay_editing_foundation
from editing.groups import BOARD, WRITERS, Role
from tests.factories.pages import home_page


def lay_all() -> None:
    """Lay the foundation of pages and of editing."""
    home_page()
    lay_editing_foundation()


def member(name: str, role: Role | None, *agencies: Agency, **fields: Any) -> User:
    """Make a user of the role's group who writes for ``agencies``; for none, one of the provincial staff."""
    user = User.objects.create_user(name, f"{name}@example.org", "mat-khau-dai-1", **fields)
    if role is not None:
        user.groups.add(Group.objects.get(name=role.name))
    for agency in agencies:
        AgencyEditor.objects.create(agency=agency, user=user)
    return user


def writer(name: str = "bien-tap-vien", *agencies: Agency) -> User:
    """Make a writer."""
    return member(name, WRITERS, *agencies)


def board_member(name: str = "ban-bien-tap", *agencies: Agency) -> User:
    """Make a member of the editorial board."""
    return member(name, BOARD, *agencies)


def administrator(name: str = "quan-tri") -> User:
    """Make an administrator."""
    return User.objects.create_superuser(name, f"{name}@example.org", "mat-khau-dai-1")


def signed_in(user: User) -> Client:
    """Return a browser in which ``user`` is signed in."""
    client = Client()
    client.force_login(user)
    return client


def news_form(page: Page | None = None, **changes: Any) -> dict[str, Any]:
    """Return what the editor's form of a news item sends, as ``page`` has it, with ``changes``."""
    fields: dict[str, Any] = {
        "title": page.title if page else "Tin của người viết",
        "slug": page.slug if page else "tin-cua-nguoi-viet",
        "summary": page.summary if page else "Tóm tắt.",
        "kind": "news",
        "agency": (page.agency_id if page else None) or "",
        "body": streamfield([]),
        "corrections": inline_formset([]),
        "related_pages": inline_formset([]),
        "comments": inline_formset([]),
        "listing_image": "",
        "search_image": "",
    }
    return nested_form_data({**fields, **changes})

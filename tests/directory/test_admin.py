"""Editors keep the directory and see what the public will see; only administrators name an agency's editors."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from directory.models import Agency, AgencyEditor, AgencyKind, Commune
from directory.snippets import AgencyViewSet, CommuneViewSet
from tests.factories.directory import AgencyFactory, AgencyLeaderFactory, CommuneFactory, FormerUnitFactory

pytestmark = pytest.mark.django_db

User = get_user_model()
LISTS = ("agency", "commune", "formerunit", "field")


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("quan-tri", "quan-tri@example.org", "mat-khau-dai-1"))
    return client


@pytest.fixture
def board_member(client: Client) -> Client:
    group = Group.objects.create(name="Danh bạ")
    names = ("access_admin", "view_agency", "change_agency")
    group.permissions.set(Permission.objects.filter(codename__in=names))
    user = User.objects.create_user("bien-tap", "bien-tap@example.org", "mat-khau-dai-1")
    user.groups.add(group)
    client.force_login(user)
    return client


def edit_address(agency: Agency) -> str:
    return reverse("wagtailsnippets_directory_agency:edit", args=[agency.pk])


def posted(agency: Agency, **changes: Any) -> dict[str, Any]:
    """Return what the form of an agency sends when nothing but ``changes`` was touched."""
    empty = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}
    formsets = {f"{name}-{key}": value for name in ("leaders", "former_names") for key, value in empty.items()}
    fields = {"name": agency.name, "name_en": agency.name_en, "slug": agency.slug, "kind": AgencyKind.DEPARTMENT}
    return {**formsets, **fields, **changes}


@pytest.mark.parametrize("model", LISTS)
def test_every_list_opens_and_can_be_searched(administrator: Client, model: str) -> None:
    FormerUnitFactory(communes=[CommuneFactory(committee=AgencyFactory())])
    for query in ("", "?q=thu"):
        address = reverse(f"wagtailsnippets_directory_{model}:list") + query
        assert administrator.get(address).status_code == 200
    assert administrator.get(reverse(f"wagtailsnippets_directory_{model}:add")).status_code == 200


def test_the_menu_holds_the_directory(administrator: Client) -> None:
    page = administrator.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("wagtailsnippets_directory_agency:list") in page


def test_every_field_of_the_forms_has_help() -> None:
    silent = [
        f"{form.Meta.model.__name__}.{name}"
        for form in (view_set().get_edit_handler().get_form_class() for view_set in (AgencyViewSet, CommuneViewSet))
        for parts in [form.base_fields, *(formset.form.base_fields for formset in form.formsets.values())]
        for name, field in parts.items()
        if not field.help_text
    ]
    assert silent == []


def test_an_administrator_names_the_editors_of_an_agency(administrator: Client) -> None:
    agency = AgencyFactory()
    user = User.objects.create_user("an", "an@example.org", "mat-khau-dai-1")
    assert "editors-TOTAL_FORMS" in administrator.get(edit_address(agency)).content.decode()
    editors = {
        "editors-TOTAL_FORMS": "1",
        "editors-INITIAL_FORMS": "0",
        "editors-MIN_NUM_FORMS": "0",
        "editors-MAX_NUM_FORMS": "1000",
        "editors-0-user": str(user.pk),
        "editors-0-ORDER": "1",
    }
    administrator.post(edit_address(agency), posted(agency, **editors))
    assert AgencyEditor.objects.get(agency=agency).user == user


def test_who_edits_an_agency_neither_sees_nor_changes_its_editors(board_member: Client) -> None:
    agency = AgencyFactory()
    keeper = User.objects.create_user("giu", "giu@example.org", "mat-khau-dai-1")
    own = AgencyEditor.objects.create(agency=agency, user=keeper)
    intruder = User.objects.get(username="bien-tap")
    assert "editors-TOTAL_FORMS" not in board_member.get(edit_address(agency)).content.decode()
    sent = {
        "editors-TOTAL_FORMS": "2",
        "editors-INITIAL_FORMS": "1",
        "editors-MIN_NUM_FORMS": "0",
        "editors-MAX_NUM_FORMS": "1000",
        "editors-0-id": str(own.pk),
        "editors-0-user": str(keeper.pk),
        "editors-0-DELETE": "on",
        "editors-1-user": str(intruder.pk),
    }
    answer = board_member.post(edit_address(agency), posted(agency, phone="0255 1", **sent))
    assert answer.status_code == 302
    agency.refresh_from_db()
    assert agency.phone == "0255 1"
    assert [editor.user for editor in AgencyEditor.objects.filter(agency=agency)] == [keeper]


def test_a_form_with_an_error_opens_again_for_who_may_not_name_editors(board_member: Client) -> None:
    agency = AgencyFactory()
    answer = board_member.post(edit_address(agency), posted(agency, name=""))
    assert answer.status_code == 200


def test_an_editor_sees_an_unsaved_agency_as_the_public_will(administrator: Client) -> None:
    agency = AgencyFactory(slug="so-mau")
    leader = AgencyLeaderFactory(agency=agency)
    address = reverse("wagtailsnippets_directory_agency:preview_on_edit", args=[agency.pk])
    leaders = {
        "leaders-TOTAL_FORMS": "1",
        "leaders-INITIAL_FORMS": "1",
        "leaders-0-id": str(leader.pk),
        "leaders-0-name": "Lê Văn Mới",
        "leaders-0-title": "Giám đốc",
        "leaders-0-ORDER": "1",
        "editors-TOTAL_FORMS": "0",
        "editors-INITIAL_FORMS": "0",
    }
    sent = posted(agency, functions="Chức năng chưa lưu.", **leaders)
    assert administrator.post(address, sent).json()["is_valid"]
    page = administrator.get(f"{address}?mode=").content.decode()
    assert "Chức năng chưa lưu." in page
    assert "Lê Văn Mới" in page
    assert "Trần Thị Bình" not in page
    assert Agency.objects.get(pk=agency.pk).functions == ""


def test_an_editor_sees_an_unsaved_commune_as_the_public_will(administrator: Client) -> None:
    commune: Commune = CommuneFactory(name="Xã Cà Đam")
    address = reverse("wagtailsnippets_directory_commune:preview_on_edit", args=[commune.pk])
    sent = {"name": "Xã Cà Đam", "slug": commune.slug, "code": commune.code, "kind": "xa", "introduction": "Chưa lưu."}
    assert administrator.post(address, sent).json()["is_valid"]
    assert escape("Chưa lưu.") in administrator.get(f"{address}?mode=").content.decode()


def test_a_new_former_unit_gets_its_address_by_itself(administrator: Client) -> None:
    commune = CommuneFactory()
    sent = {
        "district": "Huyện Trà Bồng",
        "province": "Tỉnh Quảng Ngãi",
        "communes": [commune.pk],
    }
    for name in ("Xã Sơn Hà", "Xã Sơn Hạ"):
        administrator.post(reverse("wagtailsnippets_directory_formerunit:add"), {**sent, "name": name})
    slugs = [unit.slug for unit in commune.former_units.order_by("pk")]
    assert slugs == ["xa-son-ha-huyen-tra-bong", "xa-son-ha-huyen-tra-bong-2"]

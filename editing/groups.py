"""The two groups of those who write for the portal, and what each may do."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page


@dataclass(frozen=True, kw_only=True)
class Role:
    """A group as it stands at first; administrators change it afterwards as they like. Permissions: app.codename."""

    name: str
    on_pages: tuple[str, ...]
    on_collections: tuple[str, ...]
    anywhere: tuple[str, ...]


WRITERS = Role(
    name="Biên tập viên",
    on_pages=("add_page",),
    on_collections=(
        "wagtailimages.add_image",
        "wagtailimages.choose_image",
        "wagtaildocs.add_document",
        "wagtaildocs.choose_document",
    ),
    anywhere=("wagtailadmin.access_admin", "simple_translation.submit_translation"),
)
BOARD = Role(
    name="Ban Biên tập",
    on_pages=("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    on_collections=(
        *WRITERS.on_collections,
        "wagtailimages.change_image",
        "wagtaildocs.change_document",
    ),
    anywhere=(
        *WRITERS.anywhere,
        "directory.view_agency",
        "directory.change_agency",
        "directory.view_field",
        "directory.change_field",
        "directory.view_commune",
        "directory.change_commune",
        "directory.view_formerunit",
        "directory.change_formerunit",
        "preparing.view_heldpaper",
        "preparing.add_heldpaper",
        "preparing.change_heldpaper",
        "preparing.delete_heldpaper",
        "quality.view_commitment",
        "quality.add_commitment",
        "quality.change_commitment",
        "quality.delete_commitment",
        "quality.view_indicator",
        "quality.add_indicator",
        "quality.change_indicator",
        "quality.delete_indicator",
        "quality.view_figure",
        "quality.add_figure",
        "quality.change_figure",
        "quality.delete_figure",
        "quality.view_incident",
        "quality.add_incident",
        "quality.change_incident",
        "quality.delete_incident",
        "search.view_synonym",
        "search.add_synonym",
        "search.change_synonym",
        "search.delete_synonym",
        "search.view_promotion",
        "search.add_promotion",
        "search.change_promotion",
        "search.delete_promotion",
        "search.view_kepttogether",
        "search.add_kepttogether",
        "search.change_kepttogether",
        "search.delete_kepttogether",
        "search.view_loggedquery",
        "services.view_calendarday",
        "services.add_calendarday",
        "services.change_calendarday",
        "services.delete_calendarday",
    ),
)


def group_of(role: Role) -> tuple[Group, bool]:
    """Return the role's group and whether it was made just now, with all that it may do outside the pages."""
    group, made = Group.objects.get_or_create(name=role.name)
    if made:
        group.permissions.set([_permission(name) for name in role.anywhere])
        everywhere = Collection.get_first_root_node()
        GroupCollectionPermission.objects.bulk_create(
            GroupCollectionPermission(group=group, collection=everywhere, permission=_permission(name))
            for name in role.on_collections
        )
    return group, made


def allow_on_pages(group: Group, role: Role, top: Page) -> None:
    """Let the group do what its role says on ``top`` and all below."""
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=top, permission=_permission(f"wagtailcore.{codename}"))
        for codename in role.on_pages
    )


def _permission(name: str) -> Permission:
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)

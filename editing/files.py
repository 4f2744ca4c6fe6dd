"""The forms of files and pictures: what a public page shows of them is changed by nobody alone.

Files and pictures have no versions and no approval: whoever changes one changes every page that shows it at once.
"""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import CharField, Model
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.documents.models import AbstractDocument
from wagtail.documents.permissions import permission_policy as documents_policy
from wagtail.images.forms import BaseImageForm
from wagtail.models import Page, ReferenceIndex, get_default_page_content_type


def is_shown_to_the_public(thing: Model) -> bool:
    """Say whether a public page refers to ``thing``, or something that is no page: that is always public."""
    references = ReferenceIndex.get_references_to(thing)
    of_pages = references.filter(base_content_type=get_default_page_content_type())
    public = Page.objects.live().annotate(key=Cast("pk", CharField())).values("key")
    return of_pages.filter(object_id__in=public).exists() or (
        references.exclude(base_content_type=get_default_page_content_type()).exists()
    )


def may_work_with_file(user: Any, document: AbstractDocument) -> bool:
    """Say whether ``user`` may choose the file for a page or change it, in its collection or as its owner."""
    allowed: bool = user.is_authenticated and documents_policy.user_has_any_permission_for_instance(
        user, ("choose", "change"), document
    )
    return allowed


class KeepsWhatIsPublic:
    """Refuses everybody but administrators a change of the ``shown`` fields while the public sees them."""

    shown: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)  # type: ignore[call-arg]
        self.user = user

    def clean(self) -> dict[str, Any]:
        """Say what to do instead."""
        data: dict[str, Any] = super().clean()  # type: ignore[misc]
        is_bound = self.user is not None and not self.user.is_superuser
        is_changed = self.instance.pk is not None and not self.shown.isdisjoint(self.changed_data)  # type: ignore[attr-defined]
        if is_bound and is_changed and is_shown_to_the_public(self.instance):  # type: ignore[attr-defined]
            raise ValidationError(
                _(
                    "A public page shows this, so another person must approve the change: add the new one beside it, "
                    "choose it on the page and submit the page."
                )
            )
        return data


class FileForm(KeepsWhatIsPublic, BaseDocumentForm):
    """The form of a file."""

    shown = frozenset({"title", "file", "collection"})


class PictureForm(KeepsWhatIsPublic, BaseImageForm):
    """The form of a picture."""

    shown = frozenset({"title", "file", "description", "credit", "collection"})

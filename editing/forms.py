"""The form of copying: copies are drafts, since whoever copies would else publish alone."""

from typing import Any

from wagtail.admin.forms.pages import CopyForm

RELEASING = ("publish_copies", "alias")


class DraftCopyForm(CopyForm):
    """Offers to publish copies, or to mirror the page elsewhere, to administrators only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.user.is_superuser:
            for name in RELEASING:
                self.fields.pop(name, None)

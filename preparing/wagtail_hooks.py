"""What preparing an application adds to the admin."""

from wagtail.snippets.models import register_snippet

from preparing.snippets import HeldPaperViewSet

register_snippet(HeldPaperViewSet)

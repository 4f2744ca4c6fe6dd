"""The parts of a text. Each has one template under ``core/blocks/`` and says in its help text what it is for."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText

from core.text import plain_text

INLINE_FEATURES = ["bold", "italic", "link", "document-link"]
TEXT_FEATURES = [*INLINE_FEATURES, "ol", "ul", "superscript", "subscript"]
VIDEO_ADDRESSES = (
    (
        re.compile(r"^https://(?:www\.)?youtube\.com/watch\?(?:.*&)?v=([\w-]{11})"),
        "https://www.youtube-nocookie.com/embed/{}",
    ),
    (
        re.compile(r"^https://youtu\.be/([\w-]{11})"),
        "https://www.youtube-nocookie.com/embed/{}",
    ),
    (re.compile(r"^https://vimeo\.com/(\d+)"), "https://player.vimeo.com/video/{}"),
)


class ParagraphsBlock(blocks.RichTextBlock):
    """Text with bold, links and lists. Search reads it line by line, so that a snippet never glues two paragraphs."""

    def get_searchable_content(self, value: RichText) -> list[str]:
        """Return the plain text of each paragraph and list item."""
        return plain_text(value.source).splitlines() if value else []


class HeadingBlock(blocks.StructBlock):
    """A heading inside the text; the page's own title is the only ``h1``."""

    text = blocks.CharBlock(label=_("Text"), max_length=255)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("2", _("Section")), ("3", _("Part of a section"))],
        default="2",
        search_index=False,
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "core/blocks/heading.html"


class PictureBlock(blocks.StructBlock):
    """A picture with what it shows, and whom to credit."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("Description"),
        max_length=255,
        required=False,
        help_text=_("What the picture shows, for readers who cannot see it. Leave empty if it only decorates."),
    )
    caption = blocks.CharBlock(label=_("Caption"), max_length=255, required=False)
    credit = blocks.CharBlock(
        label=_("Credit"),
        max_length=255,
        required=False,
        help_text=_("Without one, the picture's own credit is shown."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "core/blocks/picture.html"


class FileBlock(blocks.StructBlock):
    """A file to download, with its type and size."""

    file = DocumentChooserBlock(label=_("File"))
    text = blocks.CharBlock(
        label=_("Text of the link"),
        max_length=255,
        required=False,
        help_text=_("Without one, the file's title is shown."),
    )

    class Meta:
        icon = "doc-full"
        label = _("File")
        template = "core/blocks/file.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label=pgettext_lazy("of a quote", "Words"))
    source = blocks.CharBlock(label=_("Who said or wrote them"), max_length=255, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "core/blocks/quote.html"


class NoticeBlock(blocks.StructBlock):
    """Something that readers must not miss."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("information", _("Information")), ("warning", _("Warning"))],
        default="information",
        search_index=False,
    )
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    text = ParagraphsBlock(label=_("Text"), features=TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Notice")
        template = "core/blocks/notice.html"


class StepBlock(blocks.StructBlock):
    """One step."""

    title = blocks.CharBlock(label=_("What to do"), max_length=255)
    text = ParagraphsBlock(label=_("How"), features=TEXT_FEATURES, required=False)

    class Meta:
        icon = "arrow-right"
        label = _("Step")


class StepsBlock(blocks.StructBlock):
    """Steps in their order."""

    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "core/blocks/steps.html"


class VideoBlock(blocks.StructBlock):
    """A video of YouTube or Vimeo that is fetched only after the reader's click: no request to another host before."""

    title = blocks.CharBlock(label=_("Title"), max_length=255, help_text=_("What the video shows."))
    address = blocks.URLBlock(
        label=_("Address"),
        help_text=_("An address such as https://www.youtube.com/watch?v=… or https://vimeo.com/…."),
    )
    image = ImageChooserBlock(label=_("Picture before it plays"), required=False)

    class Meta:
        icon = "media"
        label = _("Video")
        template = "core/blocks/video.html"

    def clean(self, value: Any) -> Any:
        """Refuse an address from which no player can be made."""
        cleaned = super().clean(value)
        if player_address(cleaned["address"]) is None:
            message = _("This is not the address of a YouTube or Vimeo video. Open the video and copy its address.")
            raise blocks.StructBlockValidationError(block_errors={"address": ValidationError(message)})
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add ``player``, the address that is loaded on click."""
        return super().get_context(value, parent_context=parent_context) | {"player": player_address(value["address"])}


def player_address(address: str) -> str | None:
    """Return the player's address for a video's address, or none if the host is not one that we know."""
    for pattern, player in VIDEO_ADDRESSES:
        if match := pattern.match(address or ""):
            return player.format(match[1])
    return None


class BodyBlock(blocks.StreamBlock):
    """A text: what an editor may put into it, in the order in which they need it."""

    paragraph = ParagraphsBlock(
        label=_("Paragraph"),
        icon="pilcrow",
        features=TEXT_FEATURES,
        template="core/blocks/paragraph.html",
    )
    heading = HeadingBlock()
    picture = PictureBlock()
    file = FileBlock()
    table = TableBlock(label=_("Table"), icon="table", template="core/blocks/table.html")
    quote = QuoteBlock()
    notice = NoticeBlock()
    steps = StepsBlock()
    video = VideoBlock()

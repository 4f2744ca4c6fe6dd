"""What an item of news is, and the word for it in addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NewsKind(models.TextChoices):
    """What an item is."""

    NEWS = "news", _("News")
    ANNOUNCEMENT = "announcement", _("Announcement")
    PRESS_RELEASE = "press-release", _("Press release")
    DIRECTIVE = "directive", _("Directive")

    @property
    def address_word(self) -> str:
        """Return the kind as it stands in ``?loai=``."""
        return ADDRESS_WORDS[self]


ADDRESS_WORDS = {
    NewsKind.NEWS: "tin-tuc",
    NewsKind.ANNOUNCEMENT: "thong-bao",
    NewsKind.PRESS_RELEASE: "thong-cao",
    NewsKind.DIRECTIVE: "chi-dao",
}
KIND_OF_WORD = {word: kind for kind, word in ADDRESS_WORDS.items()}

"""What readers said of a page: counts by day, and comments with nothing but their day."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from rating.querysets import CommentQuerySet, RatedPageQuerySet
from rating.subjects import LONGEST_KEY

LONGEST_COMMENT = 500
"""Characters."""


class RatedPage(models.Model):
    """A public page, or a view that is no page, in one language, with all answers so far.

    Its counts are those of its days, kept here since every page shows them.
    """

    key = models.CharField(max_length=LONGEST_KEY)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    page = models.ForeignKey(Page, verbose_name=_("page"), null=True, on_delete=models.CASCADE, related_name="+")
    """None for views of agencies and communes. What readers said of a page goes with it."""
    title = models.CharField(_("title"), max_length=500)
    """As it was when somebody last answered."""
    address = models.CharField(_("address"), max_length=2000)
    helpful = models.PositiveIntegerField(_("found it useful"), default=0)
    unhelpful = models.PositiveIntegerField(_("did not find it useful"), default=0)

    objects: ClassVar[RatedPageQuerySet] = RatedPageQuerySet.as_manager()  # type: ignore[assignment]
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rated page")
        verbose_name_plural = _("rated pages")
        constraints: ClassVar = [models.UniqueConstraint(fields=["key", "language"], name="rating_one_row_a_page")]

    def __str__(self) -> str:
        return self.title


class DailyRating(models.Model):
    """How many readers answered in one day; no answer has a row of its own."""

    rated = models.ForeignKey(RatedPage, on_delete=models.CASCADE, related_name="days")
    day = models.DateField(_("day"))
    helpful = models.PositiveIntegerField(_("found it useful"), default=0)
    unhelpful = models.PositiveIntegerField(_("did not find it useful"), default=0)
    comments = models.PositiveIntegerField(_("comments"), default=0)
    """That were left that day, those included that have been deleted since."""

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("ratings of a day")
        verbose_name_plural = _("ratings by day")
        constraints: ClassVar = [models.UniqueConstraint(fields=["rated", "day"], name="rating_one_row_a_day")]

    def __str__(self) -> str:
        return f"{self.rated_id}, {self.day}"


class Comment(models.Model):
    """What one reader found unclear or missing; of the reader nothing is kept, and of the moment only the day."""

    rated = models.ForeignKey(RatedPage, verbose_name=_("page"), on_delete=models.CASCADE, related_name="comments")
    day = models.DateField(_("day"), db_index=True)
    was_helpful = models.BooleanField(_("found it useful"))
    text = models.TextField(_("comment"), max_length=LONGEST_COMMENT)
    """Masked (``core.masking``)."""
    is_handled = models.BooleanField(_("handled"), default=False)

    objects: ClassVar[CommentQuerySet] = CommentQuerySet.as_manager()  # type: ignore[assignment]
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("comment by a reader")
        verbose_name_plural = _("comments by readers")

    def __str__(self) -> str:
        return f"{self.rated}, {self.day}"

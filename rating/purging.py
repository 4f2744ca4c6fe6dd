"""What goes at night: comments that are old, and the key by which yesterday's connections were told apart."""

from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from core.nightly import Alive, nightly
from rating.limits import forget_yesterday
from rating.models import Comment


@nightly("rating.purge")
def purge_at_night(alive: Alive) -> None:
    """Delete what is kept no longer."""
    forget_yesterday()
    purge_comments(today=timezone.localdate())


def purge_comments(*, today: date) -> int:
    """Delete comments that have been kept for ``RATING_COMMENT_DAYS``, and return how many; counts stay."""
    number, _rows = Comment.objects.filter(day__lt=today - timedelta(days=settings.RATING_COMMENT_DAYS)).delete()
    return number

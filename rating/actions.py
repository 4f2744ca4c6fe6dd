"""Counting an answer and keeping a comment: each whole or not at all, and once."""

from datetime import date
from enum import Enum

from django.db import IntegrityError, transaction
from django.db.models import F

from core.masking import masked
from rating import limits
from rating.limits import Answer, Reader
from rating.models import LONGEST_COMMENT, Comment, DailyRating, RatedPage
from rating.permits import SECONDS, Permit, PermitRefusedError, signed_permit
from rating.subjects import Subject


class Outcome(Enum):
    """What became of an answer."""

    COUNTED = "counted"
    HAD_ANSWERED = "had answered"
    """The connection has said something of this page today; that stays as it is."""
    GONE = "gone"
    """The page was deleted in this instant."""


class CommentTooLongError(Exception):
    """``over`` says by how many characters."""

    def __init__(self, over: int) -> None:
        super().__init__(f"{over} characters too many")
        self.over = over


class _HadAnsweredError(Exception):
    pass


def rate(subject: Subject, *, is_helpful: bool, reader: Reader, on: date) -> tuple[Outcome, Answer | None]:
    """Count one answer, unless the connection has given one today; return that one too, for its comment.

    Raises ``TooManyAnswersError``. Of several at once one counts: the second waits for the page's row and asks again.
    """
    name = f"{subject.key} {subject.language}"
    earlier = limits.answer_of(reader, name)
    if earlier is not None:
        return Outcome.HAD_ANSWERED, earlier
    limits.refuse_too_many(reader)
    permit = signed_permit(key=subject.key, language=subject.language, day=on, is_helpful=is_helpful)
    answer = Answer(is_helpful=is_helpful, permit=permit)
    try:
        with transaction.atomic():
            _count(subject, "helpful" if is_helpful else "unhelpful", on)
            if limits.answer_of(reader, name) is not None:
                raise _HadAnsweredError
            limits.remember(reader, name, answer)
    except _HadAnsweredError:
        return Outcome.HAD_ANSWERED, limits.answer_of(reader, name)
    except IntegrityError:
        return Outcome.GONE, None
    return Outcome.COUNTED, answer


def leave_comment(permit: Permit, subject: Subject, *, text: str) -> bool:
    """Keep what a reader wrote, masked, and say whether there was anything to keep.

    Raises ``CommentTooLongError``, which uses nothing up, or ``PermitRefusedError`` where the permit was used before.
    """
    written = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).strip()
    if len(written) > LONGEST_COMMENT:
        raise CommentTooLongError(len(written) - LONGEST_COMMENT)
    if limits.is_spent(permit.nonce):
        raise PermitRefusedError
    kept = masked(written).strip()
    if not kept:
        return False
    with transaction.atomic():
        day = DailyRating.objects.filter(rated__key=subject.key, rated__language=subject.language, day=permit.on)
        # The row is held until the comment is written, so that of two equal requests the second sees the first.
        if not day.update(comments=F("comments") + 1) or not limits.spend(permit.nonce, seconds=2 * SECONDS):
            raise PermitRefusedError
        rated = RatedPage.objects.get(key=subject.key, language=subject.language)
        Comment.objects.create(rated=rated, day=permit.on, was_helpful=permit.is_helpful, text=kept)
    return True


def _count(subject: Subject, counter: str, day: date) -> None:
    """Add one to the page and to its day; holds the page's row until the end of the transaction."""
    shown = {"title": subject.title[:500], "address": subject.address[:2000], "page_id": subject.page_id}
    rated, _made = RatedPage.objects.get_or_create(key=subject.key, language=subject.language, defaults=shown)
    RatedPage.objects.filter(pk=rated.pk).update(**shown, **{counter: F(counter) + 1})
    row, _made = DailyRating.objects.get_or_create(rated=rated, day=day)
    DailyRating.objects.filter(pk=row.pk).update(**{counter: F(counter) + 1})

"""Reads of ratings: who may see which, of whose pages, since when, the worst first."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Count, F, FloatField, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Cast, Coalesce
from wagtail.permissions import page_permission_policy

from directory.editors import agencies_of, belongs_to_an_agency

VOTES_PRESUMED = 4
NOS_PRESUMED = 1
"""Added to what readers said, so that a single "no" makes no worst page: one of one weighs less than 40 of 60."""
VIEWS_PERMISSION = "directory.change_agency"
"""Who may edit agencies answers for the pages of agencies and communes, which are no pages of the CMS."""


class RatedPageQuerySet(QuerySet):
    """Chains read aloud: ``RatedPage.objects.editable_by(user).answered_since(day)``."""

    def editable_by(self, user: Any) -> "RatedPageQuerySet":
        """Keep the pages that ``user`` may edit: by their groups, and within their agencies.

        The same as asking each page (``editing.permissions``), in one statement: whoever writes for agencies must write
        for the agency of the public version and for that of the newest draft.
        """
        if user.is_superuser:
            return self
        editable = page_permission_policy.instances_user_has_permission_for(user, "change").order_by()
        of_groups = Q(page__in=editable.values("pk"))
        own = agencies_of(user)
        if own:
            is_as_shown = Q(page__has_unpublished_changes=False)
            draft_is_own = Q(page__latest_revision__content__agency__in=sorted(own))
            return self.filter(of_groups, is_as_shown | draft_is_own).of_agencies(own)
        return self.filter(of_groups | Q(page__isnull=True) if user.has_perm(VIEWS_PERMISSION) else of_groups)

    def of_agencies(self, agencies: Iterable[int]) -> "RatedPageQuerySet":
        """Keep pages that belong to one of ``agencies`` as they are now."""
        belongs = Q(pk__in=[])
        for model in apps.get_models():
            if belongs_to_an_agency_now(model):
                belongs |= Q(page__in=model._default_manager.filter(agency__in=agencies).order_by().values("pk"))
        return self.filter(belongs)

    def answered_since(self, day: date | None) -> "RatedPageQuerySet":
        """Keep what was answered on ``day`` or later (none: ever); adds yes, no, open_comments and badness."""
        from rating.models import Comment  # the models take their queries from here

        since = Q(days__day__gte=day) if day else Q()
        waiting = Comment.objects.filter(rated=OuterRef("pk"), is_handled=False).order_by().values("rated")
        found = self.annotate(
            yes=Coalesce(Sum("days__helpful", filter=since), 0),
            no=Coalesce(Sum("days__unhelpful", filter=since), 0),
            open_comments=Coalesce(Subquery(waiting.annotate(number=Count("pk")).values("number")), 0),
        )
        nos = Cast(F("no") + Value(NOS_PRESUMED), FloatField())
        found = found.annotate(badness=nos / (F("yes") + F("no") + Value(VOTES_PRESUMED)))
        return found.filter(Q(yes__gt=0) | Q(no__gt=0))


class CommentQuerySet(QuerySet):
    """Chains read aloud: ``Comment.objects.editable_by(user).waiting()``."""

    def editable_by(self, user: Any) -> "CommentQuerySet":
        """Keep the comments on pages that ``user`` may edit."""
        from rating.models import RatedPage

        return self if user.is_superuser else self.filter(rated__in=RatedPage.objects.editable_by(user).values("pk"))

    def waiting(self) -> "CommentQuerySet":
        """Keep what nobody has marked as handled."""
        return self.filter(is_handled=False)


def belongs_to_an_agency_now(model: Any) -> bool:
    """Say whether rows of ``model`` are pages that belong to agencies."""
    from wagtail.models import Page

    return issubclass(model, Page) and not model._meta.abstract and belongs_to_an_agency(model)

"""What editors keep: synonyms, words that belong together, promoted results."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from search.curation import rules
from search.curation.faults import Message, message_of, messages_of, raise_if_any
from search.curation.rules import Match


class Synonym(models.Model):
    """Words that readers type, and what is searched for too, live at once and in both engines."""

    words = models.CharField(
        _("words"), max_length=rules.LONGEST_LINE, help_text=_("What people type, for example “sổ đỏ”.")
    )
    means = models.TextField(
        _("means"),
        help_text=_(
            "What our texts call it, for example “giấy chứng nhận quyền sử dụng đất”. One name on each line; each is "
            "searched for beside the words."
        ),
    )
    is_both_ways = models.BooleanField(
        _("both ways"),
        default=False,
        help_text=_("Also find texts with the words for somebody who types what they mean."),
    )
    note = models.CharField(
        _("reason"), max_length=300, blank=True, help_text=_("Why, for the colleagues who come after you.")
    )
    spelling = models.CharField(max_length=300, editable=False, default="")
    """What tells two rules apart (``rules.spelling``)."""

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering: ClassVar = ["words", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["spelling"], name="search_synonym_once")]

    def __str__(self) -> str:
        return f"{self.words} {'⇄' if self.is_both_ways else '→'} {', '.join(rules.lines(self.means))}"

    def clean(self) -> None:
        """Refuse what would do nothing, and a second rule for the same words."""
        self.words, self.means = " ".join(self.words.split()), "\n".join(rules.lines(self.means))
        self.spelling = rules.spelling(self.words)
        faults: dict[str, list[Message]] = {
            "means": messages_of(rules.faults_of_synonym(self.words, rules.lines(self.means)))
        }
        fault = rules.fault_of_line(self.words)
        if fault:
            faults["words"] = [message_of(self.words, fault)]
        elif Synonym.objects.filter(spelling=self.spelling).exclude(pk=self.pk).exists():
            faults["words"] = [_("There is a rule for these words already: open that one and add a line to it.")]
        raise_if_any(faults)


class KeptTogether(models.Model):
    """Words that say something only side by side: "hộ khẩu" is neither any hộ nor any khẩu."""

    words = models.CharField(
        _("words"),
        max_length=rules.LONGEST_LINE,
        help_text=_("Two or more words that count only side by side, for example “hộ khẩu”."),
    )
    note = models.CharField(
        _("reason"), max_length=300, blank=True, help_text=_("Why, for the colleagues who come after you.")
    )
    spelling = models.CharField(max_length=300, editable=False, default="")

    class Meta:
        verbose_name = _("words to keep together")
        verbose_name_plural = _("words to keep together")
        ordering: ClassVar = ["words", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["spelling"], name="search_kept_together_once")]

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        """Refuse a single word, and what is kept together already."""
        self.words = " ".join(self.words.split())
        self.spelling = rules.spelling(self.words)
        fault = rules.fault_of_phrase(self.words)
        if fault:
            raise_if_any({"words": [message_of(self.words, fault)]})
        if KeptTogether.objects.filter(spelling=self.spelling).exclude(pk=self.pk).exists():
            raise_if_any({"words": [_("These words are kept together already.")]})


class PromotionQuerySet(models.QuerySet["Promotion"]):
    """Reads of promotions."""

    def shown_on(self, day: object) -> "PromotionQuerySet":
        """Keep what has begun and is not over on ``day``."""
        return self.filter(
            models.Q(first_day__isnull=True) | models.Q(first_day__lte=day),
            models.Q(last_day__isnull=True) | models.Q(last_day__gte=day),
        )


class Promotion(models.Model):
    """One page that stands above the results of some words, for a time and for a reason that readers are told."""

    class Matching(models.TextChoices):
        """How the words are compared, without accents."""

        EXACT = Match.EXACT.value, _("exactly these words")
        BEGINS = Match.BEGINS.value, _("what begins with these words")
        CONTAINS = Match.CONTAINS.value, _("what contains all these words, in any order")

    words = models.TextField(
        _("words it answers"),
        help_text=_("What people type; one wording on each line. Accents and capitals make no difference."),
    )
    match = models.CharField(
        _("answers"), max_length=10, choices=Matching.choices, default=Matching.EXACT, help_text=_("Begin narrowly.")
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("The page that stands first. Only what everybody may read is ever shown."),
    )
    address = models.CharField(
        _("or an address on this portal"),
        max_length=500,
        blank=True,
        help_text=_("For what is no page of its own, such as /co-quan/so-y-te/ or one article of a law."),
    )
    reason = models.CharField(
        _("reason"),
        max_length=200,
        help_text=_("Readers see it below the title: why this stands first, in a few words."),
    )
    reason_en = models.CharField(
        _("reason in English"),
        max_length=200,
        blank=True,
        help_text=_("Shown on English pages; without it the Vietnamese text is shown there."),
    )
    first_day = models.DateField(
        _("from"), null=True, blank=True, help_text=_("Shown from this day on; left empty, at once.")
    )
    last_day = models.DateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("The last day on which it is shown; left empty, until somebody takes it away."),
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=10, help_text=_("Where several answer the same words, the smallest number stands first.")
    )
    entry_key = models.CharField(max_length=120, editable=False, default="")
    """What search shows (``SearchEntry.key``): it stays when the address changes."""

    objects = PromotionQuerySet.as_manager()

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        ordering: ClassVar = ["order", "pk"]

    def __str__(self) -> str:
        return ", ".join(rules.lines(self.words))

    @property
    def is_over(self) -> bool:
        """Say whether its last day has passed."""
        return self.last_day is not None and self.last_day < timezone.localdate()

    @property
    def is_to_come(self) -> bool:
        """Say whether its first day has not come."""
        return self.first_day is not None and self.first_day > timezone.localdate()

    def clean(self) -> None:
        """Refuse words that nobody means, and days in the wrong order; what it leads to is asked by the form."""
        self.words, self.address = "\n".join(rules.lines(self.words)), self.address.strip()
        faults: dict[str, list[Message]] = {"words": messages_of(rules.faults_of_lines(rules.lines(self.words)))}
        if self.first_day and self.last_day and self.last_day < self.first_day:
            faults["last_day"] = [_("It must not lie before the first day.")]
        raise_if_any(faults)

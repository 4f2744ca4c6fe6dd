"""The editors' rules as the next question is asked by them: kept by a process for a moment, dropped when one is saved.

One statement reads them all, at most every ``SEARCH_CURATION_SECONDS``. So another process follows within seconds, a
server of its own included, and nothing has to be rebuilt or told.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import structlog
from django.conf import settings
from django.db import DatabaseError
from django.db.models import BooleanField, F, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.utils import timezone

from search.curation import rules
from search.curation.models import KeptTogether, Promotion, Synonym
from search.curation.rules import Match
from search.understanding.vocabulary import Synonyms, Vocabulary

log = structlog.get_logger(__name__)

SYNONYM, KEPT_TOGETHER, PROMOTION = "synonym", "kept together", "promotion"


@dataclass(frozen=True, slots=True, kw_only=True)
class SynonymRule:
    """A synonym as an editor keeps it; ``pk`` is none where it is only typed so far."""

    pk: int | None
    words: str
    means: tuple[str, ...]
    is_both_ways: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseRule:
    """Words to keep together."""

    pk: int | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromotionRule:
    """A promotion that is shown today."""

    pk: int | None
    order: int
    words: tuple[str, ...]
    match: Match
    entry_key: str
    reason: str
    reason_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Curation:
    """All rules in use today, promotions in their order."""

    synonyms: tuple[SynonymRule, ...] = ()
    phrases: tuple[PhraseRule, ...] = ()
    promotions: tuple[PromotionRule, ...] = ()
    vocabulary: Vocabulary = field(init=False)

    def __post_init__(self) -> None:
        vocabulary = Vocabulary(
            synonyms=tuple(one for rule in self.synonyms for one in _directions(rule)),
            kept_together=tuple(rule.words for rule in self.phrases),
        )
        object.__setattr__(self, "vocabulary", vocabulary)


def _directions(rule: SynonymRule) -> Iterator[Synonyms]:
    yield Synonyms(words=rule.words, means=rule.means)
    if rule.is_both_ways:
        for meaning in rule.means:
            yield Synonyms(words=meaning, means=(rule.words,))


@dataclass(slots=True)
class _Kept:
    """What this process knows, and until when (``time.monotonic``)."""

    curation: Curation = field(default_factory=Curation)
    until: float = 0.0


_kept = _Kept()
_instead: ContextVar[Curation | None] = ContextVar("search_curation_instead", default=None)


def current() -> Curation:
    """Return the rules in use. Never raises: without the database the last known ones hold."""
    instead = _instead.get()
    if instead is not None:
        return instead
    if time.monotonic() >= _kept.until:
        try:
            _kept.curation = _read()
        except DatabaseError:
            log.exception("search.curation_unread")
        _kept.until = time.monotonic() + settings.SEARCH_CURATION_SECONDS
    return _kept.curation


def current_vocabulary() -> Vocabulary:
    """Return what editors say of words, as both engines take it. Never raises."""
    return current().vocabulary


def forget() -> None:
    """Read the rules anew when they are asked for next."""
    _kept.until = 0.0


@contextmanager
def as_if(curation: Curation) -> Iterator[None]:
    """Ask by these rules instead of those in use, as an editor's preview does; other threads notice nothing."""
    token = _instead.set(curation)
    try:
        yield
    finally:
        _instead.reset(token)


def _read() -> Curation:
    synonyms, phrases, promotions = [], [], []
    for kind, pk, words, second, is_both_ways, reason, reason_en, place in _rows():
        if kind == SYNONYM:
            means = rules.lines(second)
            synonyms.append(SynonymRule(pk=pk, words=words, means=means, is_both_ways=is_both_ways))
        elif kind == KEPT_TOGETHER:
            phrases.append(PhraseRule(pk=pk, words=words))
        else:
            match, entry_key = second.split(" ", 1)
            promotions.append(
                PromotionRule(
                    pk=pk,
                    order=place,
                    words=rules.lines(words),
                    match=Match(match),
                    entry_key=entry_key,
                    reason=reason,
                    reason_en=reason_en,
                )
            )
    return Curation(synonyms=tuple(synonyms), phrases=tuple(phrases), promotions=tuple(promotions))


def _rows() -> Iterator[tuple[str, int, str, str, bool, str, str, int]]:
    """Read the three tables in one statement."""
    synonyms = _columns(Synonym.objects.all(), SYNONYM, second=F("means"), is_two_way=F("is_both_ways"))
    phrases = _columns(KeptTogether.objects.all(), KEPT_TOGETHER)
    shown = Promotion.objects.shown_on(timezone.localdate()).exclude(entry_key="")
    promotions = _columns(
        shown,
        PROMOTION,
        second=Concat("match", Value(" "), "entry_key"),
        said=F("reason"),
        said_in_english=F("reason_en"),
        place=F("order"),
    )
    yield from synonyms.union(phrases, promotions, all=True).order_by("place", "pk")


def _columns(rows: QuerySet[Any], kind: str, **given: Any) -> QuerySet[Any]:
    nothing, no = Value("", output_field=TextField()), Value(False, output_field=BooleanField())
    usual = {"second": nothing, "is_two_way": no, "said": nothing, "said_in_english": nothing, "place": Value(0)}
    annotated = rows.order_by().annotate(kind=Value(kind, output_field=TextField()), **usual | given)
    return annotated.values_list("kind", "pk", "words", "second", "is_two_way", "said", "said_in_english", "place")

"""A rule as it stands in an editor's form at this moment, and the rules of all with it in its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from django.forms import ModelForm, modelform_factory
from wagtail.models import Page

from search.curation import rules, targets
from search.curation.current import Curation, PhraseRule, PromotionRule, SynonymRule
from search.curation.faults import Message, message_of, messages_of
from search.curation.forms import PromotionForm
from search.curation.models import Promotion
from search.curation.rules import Match

Values = Mapping[str, str]
Rule = TypeVar("Rule", bound=SynonymRule | PhraseRule | PromotionRule)
USUAL_ORDER = 10
TARGET = ("page", "address")
"""Fields that say what a promotion leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What the form would bring about."""

    curation: Curation
    words: str
    """What somebody types to meet it, as far as the form says."""
    messages: tuple[Message, ...] = ()
    """Why it would not be kept, or would do nothing."""


def typed_synonym(values: Values, pk: int | None, now: Curation) -> Typed:
    """Return the rules with this synonym."""
    words, means = " ".join(values.get("words", "").split()), rules.lines(values.get("means", ""))
    fault = rules.fault_of_line(words)
    messages: list[Message] = [message_of(words, fault)] if words and fault else []
    rule = SynonymRule(
        pk=pk, words=words, means=means[: rules.MOST_LINES], is_both_ways=bool(values.get("is_both_ways"))
    )
    messages += messages_of(rules.faults_of_synonym(words, means))
    synonyms = _in_place(now.synonyms, rule, is_kept=not fault and bool(means))
    return Typed(curation=replace(now, synonyms=synonyms), words=words, messages=tuple(messages))


def typed_phrase(values: Values, pk: int | None, now: Curation) -> Typed:
    """Return the rules with these words kept together."""
    words = " ".join(values.get("words", "").split())
    fault = rules.fault_of_phrase(words)
    phrases = _in_place(now.phrases, PhraseRule(pk=pk, words=words), is_kept=fault is None)
    messages = (message_of(words, fault),) if words and fault else ()
    return Typed(curation=replace(now, phrases=phrases), words=words, messages=messages)


def typed_promotion(values: Values, pk: int | None, now: Curation) -> Typed:
    """Return the rules with this promotion, as if its first day had come."""
    words, match = rules.lines(values.get("words", "")), values.get("match", "")
    rule = PromotionRule(
        pk=pk,
        order=_number(values.get("order", "")) or USUAL_ORDER,
        words=words[: rules.MOST_LINES],
        match=Match(match) if match in Match.__members__.values() else Match.EXACT,
        entry_key=_key(values),
        reason=values.get("reason", ""),
        reason_en=values.get("reason_en", ""),
    )
    promotions = _in_place(now.promotions, rule, is_kept=bool(rule.entry_key and words))
    in_order = tuple(sorted(promotions, key=lambda one: one.order))
    messages = [*messages_of(rules.faults_of_lines(words)), *_faults_of_target(values)]
    return Typed(curation=replace(now, promotions=in_order), words=words[0] if words else "", messages=tuple(messages))


TYPED: Mapping[str, Callable[[Values, int | None, Curation], Typed]] = {
    "synonym": typed_synonym,
    "kepttogether": typed_phrase,
    "promotion": typed_promotion,
}
"""By the name of the model."""


def _in_place(kept: tuple[Rule, ...], rule: Rule, *, is_kept: bool) -> tuple[Rule, ...]:
    others: list[Rule] = [one for one in kept if rule.pk is None or one.pk != rule.pk]
    return tuple([*others, rule] if is_kept else others)


def _faults_of_target(values: Values) -> list[Message]:
    """Return what the form itself says of the page or address; nothing where nobody has begun to fill it in."""
    if not any(values.get(name, "").strip() for name in ("words", *TARGET)):
        return []
    errors = _promotion_form()(values).errors
    return [str(message) for name in TARGET for message in errors.get(name, ())]


@cache
def _promotion_form() -> type[ModelForm[Promotion]]:
    """Return the form with all that its rules speak of."""
    return modelform_factory(Promotion, form=PromotionForm, fields="__all__")


def _number(written: str) -> int:
    """Return what a field says, or none where that is no number that any of ours could be."""
    return int(written) if written.isdecimal() and len(written) < 19 else 0


def _key(values: Values) -> str:
    chosen = values.get("page", "")
    page = Page.objects.filter(pk=_number(chosen)).first()
    if page is not None:
        return targets.key_of_page(page)
    try:
        return targets.key_at(targets.path_on_this_portal(values.get("address", "")))
    except (targets.NotOursError, targets.NothingThereError):
        return ""

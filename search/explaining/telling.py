"""An explanation in sentences, in the reader's language, and as JSON for programs."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.engines.scores import EVERYWHERE, NUMBERS, Part
from search.explaining.explanation import Apart, Explanation, Factors, Held, Hindrance, Near, Obstacle, Standing
from search.explaining.looking import said
from search.tokens import spans

MOST_WORDS = 6
"""Words of one field that are named."""

FIELDS: Mapping[str, Promise] = {
    "title": gettext_lazy("the title"),
    "official_title": gettext_lazy("the official name"),
    "other_names": gettext_lazy("the other names"),
    "summary": gettext_lazy("the summary"),
    "body": gettext_lazy("the text"),
    "attachments": gettext_lazy("the attached files"),
    NUMBERS: gettext_lazy("numbers and names"),
    EVERYWHERE: gettext_lazy("all texts together"),
}
FORMS: Mapping[str, Promise] = {
    "fold": gettext_lazy("single words"),
    "pairs": gettext_lazy("words side by side"),
    "exact": gettext_lazy("with the same accents"),
    "phrase": gettext_lazy("the whole phrase"),
    "near": gettext_lazy("words near each other"),
    "triples": gettext_lazy("three words in a row"),
    "letters": gettext_lazy("letters in a row"),
    "prefix": gettext_lazy("the beginning of the number"),
    "parts": gettext_lazy("parts of the number"),
    "name": gettext_lazy("the whole name"),
    "meant": gettext_lazy("another name of it"),
    "address": gettext_lazy("the address of an article"),
}
OBSTACLES: Mapping[Obstacle, Promise] = {
    Obstacle.NOTHING_THERE: gettext_lazy("Nothing that is searched stands at this address."),
    Obstacle.NOT_LIVE: gettext_lazy("The page is not published: a draft, or withdrawn."),
    Obstacle.EXPIRED: gettext_lazy("The page has expired."),
    Obstacle.PRIVATE: gettext_lazy(
        "Not everybody may see the page: it, or a page above it, is restricted; or it belongs to no site."
    ),
    Obstacle.NOT_SEARCHED: gettext_lazy("Pages of this type are never found (%(detail)s)."),
    Obstacle.NOT_YET: gettext_lazy("Its moment of publishing is still to come."),
    Obstacle.WAITS_TO_BE_BUILT: gettext_lazy(
        "It was changed, and search has not taken the change over yet. Does the search worker run?"
    ),
    Obstacle.CANNOT_BE_BUILT: gettext_lazy("Search cannot take it over: %(detail)s"),
    Obstacle.WAITS_FOR_THE_INDEX: gettext_lazy("The search server has not been told of the latest change yet."),
    Obstacle.OTHER_LANGUAGE: gettext_lazy("It is in a language that was not searched (%(detail)s)."),
    Obstacle.FILTERED: gettext_lazy("A filter leaves it out (%(detail)s)."),
    Obstacle.TOO_FEW_WORDS: gettext_lazy("It holds too few of the words."),
    Obstacle.NEEDS_WORDS: gettext_lazy("It is a part of something: without words, only the whole is listed."),
    Obstacle.UNKNOWN: gettext_lazy("Nothing keeps it away that search knows of: ask for it again in a minute."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTold:
    """What one field brings, and by which words."""

    field: str
    form: str
    words: str
    share: float
    """Of the whole score, from 0 to 1."""

    @property
    def percent(self) -> int:
        """Return the share in whole percents."""
        return round(self.share * 100)


def verdict(explanation: Explanation) -> str:
    """Return the one sentence that says where it stands."""
    facts = {"place": explanation.place, "total": explanation.total, "title": explanation.title or explanation.address}
    if explanation.promoted_because is not None:
        return _("“%(title)s” is put first by an editors' rule.") % facts
    if explanation.place is not None:
        return _("“%(title)s” stands at place %(place)d of %(total)d.") % facts
    if explanation.is_found:
        return _("“%(title)s” is found, but behind the first 200 of %(total)d.") % facts
    return _("“%(title)s” is not found.") % facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A sentence, and the rule of words to keep together that it speaks of."""

    text: str
    of: Apart | None = None


def reasons(explanation: Explanation) -> list[str]:
    """Return every further sentence."""
    return [one.text for one in reasons_with_rules(explanation)]


def reasons_with_rules(explanation: Explanation) -> list[Reason]:
    """Return every further sentence, each with its rule if it has one."""
    said_before = [Reason(text=text) for text in _reasons(explanation)]
    held = explanation.held
    return [*said_before, *_of_words(held, explanation.words)] if held is not None else said_before


def fields_told(standing: Standing, words: str) -> list[FieldTold]:
    """Return what brought at least half a percent of the score, by field and form, the most first.

    ``words`` are the reader's, in whose spelling the parts are named.
    """
    if standing.scored is None or standing.scored.score <= 0:
        return []
    by_field = sorted(standing.scored.parts, key=lambda part: (part.field, part.form))
    told = [
        _field_told(list(parts), of=standing.scored.score, typed=_spellings(words))
        for _field, parts in groupby(by_field, key=lambda part: (part.field, part.form))
    ]
    return sorted((one for one in told if one.percent), key=lambda one: -one.share)


def factors_told(factors: Factors) -> list[str]:
    """Return what multiplies the score of the words; nothing where it is left as it is."""
    found = []
    if factors.weight != 1:
        facts = {"weight": factors.weight}
        found.append(_("times %(weight).2f: its own weight, below 1 for what has ended or is a part") % facts)
    if factors.language:
        found.append(_("+ %(share)d %%: it is in the reader's language") % {"share": round(factors.language * 100)})
    if round(factors.recency * 100):
        found.append(_("+ %(share)d %%: it is recent news") % {"share": round(factors.recency * 100)})
    return found


def as_json(explanation: Explanation) -> dict[str, Any]:
    """Return everything, with the sentences, as JSON tells it."""
    whole = asdict(explanation)
    for hindrance in whole["hindrances"]:
        hindrance["obstacle"] = hindrance["obstacle"].value
    return {"verdict": verdict(explanation), "reasons": reasons(explanation), **whole}


def _reasons(explanation: Explanation) -> Iterator[str]:
    if explanation.is_fallback:
        yield _("The search server does not answer; this is the order of the database.")
    if explanation.promoted_because:
        yield _("The reason that readers see: %(reason)s") % {"reason": explanation.promoted_because}
    if explanation.read_as:
        yield _("The words were read as “%(words)s”.") % {"words": explanation.read_as}
    if explanation.near is not None:
        yield _near(explanation.near, asked=explanation.words)
    if explanation.promoted_because is not None:
        yield from _without_the_rule(explanation)
    yield from (told(one) for one in explanation.hindrances)


def _near(near: Near, *, asked: str) -> str:
    facts = {"words": near.words or asked, "place": near.place}
    if near.place is not None:
        said_of = _("Nothing matches wholly: readers are shown near results of “%(words)s”, this at place %(place)d.")
    else:
        said_of = _("Nothing matches wholly: readers are shown near results of “%(words)s”; this is not among them.")
    return said_of % facts


def _without_the_rule(explanation: Explanation) -> Iterator[str]:
    if explanation.place is not None:
        facts = {"place": explanation.place, "total": explanation.total}
        yield _("Without this rule it stands at place %(place)d of %(total)d.") % facts
    elif not explanation.is_found:
        yield _("Without this rule it is not found:")


def _of_a_question(held: Held) -> str:
    if held.is_enough:
        return _("It holds %(held)d of %(asked)d words, two of them side by side: enough for a whole question.")
    return _("It holds %(held)d of %(asked)d words, but no two side by side, as a whole question needs.")


def _of_words(held: Held, words: str) -> Iterator[Reason]:
    """Yield how many of the words count, and why the others do not."""
    facts = {"held": len(held.held), "asked": held.asked, "required": held.required}
    if held.by_neighbours:
        counted = _of_a_question(held) % facts
    elif held.not_counted:
        counted = _("%(held)d of %(asked)d words count; %(required)d are needed.") % facts
    else:
        counted = _("It holds %(held)d of %(asked)d words; %(required)d are needed.") % facts
    yield Reason(text=counted)
    for one in held.apart:
        text = _(
            "“%(words)s” must stand side by side by the rule (words to keep together), "
            "and this page does not hold it so."
        )
        yield Reason(text=text % {"words": one.words}, of=one)
    if held.missing:
        typed = _spellings(words)
        missing = ", ".join(f"“{typed.get(word, said(word))}”" for word in held.missing)
        yield Reason(text=_("Missing, accents apart: %(words)s.") % {"words": missing})


def told(hindrance: Hindrance) -> str:
    """Return an obstacle as a sentence."""
    return str(OBSTACLES[hindrance.obstacle]) % {"detail": hindrance.detail}


def _spellings(words: str) -> dict[str, str]:
    """Return how each syllable was typed, by its form without accents."""
    return {token.text: words[token.start : token.end].lower() for token in spans(words)}


def _field_told(parts: list[Part], *, of: float, typed: Mapping[str, str]) -> FieldTold:
    named = sorted(parts, key=lambda part: -part.score)
    spelled = (" ".join(typed.get(one, one) for one in part.words.split()) for part in named[:MOST_WORDS])
    words = ", ".join(f"“{phrase}”" for phrase in spelled)
    first = named[0]
    return FieldTold(
        field=str(FIELDS.get(first.field, first.field)),
        form=_form(first),
        words=f"{words}, …" if len(named) > MOST_WORDS else words,
        share=sum(part.score for part in parts) / of,
    )


def _form(part: Part) -> str:
    if part.field == NUMBERS and part.form == "exact":
        return _("the whole number")
    return str(FORMS.get(part.form, part.form))

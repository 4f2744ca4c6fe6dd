"""Finds the citations of a text: documents, provisions of them, lists and ranges, and provisions of this document."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from legal.provisions import ORDER, WITHIN_ARTICLES, Level, ProvisionAddress

from .attaching import Attaching, Owner
from .chains import Chain, Group, groups
from .composed import ComposedText, composed
from .documents import documents
from .found import THIS, FoundCitation
from .labels import is_label, stands_for_this
from .mentions import Mention
from .owners import owners
from .places import Place
from .provision_words import THIS_ONE, is_outer
from .ranges import numbers_between
from .scopes import is_quoted

NOWHERE = ProvisionAddress()


def find_citations(
    text: str, *, within: ProvisionAddress = NOWHERE, places: Sequence[Place] = ()
) -> list[FoundCitation]:
    """Return the citations in ``text`` in order; offsets are code points of ``text`` as given.

    ``within`` is the provision in which all of the text stands, ``places`` where its own provisions begin, in order:
    with either, "khoản 1 Điều này" is resolved, without them its ``stands_in`` says what is missing. A document that
    names itself as a whole ("Nghị định này") is not a citation, nor is the label of a provision.
    """
    return list(_Finding(text, within, places).citations())


class _Finding:
    def __init__(self, text: str, within: ProvisionAddress, places: Sequence[Place]) -> None:
        self.text = text
        self.composed: ComposedText = composed(text)
        self.within = within
        self.places = places
        self.place_starts = [place.start for place in places]

    def citations(self) -> Iterator[FoundCitation]:
        """Yield groups of provisions with their documents, and the documents named alone, in order."""
        mentions = documents(self.composed)
        attaching = Attaching(self.composed, mentions)
        found = [group for group in groups(self.composed.small) if not is_label(self.composed, group)]
        place = 0
        for group, owner in zip(found, owners(self.composed, found, attaching), strict=True):
            while place < len(mentions) and mentions[place].end <= group.start:
                yield from self._whole(mentions[place])
                place += 1
            if place < len(mentions) and mentions[place].start < group.start:
                continue
            if owner is None or not self._is_meant(group, owner):
                continue
            while place < len(mentions) and mentions[place].start < owner.end:
                place += 1
            yield from self._provisions(group, owner)
        for mention in mentions[place:]:
            yield from self._whole(mention)

    def _whole(self, mention: Mention) -> Iterator[FoundCitation]:
        if mention.stands_alone:
            yield self._found(mention.start, mention.end, mention, NOWHERE, None)

    def _is_meant(self, group: Group, owner: Owner) -> bool:
        return owner.mention is not None or owner.end > group.end or stands_for_this(self.composed, group)

    def _provisions(self, group: Group, owner: Owner) -> Iterator[FoundCitation]:
        last = group.chains[-1]
        for chain in group.chains:
            end = owner.end if chain is last else chain.end
            enclosing = self._enclosing(chain.start) if owner.mention is None else NOWHERE
            for steps in _each(chain):
                if address := _address(steps, enclosing):
                    yield self._found(chain.start, end, owner.mention, *address)

    def _found(
        self, start: int, end: int, mention: Mention | None, provision: ProvisionAddress, stands_in: Level | None
    ) -> FoundCitation:
        begins, ends = self.composed.span(start, end, self.text)
        return FoundCitation(
            start=begins,
            end=ends,
            text=self.text[begins:ends],
            document=mention.document if mention else THIS,
            provision=provision,
            key=mention.key if mention else "",
            stands_in=stands_in,
        )

    def _enclosing(self, start: int) -> ProvisionAddress:
        if not self.places:
            return self.within
        origin = self.composed.origin(start)
        place = bisect_right(self.place_starts, origin) - 1
        if place < 0:
            return self.within
        # What an amendment quotes stands in an article of the amended document.
        return NOWHERE if is_quoted(self.text, self.place_starts[place], origin) else self.places[place].address


def _each(chain: Chain) -> Iterator[dict[Level, str]]:
    """Yield the steps of each provision of a range, or of the one provision."""
    if chain.last is None:
        yield chain.steps
        return
    level = chain.last.level
    for number in numbers_between(chain.steps[level], chain.last.number, is_roman=level not in WITHIN_ARTICLES):
        yield chain.steps | {level: number}


def _address(steps: dict[Level, str], enclosing: ProvisionAddress) -> tuple[ProvisionAddress, Level | None] | None:
    """Return the address that ``steps`` name where they stand within ``enclosing``, and the "này" left open in it.

    None for "Điều này" alone, in which the text stands itself.
    """
    around = dict(enclosing.steps)
    if steps.get(Level.ARTICLE, THIS_ONE) != THIS_ONE:
        steps = {level: number for level, number in steps.items() if number != THIS_ONE}
    this = next((level for level, number in steps.items() if number == THIS_ONE), None)
    named = {level: number for level, number in steps.items() if number != THIS_ONE}
    if not named:
        return None
    outermost = this or min(named, key=ORDER.__getitem__)
    known = _up_to(around, outermost, with_it=this is not None)
    is_known = this is None or (this in around and (Level.ARTICLE in known or this not in WITHIN_ARTICLES))
    if is_known and (this or (outermost in WITHIN_ARTICLES and Level.ARTICLE in around)):
        named = known | named
    ordered = tuple(sorted(named.items(), key=_order))
    return ProvisionAddress(_from_article(ordered)), None if is_known else this


def _up_to(around: dict[Level, str], outermost: Level, *, with_it: bool) -> dict[Level, str]:
    return {
        level: number
        for level, number in around.items()
        if is_outer(level, outermost) or (with_it and level == outermost)
    }


def _from_article(steps: tuple[tuple[Level, str], ...]) -> tuple[tuple[Level, str], ...]:
    levels = [level for level, _number in steps]
    return steps[levels.index(Level.ARTICLE) :] if Level.ARTICLE in levels else steps


def _order(step: tuple[Level, str]) -> int:
    return ORDER[step[0]]

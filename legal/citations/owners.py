"""Which document each group of provisions of a text belongs to, once all of them are known.

A group without a document takes the one of the group behind it in its sentence: "nội dung quy định tại Điều 4 và danh
mục quy định tại Điều 5 của Nghị định số …" (35 of 38 such pairs in a sample of real texts); or the one that its list is
about: "Sửa đổi một số điều của Luật …:" above "a) Điều 54 được sửa đổi". Else it is of this document.
"""

import re
from collections.abc import Sequence

from legal.provisions import Level

from .attaching import Attaching, Owner
from .chains import Group
from .composed import ComposedText
from .provision_words import THIS_ONE
from .scopes import Scope, scope_at, scopes

LONGEST_GAP = 250
#: What is counted through a whole document: "khoản 2" alone is of the article in which it is cited.
_WHOLE = frozenset({Level.ARTICLE, Level.CHAPTER, Level.APPENDIX})
_WITHIN_ARTICLE = frozenset({Level.CLAUSE, Level.POINT, Level.SUBPOINT})
_JOINS = re.compile(r"\s*(?:\)|[,;]|và\s|hoặc\s|gồm\s|bao\s+gồm\s|kèm\s+theo\s)|[^.\n]*?\s(?:và|hoặc|hay)\s")
_ENDS_SENTENCE = re.compile(r"[.:]\s|\n\s*(?:\w{1,2}[.)]|[-+])\s")


def owners(composed: ComposedText, groups: Sequence[Group], attaching: Attaching) -> list[Owner | None]:
    """Return the owner of each group; see ``Attaching.owner`` for what None means."""
    found = [attaching.owner(group) for group in groups]
    for place in range(len(groups) - 2, -1, -1):
        own, following = found[place], found[place + 1]
        if own and following and following.mention and _is_open(groups[place], own):
            gap = composed.small[groups[place].end : groups[place + 1].start]
            if _is_one_sentence(gap) and not attaching.names_any(groups[place].end, groups[place + 1].start):
                found[place] = Owner(own.end, following.mention)
    for place, (group, own) in enumerate(zip(groups, found, strict=True)):
        if own and _is_open(group, own) and (mention := attaching.named_before_brackets(group)):
            found[place] = Owner(own.end, mention)
    return _by_scope(composed, groups, found, attaching)


def _is_open(group: Group, owner: Owner) -> bool:
    """Say whether provisions bear no document: not "Điều này", not "Điều 5 Luật này"."""
    return _bears_none(group, owner) and not _WHOLE.isdisjoint(group.chains[-1].steps)


def _bears_none(group: Group, owner: Owner) -> bool:
    names_one = owner.mention is not None or owner.end > group.end
    return not names_one and THIS_ONE not in group.chains[-1].steps.values()


def _is_one_sentence(gap: str) -> bool:
    return len(gap) <= LONGEST_GAP and _JOINS.match(gap) is not None and _ENDS_SENTENCE.search(gap) is None


def _by_scope(
    composed: ComposedText, groups: Sequence[Group], found: list[Owner | None], attaching: Attaching
) -> list[Owner | None]:
    """Give the items of lists their document, and "a) Sửa đổi khoản 1" the article of the item above it."""
    known = scopes(composed, attaching.mentions)
    article: tuple[Scope, str] | None = None
    for place, (group, own) in enumerate(zip(groups, found, strict=True) if known else ()):
        scope = scope_at(known, composed.small, group.start) if own and _bears_none(group, own) else None
        if own is None or scope is None:
            continue
        first = group.chains[0].steps
        if _is_open(group, own):
            article = (scope, first[Level.ARTICLE]) if Level.ARTICLE in first else None
        elif article and article[0] is scope and _WITHIN_ARTICLE.issuperset(first):
            for chain in group.chains:
                chain.steps.setdefault(Level.ARTICLE, article[1])
        else:
            continue
        found[place] = Owner(own.end, scope.mention)
    return found

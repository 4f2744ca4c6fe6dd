"""Which of several numbered lines count on from each other: 1, 2, 3 do, the 112 between them is quoted."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Any


def counting_on(keys: Sequence[Any]) -> list[int]:
    """Return the places of the longest run of strictly rising ``keys``; of equally long ones that with smaller ends.

    Gaps are allowed, since codified texts lack what was repealed; going back is not.
    """
    if all(before < after for before, after in pairwise(keys)):
        return list(range(len(keys)))
    tails: list[Any] = []
    places: list[int] = []
    before: list[int] = []
    for place, key in enumerate(keys):
        length = bisect_left(tails, key)
        before.append(places[length - 1] if length else -1)
        tails[length : length + 1] = [key]
        places[length : length + 1] = [place]
    run = [places[-1]] if places else []
    while run and before[run[-1]] >= 0:
        run.append(before[run[-1]])
    return run[::-1]

"""Words as they are asked for a second time where nothing holds enough of them: read for slips, and fewer of them.

What is found so is only near to what was asked, and whoever shows it says so. The same for both engines.
"""

import math
from collections.abc import Callable
from dataclasses import replace

from search.engines.spelling import Frequencies, corrected, corrections
from search.engines.words import AskedWords
from search.tokens import pairs_of

MOST_SYLLABLES = 8
"""The rarest of a question, which say most of what it is about; half of eight can be chosen in 70 ways."""


def nearly(words: AskedWords, *, frequencies: Frequencies, read: Callable[[str], AskedWords]) -> AskedWords:
    """Return what is near to ``words``: the nearest spelling, no word that stands nowhere, and of the rest all or half.

    ``read`` reads a text as ``words`` were read. Where no word stands anywhere, nothing is asked.
    """
    changes = corrections(words.text, frequencies)
    meant = read(corrected(words.text, changes, {})) if changes else words
    counts = frequencies((*meant.syllables, *meant.pairs))
    known = [syllable for syllable in meant.syllables if counts.get(syllable)]
    rarest = set(sorted(known, key=lambda syllable: counts[syllable])[:MOST_SYLLABLES])
    kept = tuple(syllable for syllable in known if syllable in rarest)
    is_new = bool(changes) or len(kept) < meant.required
    if is_new and all(map(counts.get, pairs_of(list(kept)))):  # they stand together somewhere
        fewest = min(len(kept), meant.required)
    else:
        fewest = max(1, min(math.ceil(len(kept) / 2), meant.required - 1))
    return replace(meant, syllables=kept, fewest=fewest)

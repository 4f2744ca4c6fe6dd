"""A reader's words as an engine is asked for them: with the rules of editors and of the apps above, as they are now."""

import structlog
from django.db import DatabaseError

from search.curation.current import current_vocabulary
from search.engines.words import AskedWords, asked
from search.registry import registry
from search.understanding.vocabulary import Synonyms, Vocabulary

log = structlog.get_logger(__name__)


def asked_now(words: str) -> AskedWords:
    """Return what ``words`` ask for by all rules in use. Never raises: rules that cannot be read are left out."""
    return asked(words, vocabulary_for(words))


def vocabulary_for(words: str) -> Vocabulary:
    """Return the rules of editors, and what apps say of phrases in ``words``."""
    curated = current_vocabulary()
    own = _meanings(words)
    return Vocabulary(synonyms=(*curated.synonyms, *own), kept_together=curated.kept_together) if own else curated


def _meanings(words: str) -> tuple[Synonyms, ...]:
    try:
        found = [meanings(words) for meanings in registry.meanings]
    except DatabaseError:
        log.exception("search.meanings_unread")
        return ()
    return tuple(Synonyms(words=phrase, means=tuple(means)) for one in found for phrase, means in one.items())

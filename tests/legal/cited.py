"""Citations of a text as tests compare them."""

from legal.citations import find_citations


def cited(text, **options):
    """Return what is cited as people read it: words, document, provision."""
    return [(one.text, one.document, one.provision_words) for one in find_citations(text, **options)]


def provisions(text, **options):
    return [(one.document, one.provision_words) for one in find_citations(text, **options)]

"""Which evidence may be about a provision: a law is changed in hundreds of them, and each asks for its own."""

from collections import defaultdict
from collections.abc import Iterable

from legal.evidence.acts import Evidence
from legal.provisions import Level, ProvisionAddress


class NearEvidence:
    """Evidence by the article that it is about."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        self._all = list(evidence)
        self._of_article: dict[ProvisionAddress, list[Evidence]] = defaultdict(list)
        self._elsewhere: list[Evidence] = []
        for item in self._all:
            self._place(item.provision).append(item)

    def to(self, provision: ProvisionAddress) -> list[Evidence]:
        """Return what may be about ``provision``: chapters may hold any article, and appendices count anew."""
        if not _is_in_an_article(provision):
            return self._all
        return [*self._elsewhere, *self._of_article[provision.article]]

    def _place(self, provision: ProvisionAddress) -> list[Evidence]:
        return self._of_article[provision.article] if _is_in_an_article(provision) else self._elsewhere


def _is_in_an_article(provision: ProvisionAddress) -> bool:
    return bool(provision.steps) and provision.steps[0][0] == Level.ARTICLE

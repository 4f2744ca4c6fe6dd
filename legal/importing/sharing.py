"""Numbers that a law and a resolution of the National Assembly share: 74/2014/QH13 is one of each."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from legal.models import LegalDocumentPage
from legal.sources.titles import TitleAct


def may_be_of_type(type_word: str, type_name: str) -> bool:
    """Say whether a document of a type can be meant where ``type_word`` names one ("luật" is a "Bộ luật" too)."""
    return not type_word or not type_name or type_word in type_name.lower()


class SharedNumbers:
    """Which types of documents we hold of the numbers that are shared."""

    def __init__(self) -> None:
        held = LegalDocumentPage.objects.live().filter(number_key__regex=r"/(ubtv)?qh[0-9]+$")
        self._types: Mapping[str, set[str]] = defaultdict(set)
        for key, type_name in held.values_list("number_key", "document_type__name"):
            self._types[key].add(type_name or "")

    def means_another(self, act: TitleAct) -> bool:
        """Say whether we hold documents of the number, but none of the type that is named."""
        held: Collection[str] = self._types.get(act.key, ())
        return bool(held) and not any(may_be_of_type(act.type_word, name) for name in held)

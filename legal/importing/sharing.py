"""Numbers that a law and a resolution of the National Assembly share: 74/2014/QH13 is one of each."""

from collections import defaultdict
from collections.abc import Mapping

from legal.models import LegalDocumentPage
from legal.sources.titles import TitleAct


def may_be_of_type(type_word: str, type_name: str) -> bool:
    """Say whether a document of a type can be meant where ``type_word`` names one ("luật" is a "Bộ luật" too)."""
    return not type_word or not type_name or type_word in type_name.lower()


class SharedNumbers:
    """Which documents we hold of the numbers that are shared."""

    def __init__(self) -> None:
        held = LegalDocumentPage.objects.live().filter(number_key__regex=r"/(ubtv)?qh[0-9]+$")
        self._held: Mapping[str, dict[int, str]] = defaultdict(dict)
        for key, pk, type_name in held.values_list("number_key", "pk", "document_type__name"):
            self._held[key][pk] = type_name or ""

    def are_several(self, key: str) -> bool:
        """Say whether we hold several documents of a number."""
        return len(self._held.get(key, ())) > 1

    def meant(self, act: TitleAct) -> list[int]:
        """Return those of the number that the type that is named leaves, if we hold any of the number."""
        return [pk for pk, name in self._held.get(act.key, {}).items() if may_be_of_type(act.type_word, name)]

    def means_another(self, act: TitleAct) -> bool:
        """Say whether we hold documents of the number, but none of the type that is named."""
        return act.key in self._held and not self.meant(act)

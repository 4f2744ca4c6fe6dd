"""Which models are findable, and how: each app says so in its ``searchable.py``, found as ``admin.py`` would be."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from search.documents import Facet, SearchDocument

Builder = Callable[[Any], SearchDocument | Iterable[SearchDocument]]
Dependents = Callable[[Any], Iterable[Any]]
Labeller = Callable[[Sequence[str], str], Mapping[str, str]]
Meanings = Callable[[str], Mapping[str, Sequence[str]]]
WrittenListener = Callable[[Sequence[int | Model]], None]


class AlreadyRegisteredError(Exception):
    """Two statements were made about one model or facet."""


@dataclass
class Registry:
    """What has been said so far; one instance, ``registry``, for the running portal."""

    builders: dict[type[Model], Builder] = field(default_factory=dict)
    refused: set[type[Model]] = field(default_factory=set)
    dependents: dict[type[Model], list[Dependents]] = field(default_factory=dict)
    labellers: dict[Facet, Labeller] = field(default_factory=dict)
    named_models: dict[Facet, type[Model]] = field(default_factory=dict)
    meanings: list[Meanings] = field(default_factory=list)
    written_listeners: list[WrittenListener] = field(default_factory=list)

    def says_something_of(self, model: type[Model]) -> bool:
        """Say whether ``model`` was declared searchable or not searchable."""
        return model in self.builders or model in self.refused


registry = Registry()


def searchable(model: type[Model]) -> Callable[[Builder], Builder]:
    """Declare how one object of ``model`` is searched: the function returns one ``SearchDocument`` or several."""

    def register(builder: Builder) -> Builder:
        if registry.says_something_of(model):
            raise AlreadyRegisteredError(model.__name__)
        registry.builders[model] = builder
        return builder

    return register


def not_searchable(*models: type[Model]) -> None:
    """Declare that objects of ``models`` are never found."""
    for model in models:
        if registry.says_something_of(model):
            raise AlreadyRegisteredError(model.__name__)
        registry.refused.add(model)


def reindex_on(model: type[Model]) -> Callable[[Dependents], Dependents]:
    """Declare whose change touches what is found: the function returns what to build anew.

    That is primary keys of pages, or objects of searchable models that are no pages, such as communes.
    """

    def register(dependents: Dependents) -> Dependents:
        registry.dependents.setdefault(model, []).append(dependents)
        return dependents

    return register


def facet_labels(facet: Facet) -> Callable[[Labeller], Labeller]:
    """Declare how the values of ``facet`` are named: ``(values, language) -> {value: label}``, known values only."""

    def register(labeller: Labeller) -> Labeller:
        if facet in registry.labellers or facet in registry.named_models:
            raise AlreadyRegisteredError(facet)
        registry.labellers[facet] = labeller
        return labeller

    return register


def facet_named_by(facet: Facet, model: type[Model]) -> None:
    """Declare that the values of ``facet`` are slugs of ``model``, which has ``name`` and ``name_en`` too.

    The names of all such facets are read in one statement.
    """
    if facet in registry.labellers or facet in registry.named_models:
        raise AlreadyRegisteredError(facet)
    registry.named_models[facet] = model


def also_means(meanings: Meanings) -> Meanings:
    """Declare what phrases in a reader's words mean too: ``words -> {phrase: meanings}``, each as good as the phrase.

    It is asked for every question that readers ask: most must cost no statement, and the others two small ones at most.
    """
    if meanings not in registry.meanings:
        registry.meanings.append(meanings)
    return meanings


def on_written(listener: WrittenListener) -> WrittenListener:
    """Declare who is told of what was written in bulk, past every signal."""
    if listener not in registry.written_listeners:
        registry.written_listeners.append(listener)
    return listener


def announce_written(written: Iterable[int | Model]) -> None:
    """Say that this was written or changed without signals; call it in the transaction that wrote it.

    That is primary keys of pages, or saved objects of searchable models that are no pages, such as agencies.
    """
    keys = tuple(written)
    if keys:
        for listener in registry.written_listeners:
            listener(keys)

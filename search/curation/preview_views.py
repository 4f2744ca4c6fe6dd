"""The part of a rule's form that shows its effect before it is saved."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from search.curation.current import current
from search.curation.models import KeptTogether, Promotion, Synonym
from search.curation.preview import Effect, effect
from search.curation.typed import TYPED
from search.queries import MAX_WORDS_LENGTH
from search.results.parameters import clean_words
from search.results.searching import SearchFailedError

PREVIEW = "search_rule_preview"
WORDS = "preview_words"
"""Name of the field with the words to try."""
MODELS = {model._meta.model_name: model for model in (Synonym, KeptTogether, Promotion)}


@require_POST
def rule_preview(request: HttpRequest, kind: str, pk: int = 0) -> HttpResponse:
    """Show what the rule in the posted form would change; ``pk`` is none for a new one. Saves nothing."""
    model = MODELS.get(kind)
    if model is None or not any(request.user.has_perm(f"search.{action}_{kind}") for action in ("add", "change")):
        raise PermissionDenied
    now = current()
    typed = TYPED[kind](request.POST.dict(), pk or None, now)
    words = clean_words(request.POST.get(WORDS, "")[:MAX_WORDS_LENGTH]) or clean_words(typed.words)
    context: dict[str, Any] = {"messages": typed.messages, "words": words}
    try:
        shown: Effect | None = effect(words, now=now, then=typed.curation) if words else None
    except SearchFailedError:
        shown = None
        context["is_down"] = True
    return render(request, "search/curation/effect.html", context | {"effect": shown})

"""Lets a rule that was saved or deleted hold in this process at once; other processes follow within seconds."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from search.curation.current import forget
from search.curation.models import KeptTogether, Promotion, Synonym


def connect() -> None:
    """Listen to the three kinds of rules."""
    for model in (Synonym, KeptTogether, Promotion):
        for signal in (post_save, post_delete):
            signal.connect(rule_changed, sender=model, dispatch_uid=f"search.curation.{model.__name__}")


def rule_changed(sender: Any, **kwargs: Any) -> None:
    """Forget what is kept, once the change is committed."""
    transaction.on_commit(forget, robust=True)

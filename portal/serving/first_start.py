"""What a new installation is given once: content to look at and a person who may sign in."""

import secrets

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import transaction
from wagtail.models import Page


def has_content() -> bool:
    """Say whether there is any page beside those that Wagtail's own migrations make."""
    return Page.objects.exclude(content_type__app_label="wagtailcore").exists()


def load_demonstration_if_empty() -> bool:
    """Load the demonstration into an empty database and say whether that was so."""
    if has_content():
        return False
    call_command("load_demonstration")
    return True


@transaction.atomic
def make_administrator_if_missing() -> tuple[str, str] | None:
    """Make the first administrator and return name and password; the password is kept nowhere and shown once."""
    users = get_user_model().objects
    if users.filter(is_superuser=True).exists():
        return None
    name = "admin" if not users.filter(username="admin").exists() else f"admin-{secrets.token_hex(2)}"
    password = secrets.token_urlsafe(12)
    users.create_superuser(username=name, email="", password=password)
    return name, password

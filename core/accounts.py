"""Who may have an account: editors whom an administrator makes; nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class EditorsOnlyAdapter(DefaultAccountAdapter):
    """The rules of sign-in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: accounts are made in the admin."""
        return False

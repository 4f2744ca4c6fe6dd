"""Who may have an account: editors whom an administrator makes; nobody signs up."""

from smtplib import SMTPException
from typing import Any

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

log = structlog.get_logger(__name__)


class EditorsOnlyAdapter(DefaultAccountAdapter):
    """The rules of sign-in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: accounts are made in the admin."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a letter. A mail server that is down must not tell a stranger which addresses have an account."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as error:
            log.exception("mail.not_sent", template=template_prefix, error=str(error))

"""The right to add one comment to an answer, within an hour: signed, so that nothing of it is stored with the count."""

import secrets
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.core import signing

SECONDS = 3600
LONGEST = 1000
"""Characters; whatever is longer was not made here."""
_SALT = "rating.comment"


class PermitRefusedError(Exception):
    """It was not made here, is too old, or was used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """Which answer a comment belongs to."""

    key: str
    language: str
    day: str
    is_helpful: bool
    nonce: str

    @property
    def on(self) -> date:
        """Return the day of the answer."""
        return date.fromisoformat(self.day)


def signed_permit(*, key: str, language: str, day: date, is_helpful: bool) -> str:
    """Return a new permit as a text for a form."""
    nonce = secrets.token_urlsafe(12)
    permit = Permit(key=key, language=language, day=day.isoformat(), is_helpful=is_helpful, nonce=nonce)
    return signing.dumps(asdict(permit), salt=_SALT)


def read_permit(text: str) -> Permit:
    """Return the permit, or raise ``PermitRefusedError``; whether it was used is another question."""
    try:
        fields: dict[str, Any] = signing.loads(text[:LONGEST], salt=_SALT, max_age=SECONDS)
        return Permit(**fields)
    except (signing.BadSignature, TypeError, ValueError) as error:
        raise PermitRefusedError from error

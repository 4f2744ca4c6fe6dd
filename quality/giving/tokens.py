"""The tokens by which systems are known: ``cl_<key>_<secret>``, of which only the key and a digest are kept."""

import hmac
import secrets
import string
from hashlib import sha256
from typing import Any

from django.utils import timezone

from directory.models import Agency
from quality.models import ApiToken
from quality.models.token import LENGTH_OF_KEY

PREFIX = "cl"
BYTES_OF_SECRET = 32
LONGEST = 200
"""Characters; what is longer is no token of ours."""
_LETTERS = string.ascii_lowercase + string.digits


def make_token(*, name: str, agency: Agency | None, by: Any) -> tuple[ApiToken, str]:
    """Make a token; return its row and the token itself, which nobody can read again."""
    key = "".join(secrets.choice(_LETTERS) for _letter in range(LENGTH_OF_KEY))
    secret = secrets.token_urlsafe(BYTES_OF_SECRET)
    row = ApiToken.objects.create(name=name, agency=agency, key=key, digest=_digest(secret), made_by=by)
    return row, f"{PREFIX}_{key}_{secret}"


def token_of(written: str) -> ApiToken | None:
    """Return the row of a token that holds, or none. One statement; secrets are compared in constant time."""
    prefix, _sign, rest = written[:LONGEST].partition("_")
    key, _sign, secret = rest.partition("_")
    if prefix != PREFIX or len(key) != LENGTH_OF_KEY or not (key.isascii() and key.isalnum()) or not secret:
        return None
    row = ApiToken.objects.select_related("agency").filter(key=key, revoked_at__isnull=True).first()
    expected = row.digest if row else _digest("")
    is_same = hmac.compare_digest(_digest(secret), expected)
    return row if is_same else None


def revoke(token: ApiToken) -> None:
    """Let the token open nothing any more, at once and for good."""
    ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=timezone.now())


def note_use(token: ApiToken) -> None:
    """Note the day on which the token was used; writes once a day."""
    today = timezone.localdate()
    if token.last_used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=today)


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()

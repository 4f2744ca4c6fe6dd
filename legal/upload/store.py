"""Files between upload and draft: each in a folder of its own that nobody serves, for the one who sent it, for a day.

Nothing of them stands in the database; what was read of a file and what was recognised on its pages lies beside it.
"""

import json
import re
import secrets
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings

from core.files.found import FileText

SECONDS_KEPT = 24 * 60 * 60
MOST_KEPT = 10
"""Uploads of one user; the oldest make room."""
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")
_FILE, _STATE, _CLAIM = "file", "state.json", "claimed"


class UploadGone(LookupError):
    """There is no such upload of this user, or no more."""


@dataclass(slots=True, kw_only=True)
class Upload:
    """One uploaded file and what is known of it."""

    token: str
    folder: Path
    name: str
    index_pk: int
    """The list of documents into which it is to go."""
    found: FileText
    recognised: dict[int, str] = field(default_factory=dict)
    """Words that a machine guessed on pictures of pages, by page from 1."""

    @property
    def path(self) -> Path:
        """Return where the file lies."""
        return self.folder / _FILE

    @property
    def pages_to_recognise(self) -> tuple[int, ...]:
        """Return the pages without text that nobody tried to recognise yet."""
        return tuple(page for page in self.found.pages_without_text if page not in self.recognised)

    def save(self) -> None:
        """Write down what is known; whole or not at all."""
        state = {
            "name": self.name,
            "index": self.index_pk,
            "found": self.found.as_json(),
            "recognised": {str(page): words for page, words in self.recognised.items()},
        }
        draft = self.folder / f"{_STATE}.new"
        draft.write_text(json.dumps(state), encoding="utf-8")
        draft.replace(self.folder / _STATE)


def keep(user: Any, file: BinaryIO, *, name: str, index_pk: int, found: FileText) -> Upload:
    """Keep a file that was read for ``user``, and let go what lay too long."""
    _sweep()
    folder = _room_of(user)
    for old in _by_age(folder)[MOST_KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
    token = secrets.token_urlsafe(16)
    own = folder / token
    own.mkdir(parents=True, mode=0o700)
    file.seek(0)
    with (own / _FILE).open("wb") as copy:
        shutil.copyfileobj(file, copy)
    upload = Upload(token=token, folder=own, name=name, index_pk=index_pk, found=found)
    upload.save()
    return upload


def kept(user: Any, token: str) -> Upload:
    """Return the upload of ``user``. Raises ``UploadGone``."""
    folder = _room_of(user) / token
    if not _TOKEN.fullmatch(token):
        raise UploadGone(token)
    try:
        state: Mapping[str, Any] = json.loads((folder / _STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UploadGone(token) from error
    recognised = {int(page): words for page, words in state["recognised"].items()}
    return Upload(
        token=token,
        folder=folder,
        name=state["name"],
        index_pk=state["index"],
        found=FileText.from_json(state["found"]),
        recognised=recognised,
    )


def claimed(upload: Upload) -> bool:
    """Say whether the caller is the first to make a draft of ``upload``: who clicks twice sends two requests."""
    try:
        (upload.folder / _CLAIM).mkdir()
    except (FileExistsError, FileNotFoundError):
        return False
    return True


def unclaim(upload: Upload) -> None:
    """Let the draft be tried again after it failed."""
    (upload.folder / _CLAIM).rmdir()


def let_go(upload: Upload) -> None:
    """Remove an upload; safe to call again."""
    shutil.rmtree(upload.folder, ignore_errors=True)


def _root() -> Path:
    return Path(settings.STATE_DIR) / "uploads"


def _room_of(user: Any) -> Path:
    return _root() / str(int(user.pk))


def _by_age(folder: Path) -> list[Path]:
    """Return the uploads in a user's room, the newest first."""
    if not folder.is_dir():
        return []
    return sorted(folder.iterdir(), key=lambda own: own.stat().st_mtime, reverse=True)


def _sweep() -> None:
    """Remove what lies there longer than a day, whoever sent it."""
    oldest = time.time() - SECONDS_KEPT
    for room in _by_age(_root()):
        for own in _by_age(room):
            if own.stat().st_mtime < oldest:
                shutil.rmtree(own, ignore_errors=True)

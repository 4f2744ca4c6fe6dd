"""What keeps a document from the public: its original is a picture, and nobody wrote down what it says."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.cache import cache
from django.utils.translation import gettext as _

from core.files.reading import FileRefused, NoTextLayer, WrongType, has_text_layer
from core.models import PortalDocument

SECONDS_REMEMBERED = 7 * 24 * 60 * 60


def is_to_be_released(data: Mapping[str, Any]) -> bool:
    """Say whether what an editor's form sends asks to publish, to submit or to approve, and not only to save."""
    if data.get("action-publish") or data.get("action-submit") or data.get("action-restart-workflow"):
        return True
    return bool(data.get("action-workflow-action")) and data.get("workflow-action-name") == "approve"


def refusal_of(text: str, body: object, originals: Iterable[PortalDocument]) -> str:
    """Return why a document cannot be published, and what to do; an empty text where it can.

    A document without files, or with a text of either kind, is never refused.
    """
    if text.strip() or body:
        return ""
    for original in originals:
        reason = _why_unreadable(original)
        if reason:
            return _(
                "“{file}”: {reason} So the document cannot be published yet. Fill in the official text, or add the "
                "document from a file with a text layer; a draft can be saved without."
            ).format(file=original.filename, reason=reason)
    return ""


def _why_unreadable(original: PortalDocument) -> str:
    """Return why nothing of a PDF can be read as text; an empty text for any other file. Remembered by its content."""
    if original.file_extension.lower() != "pdf":
        return ""
    key = f"text-layer:{original.get_file_hash()}"
    has_text = cache.get(key)
    if has_text:
        return ""
    try:
        with original.file.open("rb") as file:
            has_text = has_text_layer(file)
    except WrongType:
        has_text = True  # no PDF, whatever its name says: not ours to judge
    except FileRefused as refused:
        return str(refused.words)
    except OSError:
        return ""
    cache.set(key, has_text, SECONDS_REMEMBERED)
    return "" if has_text else str(NoTextLayer.words)

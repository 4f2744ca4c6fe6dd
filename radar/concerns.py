"""What is wrong with a citation, and how much it matters where it stands.

Pure but for the words: how the status of what is cited is found is told by ``legal``.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from legal.evidence.acts import Effect
from legal.validity import DOUBTS, Finding, Reason, Validity


class Concern(TextChoices):
    """What has happened to the document or the provision that is cited, the heaviest first."""

    ENDED = "ended", pgettext_lazy("what is cited", "No longer in force")
    SUSPENDED = "suspended", pgettext_lazy("what is cited", "Suspended")
    CLAUSE_CHANGED = "clause_changed", _("The cited provision has been amended or repealed in part")
    DOUBTED = "doubted", _("May be no longer in force (not confirmed)")
    CHANGED = "changed", _("The document has been amended since")


ALARMS = frozenset({Concern.ENDED, Concern.SUSPENDED, Concern.CLAUSE_CHANGED})
"""What an editor has to look at. The others are hints: amended documents are cited everywhere, and rightly."""
TOLD = frozenset({Concern.ENDED, Concern.SUSPENDED})
"""What readers are warned of."""


class Standing(TextChoices):
    """What kind of text cites, the one that does most harm first."""

    KEPT = "kept", _("Procedures and information pages")
    """Citizens act on them, and editors keep them true."""
    DRAFT = "draft", _("Drafts")
    """Cited only in what is not public yet: about to be published."""
    NEWS = "news", _("News of the last twelve months")
    OLD_NEWS = "old_news", _("Older news")
    """It told of its day; nobody is to write it anew."""
    DOCUMENT = "document", _("Provisions of documents")
    BASIS = "basis", _("Preambles of documents")
    """A document stays in force when what it was based on ends."""


TO_MEND = frozenset({Standing.KEPT, Standing.DRAFT})
"""What an editor of the portal can and should write anew; the report begins with it."""

_BY_VALIDITY = {
    Validity.ENDED: Concern.ENDED,
    Validity.SUSPENDED: Concern.SUSPENDED,
    Validity.PARTLY_ENDED: Concern.CHANGED,
}


def concern_of(finding: Finding, *, of_provision: bool = False) -> Concern | None:
    """Return what a status means for whoever cites the document, or its provision; none where nothing is wrong.

    That nobody knows its dates is no concern; that somebody has stated an end without confirming it, or its day, is.
    A provision counts as changed where a change names it or something in it; where nobody recorded which provisions
    were changed, only the document does.
    """
    by = finding.decided_by
    if finding.reason == Reason.PROVISIONS_UNRECORDED:
        return Concern.CHANGED
    if finding.reason in DOUBTS:
        return Concern.DOUBTED if by is not None and by.effect != Effect.ENDS_PARTLY else None
    concern = _BY_VALIDITY.get(finding.validity)
    if concern == Concern.CHANGED and of_provision and by is not None and by.provision.steps:
        return Concern.CLAUSE_CHANGED
    return concern

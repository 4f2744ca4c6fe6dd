"""The words of a status: what readers see first of a document, and why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.templatetags.portal import day as day_in_words
from legal.effect import Link
from legal.relation_types import BY_WORDS
from legal.validity import Finding, Reason, Validity

LABELS: Mapping[Validity, Promise] = {
    Validity.PENDING: pgettext_lazy("validity", "Not yet in force"),
    Validity.IN_FORCE: pgettext_lazy("validity", "In force"),
    Validity.PARTLY_ENDED: pgettext_lazy("validity", "Partly no longer in force"),
    Validity.ENDED: pgettext_lazy("validity", "No longer in force"),
    Validity.SUSPENDED: pgettext_lazy("validity", "Suspended"),
    Validity.UNKNOWN: pgettext_lazy("validity", "Not known"),
}
TONES: Mapping[Validity, str] = {
    Validity.IN_FORCE: "good",
    Validity.PARTLY_ENDED: "partly",
    Validity.SUSPENDED: "ended",
    Validity.ENDED: "ended",
}
WITH_DAY = frozenset({Validity.PARTLY_ENDED, Validity.ENDED, Validity.SUSPENDED})
REASONS: Mapping[Reason, Promise] = {
    Reason.OWN_END: gettext_lazy("The document itself or its source names this day as its end."),
    Reason.NO_EFFECTIVE_DATE: gettext_lazy("The day from which it is effective is not known."),
    Reason.EFFECTIVE_BEFORE_ISSUED: gettext_lazy(
        "By its data it is effective before it was issued: one of the two dates is wrong. Compare them in its original."
    ),
    Reason.ENDED_BEFORE_EFFECTIVE: gettext_lazy(
        "By its data it ended before it was effective: one of the two dates is wrong. Compare them in its original."
    ),
    Reason.NOT_YET: gettext_lazy("The day from which it is effective has not come yet."),
    Reason.NOTHING_AGAINST: gettext_lazy("This portal holds no document that ended, changed or suspended it."),
}
"""Reasons that need no other document."""

UrlOf = Callable[[Any], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A status in words."""

    words: str
    """The whole statement, such as "No longer in force from 01/03/2026"."""
    tone: str
    """For ``core/components/status.html``."""
    sentence: str | SafeString
    """Why: what another document did, with a link to it, or what the dates say."""
    evidence: str = ""
    """Where that is written, as the source or an editor says."""


def status_of(finding: Finding, by: Link | None, *, url_of: UrlOf) -> Status:
    """Return the words for ``finding``, which ``by`` decided if another document did."""
    return Status(
        words=_words(finding),
        tone=TONES.get(finding.validity, ""),
        sentence=_acted(finding, by, url_of) if by is not None else str(REASONS.get(finding.reason, "")),
        evidence=by.source if by is not None else "",
    )


def named(link: Link, url_of: UrlOf) -> SafeString | str:
    """Return the other document by its number: a link to its page, or to a search where we do not hold it."""
    if not link.number:
        return _("a document that the source does not name")
    url = url_of(link.other) if link.other is not None else search_address(link.number)
    return format_html('<a class="number" href="{}">{}</a>', url, link.number)


def search_address(number: str) -> str:
    """Return where to look for a document that we do not hold."""
    return f"{reverse('search')}?{urlencode({'q': number})}"


def _words(finding: Finding) -> str:
    label = str(LABELS[finding.validity])
    if finding.since is None or finding.validity not in WITH_DAY:
        return label
    return _("%(status)s from %(day)s") % {"status": label, "day": _plain(finding.since)}


def _acted(finding: Finding, by: Link, url_of: UrlOf) -> SafeString:
    parts = {"words": BY_WORDS[by.relation_type], "document": named(by, url_of)}
    if finding.reason == Reason.UNCONFIRMED and finding.since is not None:
        text = _(
            "The source says that this document was %(words)s %(document)s from %(day)s. "
            "This portal has not confirmed that: read the other document before you rely on this one."
        )
        parts["day"] = day_in_words(finding.since)
    elif finding.reason == Reason.UNCONFIRMED:
        text = _(
            "The source says that this document was %(words)s %(document)s. "
            "This portal has not confirmed that: read the other document before you rely on this one."
        )
    elif finding.reason == Reason.UNDATED:
        text = _("%(Words)s %(document)s; from which day is not known.")
    else:
        text = _("%(Words)s %(document)s.")
    parts["Words"] = capfirst(str(parts["words"]))
    return format_html(text.replace("{", "").replace("%(", "{").replace(")s", "}"), **parts)


def _plain(day: date) -> str:
    return f"{day:%d/%m/%Y}"

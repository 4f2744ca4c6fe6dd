"""The words of a status: what readers see first of a document, and why."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from core.templatetags.portal import day as day_in_words
from legal.evidence.links import Link
from legal.provisions import ProvisionAddress
from legal.relation_types import BY_WORDS, EFFECTS
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
    Reason.CONSOLIDATION: gettext_lazy(
        "A consolidated text puts a document and its amendments together and has no effect of its own: what counts is "
        "the status of the documents that it puts together."
    ),
    Reason.EFFECTIVE_BEFORE_ISSUED: gettext_lazy(
        "By its data it is effective before it was issued: it may apply to earlier days, the date of issue may be that "
        "of a certified copy, or one of the two dates may be wrong. Compare them in its original."
    ),
    Reason.ENDED_BEFORE_EFFECTIVE: gettext_lazy(
        "By its data it ended before it was effective: one of the two dates is wrong. Compare them in its original."
    ),
    Reason.NO_SUCH_PROVISION: gettext_lazy("The text that this portal holds has no such provision."),
    Reason.NOT_YET: gettext_lazy("The day from which it is effective has not come yet."),
    Reason.NOTHING_AGAINST: gettext_lazy("This portal holds no document that ended, changed or suspended it."),
}
"""Reasons that need no other document."""

NAMED_AT_ONCE = 5
"""Further provisions that the sentence of a status names."""
LONGEST_TYPE = 40
"""Characters of a type of document before its number."""

_IN_PART: Mapping[Reason, Promise] = {
    Reason.PARTLY_SUSPENDED_BY: pgettext_lazy("validity", "Partly suspended"),
}
"""Where the reason names the status more exactly than the six of the law do."""

_PLAIN_ACT = gettext_lazy("%(act)s.")
_BESIDES = gettext_lazy("%(act)s; from which day is not known, or what is known of it contradicts itself.")
_OF_REASON: Mapping[Reason, Promise] = {
    Reason.UNCONFIRMED: gettext_lazy(
        "The source says: %(act)s. This portal has not confirmed that: read the other document before you rely on it."
    ),
    Reason.UNDATED: gettext_lazy("%(act)s; from which day is not known."),
    Reason.CONTRADICTORY: gettext_lazy(
        "%(act)s; but what is known of the two documents contradicts that. Compare their dates, their ranks and where "
        "they apply."
    ),
    Reason.PROVISIONS_UNRECORDED: gettext_lazy(
        "%(act)s; which provisions that touches is not recorded here. Read the other document."
    ),
    Reason.ENDED_IN_TERRITORY: gettext_lazy("%(act)s, only in %(territory)s."),
}
"""What follows what another document did."""

_WHERE: Mapping[str, Promise] = {
    "province": pgettext_lazy("territory", "the province"),
    "quang-ngai": pgettext_lazy("territory", "the former Quảng Ngãi province"),
    "kon-tum": pgettext_lazy("territory", "the former Kon Tum province"),
}

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
    """Where that is written, as the source or an editor says, and the sentence itself."""


def status_of(
    finding: Finding,
    by: Link | None,
    *,
    url_of: UrlOf,
    beside: Link | None = None,
    touched: Iterable[ProvisionAddress] = (),
) -> Status:
    """Return the words for ``finding``, which ``by`` decided if another document did.

    ``touched`` are the provisions that are not in force as they stand: of a document that is partly so, those that
    ``by`` does not name are named too. ``beside`` may have changed more of it.
    """
    sentence: str | SafeString = _acted(finding, by, url_of) if by is not None else _by_itself(finding)
    if finding.validity == Validity.PARTLY_ENDED and by is not None:
        others = [address for address in touched if address != by.target]
        sentence = format_html("{} {}", sentence, _also(others)) if others else sentence
    if beside is not None:
        sentence = format_html("{} {}", sentence, _besides(beside, url_of))
    return Status(
        words=words_of(finding),
        tone=TONES.get(finding.validity, ""),
        sentence=sentence,
        evidence=evidence_of(by) if by is not None else "",
    )


def in_vietnamese(words: str) -> SafeString | str:
    """Mark words that are quoted in Vietnamese whatever the language around them."""
    return words if get_language() == "vi" else format_html('<span lang="vi">{}</span>', words) if words else ""


def words_of(finding: Finding) -> str:
    """Return the status with its first day: "No longer in force from 01/03/2026"."""
    label = str(_IN_PART.get(finding.reason, LABELS[finding.validity]))
    if finding.since is None or finding.validity not in WITH_DAY:
        return label
    return _("%(status)s from %(day)s") % {"status": label, "day": _plain(finding.since)}


def evidence_of(link: Link) -> str:
    """Return where it is written and what is written there: "Điều 9: “Bãi bỏ khoản 2 Điều 5 …”"."""
    return ": ".join(filter(None, (link.source, link.quote and f"“{link.quote}”")))


def act_of(link: Link, *, url_of: UrlOf, names_provision: bool = True) -> SafeString:
    """Return as a sentence what the other document did to this one or to a provision of it, and from when.

    "Khoản 2 Điều 5 is repealed by khoản 1 Điều 9 Quyết định 40/2026/QĐ-UBND from 01/03/2026." Below the provision
    itself its name can be left out. What nobody has confirmed is told as what the source says. Only for links by which
    this document is acted on.
    """
    act = _act(link, url_of, names_provision=names_provision, day=link.from_day)
    is_told = link.relation_type in EFFECTS and not link.is_confirmed
    return _filled(str(_OF_REASON[Reason.UNCONFIRMED] if is_told else _PLAIN_ACT), act=act)


def named(link: Link, url_of: UrlOf) -> SafeString | str:
    """Return the other document by its number: a link to its page, or to a search where we do not hold it.

    Where the relation names a provision of it, that stands before the type and number, and the link leads there.
    """
    if not link.number:
        return _("a document that the source does not name")
    clause, address = (link.subject_clause, link.subject) if link.is_acted_on else (link.target_clause, link.target)
    url = search_address(link.number)
    if link.other is not None:
        url = f"{url_of(link.other)}#{address.anchor}" if address.steps else url_of(link.other)
    number = format_html('<a class="number" href="{}">{}</a>', url, link.number)
    if not clause:
        return number
    return format_html("{} {}", in_vietnamese(" ".join(filter(None, (clause, _type_of(link))))), number)


def search_address(number: str) -> str:
    """Return where to look for a document that we do not hold."""
    return f"{reverse('search')}?{urlencode({'q': number})}"


def _also(addresses: Sequence[ProvisionAddress]) -> SafeString:
    """Name further provisions, each with a link to where it stands on the page."""
    named = [
        format_html('<a href="#{}">{}</a>', address.anchor, in_vietnamese(address.words))
        for address in addresses[:NAMED_AT_ONCE]
    ]
    listed = format_html_join(", ", "{}", ((one,) for one in named))
    more = len(addresses) - len(named)
    if not more:
        return _filled(_("Also changed, ended or suspended: %(provisions)s."), provisions=listed)
    text = ngettext(
        "Also changed, ended or suspended: %(provisions)s and %(number)s more.",
        "Also changed, ended or suspended: %(provisions)s and %(number)s more.",
        more,
    )
    return _filled(text, provisions=listed, number=more)


def _besides(link: Link, url_of: UrlOf) -> SafeString:
    """Tell a doubt that leaves the status as it is: what more the source says, or what of it is not known."""
    act = _act(link, url_of, names_provision=True, day=link.from_day)
    return _filled(str(_BESIDES if link.is_confirmed else _OF_REASON[Reason.UNCONFIRMED]), act=act)


def _by_itself(finding: Finding) -> str:
    if finding.reason == Reason.NOTHING_AGAINST and finding.next_change is not None:
        text = _("By %(day)s, no document that this portal holds has ended, changed or suspended it.")
        return text % {"day": _plain(finding.next_change - timedelta(days=1))}
    return str(REASONS.get(finding.reason, ""))


def _acted(finding: Finding, by: Link, url_of: UrlOf) -> SafeString:
    """Say what the other document did, and why that leaves the status unknown if it does."""
    if finding.reason == Reason.UNCONFIRMED and not by.target_clause:
        return _unconfirmed(finding.since, by, url_of)
    day = None if finding.reason == Reason.UNDATED or not by.target_clause else by.from_day
    act = _act(by, url_of, names_provision=True, day=day)
    territory = _territory_of(by) if finding.reason == Reason.ENDED_IN_TERRITORY else ""
    return _filled(str(_OF_REASON.get(finding.reason, _PLAIN_ACT)), act=act, territory=territory)


def _act(by: Link, url_of: UrlOf, *, names_provision: bool, day: date | None) -> SafeString:
    """Return "Repealed by …", "Khoản 2 Điều 5 is repealed by … from …": a sentence without its stop."""
    provision = by.target_clause if names_provision else ""
    if provision and day is not None:
        text = _("%(Provision)s is %(words)s %(document)s from %(day)s")
    elif provision:
        text = _("%(Provision)s is %(words)s %(document)s")
    elif day is not None:
        text = _("%(Words)s %(document)s from %(day)s")
    else:
        text = _("%(Words)s %(document)s")
    words = str(BY_WORDS[by.relation_type])
    act = _filled(
        text,
        Provision=in_vietnamese(capfirst(provision)),
        words=words,
        Words=capfirst(words),
        document=named(by, url_of),
        day=day_in_words(day) if day else "",
    )
    if by.applies_until is None:
        return act
    return _filled(_("%(act)s, until %(day)s"), act=act, day=day_in_words(by.applies_until))


def _unconfirmed(since: date | None, by: Link, url_of: UrlOf) -> SafeString:
    if since is not None:
        text = _(
            "The source says that this document was %(words)s %(document)s from %(day)s. "
            "This portal has not confirmed that: read the other document before you rely on this one."
        )
    else:
        text = _(
            "The source says that this document was %(words)s %(document)s. "
            "This portal has not confirmed that: read the other document before you rely on this one."
        )
    day = day_in_words(since) if since else ""
    return _filled(text, words=BY_WORDS[by.relation_type], document=named(by, url_of), day=day)


def _filled(text: str, **parts: Any) -> SafeString:
    """Fill ``%(name)s`` with parts, escaping those that are not markup."""
    return format_html(text.replace("{", "").replace("%(", "{").replace(")s", "}"), **parts)


def _type_of(link: Link) -> str:
    """Return what stands before the number in the other's short title: its type."""
    before, number, _after = link.title.partition(link.number)
    return before.strip() if number and len(before) < LONGEST_TYPE else ""


def _territory_of(by: Link) -> str:
    return str(_WHERE.get(by.other.extent if by.other is not None else "", ""))


def _plain(day: date) -> str:
    return f"{day:%d/%m/%Y}"

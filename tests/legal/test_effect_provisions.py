"""Relations say which provision acts on which: the same from either page, and only as exactly as somebody recorded."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legal.effect import changed_provisions, deciding_link, doubting_link, finding_of, links_of, touched_provisions
from legal.models import DocumentRelation
from legal.provisions import address_in
from legal.relation_types import ABOUT_STATUS, Direction, RelationType
from legal.status import act_of, status_of
from legal.validity import Reason, Validity
from search.models import SearchEntry
from tests.factories.legal import LegalDocumentFactory, relation

pytestmark = pytest.mark.django_db
CLAUSE = "khoản 2 Điều 5"
DATES = {"issued_on": date(2024, 1, 1), "effective_from": date(2024, 3, 1)}


def finding(page, words="", **more):
    return finding_of(page, links_of(page), provision=address_in(words), **more)


def acting(target, relation_type=RelationType.REPEALS, **more):
    row = relation(relation_type, target, **more)
    return LegalDocumentFactory(**DATES, relations=[row])


def test_the_repeal_of_a_clause_ends_the_clause_and_the_document_in_part():
    old = LegalDocumentFactory()
    acting(old, target_clause=CLAUSE)
    assert finding(old, CLAUSE).validity == Validity.ENDED
    assert finding(old, "điểm a khoản 2 Điều 5").validity == Validity.ENDED
    assert finding(old, "Điều 5").validity == Validity.PARTLY_ENDED
    assert finding(old, "Điều 6").validity == Validity.IN_FORCE
    assert finding(old).validity == Validity.PARTLY_ENDED
    assert finding(old, CLAUSE, day=date(2024, 2, 29)).validity == Validity.IN_FORCE


@pytest.mark.parametrize(
    ("relation_type", "validity"),
    [
        (RelationType.REPLACES, Validity.ENDED),
        (RelationType.REPEALS_PARTLY, Validity.PARTLY_ENDED),
        (RelationType.SUSPENDS, Validity.SUSPENDED),
        (RelationType.AMENDS, Validity.PARTLY_ENDED),
        (RelationType.CORRECTS, Validity.IN_FORCE),
        (RelationType.GUIDES, Validity.IN_FORCE),
    ],
)
def test_each_type_does_to_a_clause_what_it_does_to_a_document(relation_type, validity):
    old = LegalDocumentFactory()
    acting(old, relation_type, target_clause=CLAUSE)
    assert finding(old, CLAUSE).validity == validity
    assert finding(old, "Điều 6").validity == Validity.IN_FORCE


def test_words_that_name_no_single_provision_never_end_the_document():
    old = LegalDocumentFactory()
    acting(old, target_clause="một số điều")
    assert finding(old).validity == Validity.PARTLY_ENDED
    assert finding(old, "Điều 5").reason == Reason.PROVISIONS_UNRECORDED


def test_touched_provisions_come_in_the_order_of_the_document_each_with_its_own_status():
    old = LegalDocumentFactory()
    acting(old, RelationType.AMENDS, target_clause="điểm đ khoản 1 Điều 10")
    acting(old, RelationType.CORRECTS, target_clause="điểm d khoản 1 Điều 10")
    acting(old, target_clause="Điều 5a")
    twice = [acting(old, RelationType.AMENDS, target_clause="Điều 5") for _ in range(2)]
    acting(old, RelationType.AMENDS, target_clause="Điều 7", is_confirmed=False)
    touched = touched_provisions(old, links_of(old))
    assert [(one.address.anchor, one.finding.validity) for one in touched] == [
        ("dieu-5", Validity.PARTLY_ENDED),
        ("dieu-5a", Validity.ENDED),
        ("dieu-7", Validity.UNKNOWN),
        ("dieu-10.khoan-1.diem-d", Validity.IN_FORCE),
        ("dieu-10.khoan-1.diem-da", Validity.PARTLY_ENDED),
    ]
    assert {link.other.pk for link in touched[0].by} == {page.pk for page in twice}
    before = touched_provisions(old, links_of(old), day=date(2024, 2, 29))
    assert before[0].finding.validity == Validity.IN_FORCE


def test_a_document_touches_no_provision_of_its_own_by_what_it_does_to_others():
    new = acting(LegalDocumentFactory(), target_clause=CLAUSE)
    assert touched_provisions(new, links_of(new)) == ()


def test_the_status_names_the_clause_the_acting_clause_the_day_and_quotes_the_sentence():
    old = LegalDocumentFactory()
    new = LegalDocumentFactory(
        **DATES,
        number="40/2024/QĐ-UBND",
        relations=[
            relation(
                RelationType.REPEALS,
                old,
                target_clause=CLAUSE,
                subject_clause="khoản 1 Điều 9",
                quote="Bãi bỏ khoản 2.",
            )
        ],
    )
    (link,) = links_of(old)
    status = status_of(finding(old), link, url_of=lambda page: page.url)
    assert status.words == "Hết hiệu lực một phần từ 01/03/2024"
    assert status.sentence == (
        "Khoản 2 Điều 5 bị bãi bỏ bởi khoản 1 Điều 9 Quyết định "
        f'<a class="number" href="{new.url}#dieu-9.khoan-1">40/2024/QĐ-UBND</a> '
        'từ <time datetime="2024-03-01">01/03/2024</time>.'
    )
    assert status.evidence == "“Bãi bỏ khoản 2.”"
    note = act_of(link, url_of=lambda page: page.url, names_provision=False)
    assert note.startswith("Bị bãi bỏ bởi khoản 1 Điều 9 Quyết định <a")


def test_the_status_names_the_other_provisions_that_were_changed_with_links_to_them():
    old = LegalDocumentFactory()
    acting(old, target_clause=CLAUSE)
    for clause in (*(f"Điều {number}" for number in range(10, 17)), "Điều 6"):
        acting(old, RelationType.AMENDS, target_clause=clause)
    acting(old, RelationType.AMENDS, target_clause="Điều 9", is_confirmed=False)
    acting(old, RelationType.CORRECTS, target_clause="Điều 8")
    acting(old, RelationType.AMENDS, target_clause="Điều 7", applies_from=date(2099, 1, 1))
    links = [link for link in links_of(old) if link.is_confirmed]
    found = finding_of(old, links)
    status = status_of(found, deciding_link(found, links), url_of=lambda page: "", touched=changed_provisions(links))
    assert found.decided_by.provision == address_in(CLAUSE)
    assert status.sentence.endswith(
        'Các điều, khoản khác cũng đã bị sửa đổi, hết hoặc ngưng hiệu lực: <a href="#dieu-6">Điều 6</a>, '
        '<a href="#dieu-10">Điều 10</a>, <a href="#dieu-11">Điều 11</a>, <a href="#dieu-12">Điều 12</a>, '
        '<a href="#dieu-13">Điều 13</a> và 3 điều, khoản khác.'
    )


def test_the_status_tells_beside_a_sure_change_what_nobody_has_confirmed():
    old = LegalDocumentFactory()
    acting(old, RelationType.AMENDS, target_clause="Điều 6")
    unconfirmed = acting(old, RelationType.CHANGES, is_confirmed=False)
    links = links_of(old)
    found = finding_of(old, links)
    assert found.validity == Validity.PARTLY_ENDED
    beside = doubting_link(found, links)
    assert beside.other == unconfirmed
    status = status_of(found, deciding_link(found, links), beside=beside, url_of=lambda page: page.url)
    assert status.sentence.startswith("Điều 6 được sửa đổi, bổ sung bởi")
    assert f'{unconfirmed.number}</a> từ <time datetime="2024-03-01">01/03/2024</time>. ' in status.sentence
    assert status.sentence.endswith("hãy đọc văn bản nêu trên trước khi áp dụng.")


def test_words_of_editors_are_never_markup():
    old = LegalDocumentFactory()
    acting(old, target_clause="<b>{x}%(y)s", subject_clause="<i>", quote="<script>")
    (link,) = links_of(old)
    sentence = act_of(link, url_of=lambda page: page.url)
    assert "&lt;b&gt;{x}%(y)s" in sentence
    assert "<i>" not in sentence


def test_what_a_source_leaves_open_gives_way_to_what_somebody_confirmed_of_the_same_two():
    old = LegalDocumentFactory(relations=[])
    new = acting(old, RelationType.AMENDS, target_clause=CLAUSE)
    DocumentRelation.objects.create(
        page=old, target=new, target_number=new.number, relation_type=RelationType.CHANGES, direction=Direction.PASSIVE
    )
    (link,) = links_of(old)
    assert link.is_confirmed
    assert finding(old, "Điều 6").validity == Validity.IN_FORCE


def test_a_confirmed_correction_explains_that_a_source_says_amended_or_corrected():
    old = LegalDocumentFactory()
    new = acting(old, RelationType.CORRECTS, target_clause=CLAUSE)
    DocumentRelation.objects.create(
        page=old, target=new, target_number=new.number, relation_type=RelationType.CHANGES, direction=Direction.PASSIVE
    )
    assert finding(old).validity == Validity.IN_FORCE
    assert finding_of(old, links_of(old, only_effects=True)).validity == Validity.IN_FORCE


def test_a_repealed_article_does_not_explain_that_a_source_says_repealed_as_a_whole():
    old = LegalDocumentFactory()
    new = acting(old, target_clause="Điều 7")
    DocumentRelation.objects.create(
        page=old, target=new, target_number=new.number, relation_type=RelationType.ENDS, direction=Direction.PASSIVE
    )
    assert finding(old).reason == Reason.UNCONFIRMED


def test_two_pages_that_confirm_different_days_contradict_each_other():
    old = LegalDocumentFactory()
    new = acting(old, applies_from=date(2024, 3, 1), source="Điều 9")
    DocumentRelation.objects.create(
        page=old,
        target=new,
        target_number=new.number,
        relation_type=RelationType.REPEALS,
        direction=Direction.PASSIVE,
        is_confirmed=True,
        applies_from=date(2024, 5, 1),
    )
    between = finding(old, day=date(2024, 4, 1))
    assert (between.reason, between.next_change) == (Reason.CONTRADICTORY, date(2024, 5, 1))
    assert finding(old).validity == Validity.ENDED


def test_no_document_acts_before_it_is_issued():
    """Which of the two days is wrong nobody knows; that of its own effect is the latest that can be meant."""
    old = LegalDocumentFactory()
    acting(old, applies_from=date(2023, 6, 1))
    assert finding(old, day=date(2023, 7, 1)).reason == Reason.CONTRADICTORY
    assert finding(old, day=date(2024, 2, 1)).reason == Reason.CONTRADICTORY
    assert finding(old, day=date(2024, 3, 1)).validity == Validity.ENDED


def test_a_suspension_ends_with_the_decision_that_made_it():
    old = LegalDocumentFactory()
    suspending = acting(old, RelationType.SUSPENDS)
    assert finding(old).validity == Validity.SUSPENDED
    LegalDocumentFactory(
        issued_on=date(2024, 9, 1),
        effective_from=date(2024, 10, 1),
        relations=[relation(RelationType.REPEALS, suspending)],
    )
    during = finding(old, day=date(2024, 9, 30))
    assert (during.validity, during.next_change) == (Validity.SUSPENDED, date(2024, 10, 1))
    assert finding(old, day=date(2024, 10, 1)).validity == Validity.IN_FORCE


def test_two_documents_that_suspend_each_other_are_both_suspended():
    old = LegalDocumentFactory()
    new = acting(old, RelationType.SUSPENDS)
    DocumentRelation.objects.create(
        page=old, target=new, target_number=new.number, relation_type=RelationType.SUSPENDS, is_confirmed=True
    )
    assert finding(old).validity == Validity.SUSPENDED


def test_search_hears_of_a_suspension_that_is_lifted(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        old = LegalDocumentFactory()
        suspending = acting(old, RelationType.SUSPENDS)
    with django_capture_on_commit_callbacks(execute=True):
        acting(suspending)
    assert SearchEntry.objects.get(key=f"page:{old.pk}").facets["hieu-luc"] == ["con-hieu-luc"]


clauses = st.sampled_from(["", "Điều 5", CLAUSE, "Điều 6", "một số điều"])
maybe_days = st.none() | st.sampled_from([date(2023, 1, 1), date(2024, 6, 1), date(2025, 1, 1)])
statements = st.lists(
    st.fixed_dictionaries(
        {
            "relation_type": st.sampled_from([*sorted(ABOUT_STATUS), RelationType.GUIDES]),
            "target_clause": clauses,
            "applies_from": maybe_days,
            "applies_until": maybe_days,
            "is_confirmed": st.booleans(),
        }
    ),
    min_size=1,
    max_size=4,
)


@pytest.fixture
def two_documents():
    return LegalDocumentFactory(extent="province"), LegalDocumentFactory(**DATES, extent="kon-tum")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(said=statements, sides=st.lists(st.booleans(), min_size=4, max_size=4))
def test_the_same_statement_gives_the_same_finding_on_whichever_page_it_stands(two_documents, said, sides):
    old, new = two_documents
    found = []
    for on_the_old in ([True] * 4, [False] * 4, sides):
        DocumentRelation.objects.filter(page__in=[old, new]).delete()
        for is_old, one in zip(on_the_old, said, strict=False):
            page, other = (old, new) if is_old else (new, old)
            direction = Direction.PASSIVE if is_old else Direction.ACTIVE
            DocumentRelation.objects.create(
                page=page, target=other, target_number=other.number, direction=direction, **one
            )
        links = links_of(type(old).objects.get(pk=old.pk))
        found.append(
            [
                finding_of(old, links, provision=address_in(words), day=day)
                for words in ("", "Điều 5", CLAUSE, "Điều 6")
                for day in (date(2024, 1, 15), date(2024, 7, 1), date(2026, 1, 1))
            ]
        )
    assert found[0] == found[1] == found[2]

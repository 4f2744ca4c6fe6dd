"""What an editor states of a relation: one provision a row, evidence before it counts, and a name behind it."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from legal.models import DocumentRelation, LegalDocumentPage
from legal.relation_types import OFFERED, Direction, RelationType
from tests.factories.legal import DocumentTypeFactory, LegalDocumentFactory, legal_index, relation

pytestmark = pytest.mark.django_db
QUOTE = "Bãi bỏ khoản 2 Điều 5 Quyết định số 1/2020/QĐ-UBND."


def stated(**changes) -> DocumentRelation:
    return relation(RelationType.REPEALS, "1/2020/QĐ-UBND", is_confirmed=False, **changes)


def errors(one: DocumentRelation) -> set[str]:
    try:
        one.clean()
    except ValidationError as error:
        return set(error.message_dict)
    return set()


@pytest.mark.parametrize("written", ["Điều 5, khoản 2", "khoản 2 điều 5", "KHOẢN 2 ĐIỀU 5", "khoản 2  Điều 5"])
def test_a_provision_is_written_as_it_is_quoted_however_it_was_typed(written):
    one = stated(target_clause=written, subject_clause="điều 9")
    assert errors(one) == set()
    assert (one.target_clause, one.subject_clause) == ("khoản 2 Điều 5", "Điều 9")


@pytest.mark.parametrize("written", ["Điều 5 và Điều 6", "một số điều", "Điều", "Điều 5 <b>"])
@pytest.mark.parametrize("field", ["target_clause", "subject_clause"])
def test_what_is_not_one_provision_is_refused_at_its_field(field, written):
    assert errors(stated(**{field: written})) == {field}


def test_nothing_is_confirmed_without_evidence():
    for relation_type in (RelationType.REPEALS, RelationType.CORRECTS):
        bare = relation(relation_type, "1/2020/QĐ-UBND")
        assert errors(bare) == {"quote"}
    assert errors(relation(RelationType.REPEALS, "1/2020/QĐ-UBND", quote=QUOTE)) == set()
    assert errors(relation(RelationType.REPEALS, "1/2020/QĐ-UBND", source="Điều 9")) == set()
    assert errors(relation(RelationType.REFERS, "1/2020/QĐ-UBND")) == set()


def test_only_a_suspension_ends_and_not_before_it_begins():
    days = {"applies_from": "2026-03-01", "applies_until": "2026-02-01"}
    assert errors(stated(applies_until="2027-01-01")) == {"applies_until"}
    assert errors(relation(RelationType.SUSPENDS, "1/2020/QĐ-UBND", source="Điều 1", **days)) == {"applies_until"}
    days["applies_until"] = "2026-09-01"
    assert errors(relation(RelationType.SUSPENDS, "1/2020/QĐ-UBND", source="Điều 1", **days)) == set()


def row(**changes):
    texts = ("target", "target_number", "target_title", "target_clause", "subject_clause", "quote", "source")
    blank = dict.fromkeys((*texts, "applies_from", "applies_until"), "")
    return blank | {"direction": Direction.ACTIVE, "relation_type": RelationType.REPEALS} | changes


def save(client, page, *rows, initial=0):
    """Send the editor's form of ``page`` with ``rows`` of relations."""
    data = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "number": page.number,
            "document_type": DocumentTypeFactory().pk,
            "abstract": page.abstract,
            "issued_on": "2026-01-10",
            "effective_from": "2026-02-01",
            "body": streamfield([]),
            "issuers": inline_formset(
                [
                    {"id": one.pk, "agency": one.agency_id, "signer": "", "signer_title": ""}
                    for one in page.issuers.all()
                ],
                initial=page.issuers.count(),
            ),
            "files": inline_formset([]),
            "relations": inline_formset(list(rows), initial=initial),
            "comments": inline_formset([]),
            "action-publish": "1",
        }
    )
    with translation.override("en"):
        return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def test_whoever_confirms_a_relation_is_remembered_with_the_day_until_it_is_unticked(admin_client, admin_user):
    page = LegalDocumentFactory(number="40/2026/QĐ-UBND")
    response = save(admin_client, page, row(target_number="1/2020/QĐ-UBND", quote=QUOTE, is_confirmed="on"))
    assert response.status_code == 302, response.context["form"].formsets["relations"].errors
    one = DocumentRelation.objects.get(page=page)
    assert (one.confirmed_by, localdate(one.confirmed_at)) == (admin_user, localdate())

    kept = row(id=one.pk, target_number="1/2020/QĐ-UBND", quote=QUOTE)
    save(admin_client, page, kept, initial=1)
    one = DocumentRelation.objects.get(page=page)
    assert (one.is_confirmed, one.confirmed_by, one.confirmed_at) == (False, None, None)


def test_what_a_source_confirmed_is_not_taken_over_by_who_edits_something_else(admin_client):
    said = relation(RelationType.REPEALS, "1/2020/QĐ-UBND", source="Trích yếu")
    page = LegalDocumentFactory(number="40/2026/QĐ-UBND", relations=[said])
    one = DocumentRelation.objects.get(page=page)
    same = row(id=one.pk, target_number="1/2020/QĐ-UBND", source="Trích yếu", is_confirmed="on")
    page.title = "Quyết định 40/2026/QĐ-UBND: Một tên khác"
    assert save(admin_client, page, same, initial=1).status_code == 302
    assert DocumentRelation.objects.get(page=page).confirmed_by is None
    assert LegalDocumentPage.objects.get(pk=page.pk).title == page.title


def test_editors_choose_one_thing_that_a_document_does_and_keep_what_a_source_left_open(admin_client):
    vague = relation(RelationType.ENDS, "1/2020/QĐ-UBND", is_confirmed=False)
    page = LegalDocumentFactory(relations=[vague])
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    first = html[html.index('name="relations-0-relation_type"') :]
    offered = html[html.index('name="relations-__prefix__-relation_type"') :]
    assert f'value="{RelationType.ENDS}" selected' in first[: first.index("</select>")]
    choices = offered[: offered.index("</select>")]
    assert [one for one in RelationType if f'value="{one}"' in choices] == [
        one for one in RelationType if one in OFFERED
    ]


def test_a_new_page_can_be_confirmed_at_once(admin_client, admin_user):
    old = LegalDocumentFactory()
    page = LegalDocumentFactory(number="41/2026/QĐ-UBND")
    save(admin_client, page, row(target=old.pk, source="Điều 9", is_confirmed="on", target_clause="Điều 7"))
    one = DocumentRelation.objects.get(page=page)
    assert (one.target, one.target_clause, one.confirmed_by) == (old, "Điều 7", admin_user)
    assert legal_index().pk == page.get_parent().pk

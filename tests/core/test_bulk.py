"""Pages written in bulk are what Wagtail would have written one by one."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from core.importing.bulk import NotAPlainPageTypeError, add_published_pages, free_slugs
from home.models import ContentPage
from legal.models import DocumentRelation, LegalDocumentPage
from news.models import CorrectionNotice, NewsPage, NewsRelatedPage
from tests.factories import AgencyFactory, FieldFactory, NewsPageFactory, news_index
from tests.factories.legal import legal_index

pytestmark = pytest.mark.django_db

UNALIKE = {"id", "page_ptr", "path", "translation_key", "latest_revision", "live_revision", "slug", "url_path", "body"}
MOMENTS = {"first_published_at", "last_published_at", "latest_revision_created_at"}


def page(title: str = "Một tin", **more: object) -> NewsPage:
    made = NewsPage(title=title, body=[("paragraph", "<p>Nội dung.</p>")], **more)
    made.fields = [FieldFactory(), FieldFactory()]
    made.corrections = [CorrectionNotice(text="Một."), CorrectionNotice(text="Hai.")]
    return made


def test_a_page_written_in_bulk_has_the_same_row_as_one_that_was_published():
    agency, index = AgencyFactory(), news_index()
    one = NewsPageFactory(title="Một tin", agency=agency, body=[("paragraph", "<p>Nội dung.</p>")], summary="")
    add_published_pages(index, [page(agency=agency)])
    other = NewsPage.objects.exclude(pk=one.pk).get()
    for field in NewsPage._meta.concrete_fields:
        if field.name in MOMENTS:
            assert getattr(other, field.name) is not None, field.name
        elif field.name not in UNALIKE:
            assert getattr(one, field.attname) == getattr(other, field.attname), field.name
    assert other.url_path == f"{index.url_path}{other.slug}/"
    assert str(one.body) == str(other.body)


def test_children_and_many_to_many_are_written_in_their_order():
    (key,) = add_published_pages(news_index(), [page()])
    written = NewsPage.objects.get(pk=key)
    assert [(one.sort_order, one.text) for one in written.corrections.all()] == [(0, "Một."), (1, "Hai.")]
    assert written.fields.count() == 2


def test_the_revision_holds_the_page_with_its_children():
    (key,) = add_published_pages(news_index(), [page()])
    written = NewsPage.objects.get(pk=key)
    assert written.live_revision_id == written.latest_revision_id
    revision = Revision.objects.get(object_id=str(key))
    assert revision.pk == written.live_revision_id
    draft = revision.as_object()
    assert [one.text for one in draft.corrections.all()] == ["Một.", "Hai."]
    assert {one.pk for one in draft.corrections.all()} == {one.pk for one in written.corrections.all()}
    assert draft.fields.count() == 2


def test_publishing_the_page_again_keeps_each_child_once():
    (key,) = add_published_pages(news_index(), [page()])
    NewsPage.objects.get(pk=key).get_latest_revision().publish()
    assert CorrectionNotice.objects.filter(page_id=key).count() == 2


def test_the_tree_is_sound_after_pages_were_added_by_both_ways():
    index = news_index()
    first = NewsPageFactory()
    add_published_pages(index, [page() for _ in range(40)])
    last = NewsPageFactory()
    add_published_pages(index, [page()])
    assert Page.find_problems() == ([], [], [], [], [])
    index.refresh_from_db()
    assert index.numchild == 43
    assert first.path < last.path


def test_the_parent_in_hand_can_take_another_page_at_once():
    index = news_index()
    add_published_pages(index, [page()])
    index.add_child(instance=NewsPage(title="Sau đó"))
    assert Page.find_problems() == ([], [], [], [], [])


def test_references_are_those_that_wagtail_would_have_found():
    target = NewsPageFactory()
    made = page(agency=AgencyFactory())
    made.related_pages = [NewsRelatedPage(target=target)]
    (key,) = add_published_pages(news_index(), [made])
    columns = (
        "to_content_type_id",
        "to_object_id",
        "model_path",
        "content_path",
        "content_path_hash",
        "content_type_id",
    )
    ours = set(ReferenceIndex.objects.filter(object_id=str(key)).values_list(*columns))
    ReferenceIndex.objects.filter(object_id=str(key)).delete()
    ReferenceIndex.create_or_update_for_object(NewsPage.objects.get(pk=key))
    assert ours == set(ReferenceIndex.objects.filter(object_id=str(key)).values_list(*columns))
    assert ReferenceIndex.get_references_to(target).filter(object_id=str(key)).exists()


def test_the_admin_finds_pages_written_in_bulk():
    (key,) = add_published_pages(news_index(), [page("Khai mạc lễ hội Ba Tơ")])
    assert [found.pk for found in Page.objects.search("lễ hội")] == [key]
    assert PageLogEntry.objects.filter(page_id=key).count() == 1


def test_pages_of_two_types_are_written_in_the_order_given():
    index = news_index()
    keys = add_published_pages(
        index.get_parent(), [ContentPage(title="Một"), NewsPage(title="Hai"), ContentPage(title="Ba")]
    )
    assert [Page.objects.get(pk=key).title for key in keys] == ["Một", "Hai", "Ba"]
    paths = [Page.objects.get(pk=key).path for key in keys]
    assert paths == sorted(paths)


def test_one_page_that_its_fields_refuse_leaves_nothing_written():
    index = news_index()
    with pytest.raises(ValidationError):
        add_published_pages(index, [page(), page(title="a" * 300)])
    assert not NewsPage.objects.exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_child_whose_text_is_too_long_for_its_column_leaves_nothing_written():
    page = LegalDocumentPage(title="Quyết định", number="1/QĐ-UBND", abstract="Về chợ")
    page.relations = [DocumentRelation(target_number="9" * 101)]
    with pytest.raises(ValidationError):
        add_published_pages(legal_index(), [page])
    assert not LegalDocumentPage.objects.exists()


def test_the_plain_type_of_all_pages_cannot_be_written():
    with pytest.raises(NotAPlainPageTypeError):
        add_published_pages(news_index(), [Page(title="Trang")])


def test_no_pages_are_written_for_none():
    assert add_published_pages(news_index(), []) == []


def test_taken_addresses_get_the_next_number():
    assert free_slugs(["a", "a", "b", "a-2", "a"], taken=["b", "a"]) == ["a-2", "a-3", "b-2", "a-2-2", "a-4"]


def test_a_numbered_address_still_fits():
    (slug,) = free_slugs(["a" * 255], taken=["a" * 255])
    assert len(slug) == 255
    assert slug.endswith("-2")

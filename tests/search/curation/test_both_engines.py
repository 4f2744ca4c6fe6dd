"""A rule of an editor holds in either engine as soon as it is saved: nothing is built or told anew."""

import pytest

from search.curation.current import as_if, current
from search.curation.typed import typed_synonym
from search.engines import primary_engine
from search.queries import SearchQuery
from tests.factories import NewsPageFactory
from tests.factories.curation import KeptTogetherFactory, SynonymFactory

TITLE = "Cấp giấy chứng nhận quyền sử dụng đất lần đầu"


def found(words: str) -> set[str]:
    """Ask the engine as it stands, without letting the worker bring anything."""
    return set(primary_engine().search(SearchQuery(words=words)).keys)


@pytest.fixture
def page(public, editing):
    with editing():
        made = NewsPageFactory(title=TITLE)
    assert public.find("quyền sử dụng đất") == {made.pk}
    return made


def test_a_synonym_works_and_ends_without_a_rebuild(page):
    assert found("bìa hồng") == set()
    rule = SynonymFactory(words="bìa hồng", means="giấy chứng nhận quyền sử dụng đất")
    assert found("bia hong") == {f"page:{page.pk}"}
    rule.delete()
    assert found("bìa hồng") == set()


def test_a_synonym_both_ways_works_from_what_it_means(page):
    SynonymFactory(words="quyền sử dụng đất", means="bìa hồng", is_both_ways=True)
    assert found("bìa hồng") == {f"page:{page.pk}"}


def test_what_is_only_typed_into_a_form_works_for_the_preview_alone(page):
    values = {"words": "bìa hồng", "means": "quyền sử dụng đất"}
    with as_if(typed_synonym(values, None, current()).curation):
        assert found("bìa hồng") == {f"page:{page.pk}"}
    assert found("bìa hồng") == set()


def test_words_kept_together_are_not_found_apart(public, editing):
    with editing():
        apart, together = NewsPageFactory(title="Khẩu phần của từng hộ"), NewsPageFactory(title="Nhập hộ khẩu")
    assert public.find("hộ khẩu") == {apart.pk, together.pk}
    KeptTogetherFactory(words="hộ khẩu")
    assert found("hộ khẩu") == {f"page:{together.pk}"}

"""After an answer one comment may be left: by a permit that nobody can forge, and as words only."""

import pytest
from django.core import signing
from django.utils import timezone

from rating.models import Comment, DailyRating, RatedPage
from tests.factories import NewsPageFactory

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script> '; DROP TABLE rating_comment; -- {{ 7*7 }} \x00 \u202e"


def test_a_comment_is_kept_with_its_day_and_answer_and_shown_to_nobody(page, answer, comment, client):
    said = answer(f"page:{page.pk}", "no")
    thanks = comment(said, "  Thiếu mẫu đơn.\r\nGọi tôi 0905 123 456  ")
    assert "Ban Biên tập sẽ đọc" in thanks.content.decode()
    kept = Comment.objects.get()
    assert kept.text == "Thiếu mẫu đơn.\nGọi tôi •••"
    assert (kept.was_helpful, kept.day, kept.is_handled) == (False, timezone.localdate(), False)
    assert DailyRating.objects.get().comments == 1
    assert "Thiếu mẫu đơn" not in client.get(page.url).content.decode()


def test_a_hostile_comment_is_only_words(page, answer, comment):
    comment(answer(f"page:{page.pk}"), HOSTILE)
    assert Comment.objects.get().text == "<script>alert(1)</script> '; DROP TABLE rating_comment; -- {{ 7*7 }}"


def test_a_permit_is_good_for_one_comment(page, answer, comment):
    said = answer(f"page:{page.pk}")
    assert comment(said, "Một.").status_code == 200
    assert comment(said, "Hai.").status_code == 403
    assert [kept.text for kept in Comment.objects.all()] == ["Một."]


def test_a_permit_is_good_for_an_hour(page, answer, comment, monkeypatch):
    said = answer(f"page:{page.pk}")
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 3601)
    assert comment(said, "Muộn rồi.").status_code == 403
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "permit",
    [
        "",
        "x",
        ":::",
        "a" * 10_000,
        HOSTILE,
    ],
)
def test_a_made_up_permit_keeps_nothing(comment, permit):
    assert comment(None, "Giả.", permit=permit).status_code == 403
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("said", "salt"), [({"key": "page:1"}, "rating.comment"), (["page:1"], "rating.comment"), ("page:1", "other")]
)
def test_a_forged_permit_keeps_nothing(comment, said, salt):
    assert comment(None, "Giả.", permit=signing.dumps(said, salt=salt)).status_code == 403
    assert not Comment.objects.exists()


def test_a_permit_of_another_page_cannot_be_made_from_ones_own(page, answer, comment):
    token = answer(f"page:{page.pk}").context["permit"]
    value, rest = token.split(":", 1)
    forged = signing.b64_encode(signing.b64_decode(value.encode()).replace(b"true", b"false")).decode()
    assert comment(None, "Giả.", permit=f"{forged}:{rest}").status_code == 403


def test_a_comment_that_is_too_long_is_given_back_and_can_be_sent_again(page, answer, comment):
    said = answer(f"page:{page.pk}")
    long = comment(said, "ộ" * 503)
    assert long.status_code == 422
    assert "rút bớt 3 ký tự" in long.content.decode()
    assert "ộ" * 503 in long.content.decode()
    assert comment(long, "ộ" * 500).status_code == 200
    assert len(Comment.objects.get().text) == 500


def test_an_empty_comment_is_none_and_spends_nothing(page, answer, comment):
    said = answer(f"page:{page.pk}")
    assert comment(said, " \r\n\u200b ").status_code == 200
    assert not Comment.objects.exists()
    assert comment(said, "Có chữ.").status_code == 200
    assert Comment.objects.count() == 1


def test_a_program_that_fills_in_every_field_is_thanked_for_nothing(page, answer, comment):
    said = comment(answer(f"page:{page.pk}"), "Mua ngay!", website="https://khac.example")
    assert said.status_code == 200
    assert not Comment.objects.exists()


def test_a_page_withdrawn_between_answer_and_comment_takes_none(page, answer, comment):
    said = answer(f"page:{page.pk}")
    page.unpublish()
    assert comment(said, "Muộn.").status_code == 404
    assert answer(f"page:{page.pk}", at="203.0.113.8").status_code == 404
    assert not Comment.objects.exists()
    assert RatedPage.objects.get().helpful == 1


def test_what_was_said_of_a_page_goes_with_the_page(answer, comment):
    page = NewsPageFactory()
    comment(answer(f"page:{page.pk}"), "Hay.")
    page.delete()
    assert not RatedPage.objects.exists()
    assert not Comment.objects.exists()

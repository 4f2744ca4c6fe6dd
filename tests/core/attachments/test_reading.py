"""Files are read once for each content, never where they are private, and none keeps the others waiting."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from core.attachments import reading
from core.attachments.kept import kept_words
from core.attachments.reading import read_waiting
from core.attachments.reasons import Reason
from core.attachments.sweeping import forget_unused
from core.files.found import FileText
from core.models import FileReading, PortalDocument
from tests.factories.files import odt_of, pdf_of, scan_of

pytestmark = pytest.mark.django_db


def file_of(data: bytes, *, title: str = "Phụ lục", name: str = "phu-luc.pdf", **values: Any) -> PortalDocument:
    return PortalDocument.objects.create(title=title, file=ContentFile(data, name=name), **values)


def private_collection(**values: Any) -> Collection:
    collection = Collection.get_first_root_node().add_child(name="Nội bộ")
    kind = values.get("restriction_type", CollectionViewRestriction.LOGIN)
    CollectionViewRestriction.objects.create(collection=collection, restriction_type=kind)
    return collection


@pytest.fixture
def read_contents(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """What was opened, in order; the words are the content itself."""
    opened: list[bytes] = []

    def words_of(file: Any) -> FileText:
        opened.append(file.read())
        return FileText.from_json({"kind": "txt", "pages": [opened[-1].decode()], "marks": []})

    monkeypatch.setattr(reading, "words_of", words_of)
    return opened


def test_the_words_of_a_file_are_kept_page_by_page() -> None:
    file = file_of(pdf_of([["Trang đầu"], ["Trang sau"]]), title="Quy hoạch")
    assert read_waiting() == 1
    kept = kept_words([file.pk])[file.pk]
    assert (kept.title, kept.pages) == ("Quy hoạch", ("Trang đầu", "Trang sau"))


def test_one_content_is_read_once_however_often_it_is_attached(read_contents: list[bytes]) -> None:
    first, second = file_of(b"mot", name="a.txt"), file_of(b"mot", name="b.txt")
    read_waiting()
    read_waiting()
    assert read_contents == [b"mot"]
    assert set(kept_words([first.pk, second.pk])) == {first.pk, second.pk}


def test_a_replaced_file_is_read_anew(read_contents: list[bytes]) -> None:
    file = file_of(b"cu", name="a.txt")
    read_waiting()
    file.file.save("moi.txt", ContentFile(b"moi"))
    file._set_document_file_metadata()
    file.save()
    assert kept_words([file.pk]) == {}
    read_waiting()
    assert kept_words([file.pk])[file.pk].pages == ("moi",)


@pytest.mark.parametrize(
    "kind", [CollectionViewRestriction.LOGIN, CollectionViewRestriction.PASSWORD, CollectionViewRestriction.GROUPS]
)
def test_a_file_of_a_private_collection_is_neither_read_nor_told(read_contents: list[bytes], kind: str) -> None:
    collection = private_collection(restriction_type=kind)
    below = collection.add_child(name="Bên dưới")
    files = [file_of(b"mat", collection=collection, name="a.txt"), file_of(b"kin", collection=below, name="b.txt")]
    read_waiting()
    assert read_contents == []
    CollectionViewRestriction.objects.all().delete()
    read_waiting()
    assert set(kept_words([file.pk for file in files])) == {file.pk for file in files}
    CollectionViewRestriction.objects.create(collection=collection, restriction_type=kind)
    assert kept_words([file.pk for file in files]) == {}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (scan_of(["Dieu 1"]), Reason.NO_TEXT),
        (b"MZ\x90\x00", Reason.WRONG_TYPE),
        (pdf_of([["Điều 1"]])[:250], Reason.NOT_READABLE),
        (odt_of("<text:p/>", manifest="<m><encryption-data/></m>"), Reason.ENCRYPTED),
    ],
)
def test_why_a_file_could_not_be_read_is_kept(data: bytes, reason: Reason) -> None:
    file = file_of(data)
    read_waiting()
    kept = FileReading.objects.get()
    assert (kept.state, kept.reason) == (FileReading.State.REFUSED, reason)
    assert kept_words([file.pk]) == {}
    assert read_waiting() == 0


def test_a_file_that_kills_its_reader_is_given_up(read_contents: list[bytes]) -> None:
    file = file_of(b"chet", name="a.txt")
    long_ago = timezone.now() - timedelta(hours=1)
    FileReading.objects.create(digest=file.get_file_hash(), tries=reading.MOST_TRIES, begun_at=long_ago)
    assert read_waiting() == 1
    assert read_contents == []
    assert FileReading.objects.get().reason == Reason.NOT_READABLE


def test_what_another_worker_reads_at_this_moment_is_left_to_it(read_contents: list[bytes]) -> None:
    file = file_of(b"dang doc", name="a.txt")
    FileReading.objects.create(digest=file.get_file_hash(), tries=1)
    assert read_waiting() == 0
    assert read_contents == []


def test_a_file_that_is_gone_is_tried_again_and_then_named(read_contents: list[bytes]) -> None:
    file = file_of(b"mat roi", name="a.txt")
    file.get_file_hash()
    Path(file.file.path).unlink()
    for _ in range(reading.MOST_TRIES):
        read_waiting()
        FileReading.objects.filter(state=FileReading.State.BEGUN).update(begun_at=timezone.now() - timedelta(hours=1))
    assert FileReading.objects.get().reason == Reason.MISSING


def test_what_no_database_keeps_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    told = FileText.from_json({"kind": "txt", "pages": ["a\x00b\ud800c"], "marks": []})
    monkeypatch.setattr(reading, "words_of", lambda file: told)
    file = file_of(b"x", name="a.txt")
    read_waiting()
    assert kept_words([file.pk])[file.pk].pages == ("abc",)


def test_who_is_killed_before_the_pages_were_told_has_kept_nothing(read_contents: list[bytes]) -> None:
    file_of(b"dang do", name="a.txt")

    def killed(digest: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_waiting(killed)
    assert FileReading.objects.get().state == FileReading.State.BEGUN
    FileReading.objects.update(begun_at=timezone.now() - timedelta(hours=1))
    assert read_waiting() == 1


class TestWhatIsForgotten:
    def test_the_words_of_files_that_are_gone_or_private_are_forgotten_at_night(
        self, read_contents: list[bytes]
    ) -> None:
        kept, gone, hidden = (file_of(data, name="a.txt") for data in (b"con", b"xoa", b"kin"))
        read_waiting()
        FileReading.objects.update(begun_at=timezone.now() - timedelta(days=2))
        for file in (kept, gone, hidden):
            file.refresh_from_db()
        gone.delete()
        hidden.collection = private_collection()
        hidden.save()
        forget_unused(lambda: None)
        assert list(FileReading.objects.values_list("digest", flat=True)) == [kept.file_hash]

    def test_a_file_that_is_replaced_by_day_is_not_read_twice_because_of_it(self, read_contents: list[bytes]) -> None:
        file_of(b"moi", name="a.txt").delete()
        file = file_of(b"moi hon", name="a.txt")
        read_waiting()
        PortalDocument.objects.filter(pk=file.pk).update(file_hash="0" * 40)
        forget_unused(lambda: None)
        assert FileReading.objects.exists()

"""Plain texts and old letters are read, and no file can hurt who reads it."""

import io
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.files import reading
from core.files.child import read
from core.files.found import FileText, MarkKind, Refusal, Refused
from core.files.old_letters import OldEncoding, converted, encoding_surely
from core.files.pdf import OutOfTime, until
from core.files.reading import Encrypted, FileRefused, NotReadable, TooLarge, WrongType, has_text_layer, text_of
from tests.core.files.found import ARTICLE, OLD, SECOND, TODAY, found_in, kinds
from tests.factories.files import (
    docx_bomb,
    docx_of_xml,
    endless_pdf,
    pdf_of,
    pdf_that_draws_itself,
    pdf_that_unpacks,
    scan_of,
)

VNI = "Ñieàu 1. Quy ñònh veà quaûn lyù nhaø nöôùc cuûa Uyû ban nhaân daân tænh veà vieäc thöïc hieän quyeát ñònh naøy"


class TestPlainText:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_todays_encodings(self, encoding):
        assert found_in(f"{ARTICLE}\r\n\r\n{SECOND}".encode(encoding)).text == f"{ARTICLE}\n{SECOND}"

    def test_old_letters_are_converted_where_it_is_sure(self):
        assert found_in(OLD.encode("cp1252")).text == TODAY
        assert found_in(VNI.encode("cp1252")).text == TODAY

    def test_nothing_is_converted_where_it_is_not(self):
        french = "Le café à la carte était très bon; où est l'âme du garçon? Ça va, mon général."
        assert found_in(french.encode()).text == french
        assert encoding_surely(TODAY) is None

    def test_an_encoding_that_nobody_knows_is_refused(self):
        with pytest.raises(Refused) as refused:
            found_in(bytes(range(128, 256)) * 4)
        assert refused.value.reason is Refusal.NOT_READABLE


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệ 0123456789", max_size=60))
def test_letters_of_old_fonts_come_back_as_they_were(text):
    from core.files.old_letters import _TCVN3  # the table read backwards writes what an old file holds

    backwards = {letter: sign for sign, letter in _TCVN3.items()}
    assert converted("".join(backwards.get(one, one) for one in text), OldEncoding.TCVN3) == text


IN_UTF_16 = (
    '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE document [<!ENTITY b "Điều 1">]>'
    "<document><body><p><r><t>&b;</t></r></p></body></document>"
)


class TestHostileFiles:
    """What is not a document, or wants to be expensive, ends in an error with words; through the child's limits."""

    @pytest.mark.parametrize(
        ("data", "error"),
        [
            (b"", NotReadable),
            (b"MZ\x90\x00\x03", WrongType),
            (b"PK\x03\x04 broken", NotReadable),
            (b"{\\rtf1 a}", WrongType),
            (b"<html><body>Dieu 1</body></html>", WrongType),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), WrongType),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Encrypted),
            (b"%PDF-1.7 nothing more", NotReadable),
            (pdf_of([["Điều 1"]])[:250], NotReadable),
            (endless_pdf(), NotReadable),
            (docx_bomb(400_000_000), TooLarge),
            (docx_of_xml("<!DOCTYPE a [<!ENTITY b 'x'>]><a>&b;</a>"), NotReadable),
            (docx_of_xml(IN_UTF_16.encode("utf-16")), NotReadable),
            (docx_of_xml("<a><body>" + "<sdt>" * 50_000 + "</sdt>" * 50_000 + "</body></a>"), NotReadable),
        ],
    )
    def test_it_is_refused_by_name(self, data, error):
        with pytest.raises(error) as refused:
            text_of(io.BytesIO(data))
        assert str(refused.value.words)

    def test_a_page_that_draws_without_end_is_stopped(self):
        found = read(io.BytesIO(pdf_that_unpacks(30_000_000)), deadline=time.monotonic() + 1)
        assert kinds(found) == {MarkKind.OUT_OF_TIME}

    def test_a_parser_that_goes_on_after_every_error_is_stopped_too(self):
        def goes_on():
            end = time.monotonic() + 5
            while time.monotonic() < end:
                try:
                    sum(range(100))
                except Exception:  # noqa: S112
                    continue

        with pytest.raises(OutOfTime), until(time.monotonic() + 0.01):
            goes_on()

    def test_a_page_that_draws_itself_gives_no_text(self):
        assert not text_of(io.BytesIO(pdf_that_draws_itself())).has_text_layer

    def test_the_name_of_an_old_word_file_is_said(self):
        with pytest.raises(WrongType, match="2007"):
            text_of(io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)))

    def test_a_file_larger_than_an_upload_is_not_even_opened(self, monkeypatch):
        monkeypatch.setattr(reading, "LARGEST_FILE", 10)
        with pytest.raises(TooLarge):
            text_of(io.BytesIO(pdf_of([[ARTICLE]])))

    def test_who_takes_too_long_is_stopped(self, monkeypatch):
        monkeypatch.setattr(reading, "SECONDS_TO_WAIT", 0.01)
        with pytest.raises(NotReadable):
            text_of(io.BytesIO(pdf_of([[ARTICLE]])))

    @pytest.mark.skipif(sys.platform != "linux", reason="limits of memory hold on Linux")
    @pytest.mark.parametrize("crime", ["bytearray(3 << 30)", "__import__('os').abort()"])
    def test_a_child_that_dies_hurts_nobody(self, crime, tmp_path, monkeypatch):
        (tmp_path / "killer.py").write_text(
            f"import sys\nsys.path.insert(0, {str(reading.HOUSE)!r})\n"
            f"from core.files.limits import limit_this_process\nlimit_this_process()\n{crime}\n"
        )
        monkeypatch.setattr(reading, "HOUSE", tmp_path)
        with pytest.raises(NotReadable):
            reading.json_of_child("killer", [], b"")

    def test_the_child_gets_no_secrets(self, tmp_path, monkeypatch):
        (tmp_path / "teller.py").write_text("import json, os\nprint(json.dumps(dict(os.environ)))\n")
        monkeypatch.setattr(reading, "HOUSE", Path(tmp_path))
        monkeypatch.setenv("PORTAL_SECRET_KEY", "khoa")
        monkeypatch.setenv("DATABASE_URL", "postgres://")
        told = reading.json_of_child("teller", [], b"")
        assert not {"PORTAL_SECRET_KEY", "DATABASE_URL", "PYTHONPATH"} & set(told)

    @given(st.binary(max_size=400), st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04"]))
    @settings(max_examples=60, deadline=None)
    def test_whatever_bytes_come_the_answer_is_a_text_or_a_refusal(self, data, head):
        try:
            found = read(io.BytesIO(head + data))
        except Refused:
            return
        assert FileText.from_json(found.as_json()) == found


def test_only_whether_there_is_text_is_asked_of_the_first_pages():
    assert has_text_layer(io.BytesIO(pdf_of([[ARTICLE]])))
    assert not has_text_layer(io.BytesIO(scan_of(["Dieu 1"])))


def test_every_refusal_has_words():
    assert all(str(kind.words) for kind in FileRefused.__subclasses__())

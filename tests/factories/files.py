"""Files of invented documents: PDF with and without a text layer, and hostile ones; DOCX is made by python-docx."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont

Objects = dict[int, bytes]


def pdf_of(pages: Iterable[Sequence[str]], *, font: str = "Times", invisible: bool = False) -> bytes:
    """Return a PDF with a text layer: each page its lines, each letter named by a table as Word writes it."""
    pages = [list(page) for page in pages]
    letters = sorted({letter for page in pages for line in page for letter in line})
    codes = {letter: number for number, letter in enumerate(letters, start=1)}
    objects: Objects = {3: _font(font), 4: _descendant(font), 5: _stream(_table(codes))}
    kids = []
    for number, page in enumerate(pages):
        at = 6 + 2 * number
        kids.append(at)
        objects[at] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {at + 1} 0 R"
            f" /Resources << /Font << /F1 3 0 R >> >> >>"
        ).encode()
        objects[at + 1] = _stream(_shown(page, codes, invisible))
    return _file(objects, kids)


def scan_of(texts: Sequence[str], *, size: int = 30) -> bytes:
    """Return a PDF of pictures of pages, as a scanner makes it."""
    pictures = [picture_of(text, size=size) for text in texts]
    data = io.BytesIO()
    pictures[0].save(data, "PDF", save_all=True, append_images=pictures[1:], resolution=150)
    return data.getvalue()


def picture_of(text: str, *, size: int = 30, font: str | None = None) -> Image.Image:
    """Return a page of 150 dots an inch with ``text`` on it; without a ``font`` the letters are Pillow's own."""
    picture = Image.new("L", (1240, 1754), 255)
    face = ImageFont.truetype(font, size) if font else ImageFont.load_default(size)
    ImageDraw.Draw(picture).multiline_text((120, 120), text, fill=0, font=face, spacing=size // 2)
    return picture


def endless_pdf() -> bytes:
    """Return a PDF whose list of pages runs in a circle."""
    return _file({3: b"<< /Type /Pages /Kids [2 0 R] /Count 1000 /Parent 2 0 R >>"}, [3], count=1000)


def pdf_that_draws_itself() -> bytes:
    """Return a PDF whose page draws a form that draws itself."""
    form = zlib.compress(b"/X Do /X Do")
    objects: Objects = {
        6: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R"
        b" /Resources << /XObject << /X 8 0 R >> >> >>",
        7: _stream(b"/X Do"),
        8: b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 8 0 R >> >>"
        + f" /Filter /FlateDecode /Length {len(form)} >>\nstream\n".encode()
        + form
        + b"\nendstream",
    }
    return _file(objects, [6])


def pdf_that_unpacks(size: int) -> bytes:
    """Return a small PDF whose one page unpacks to ``size`` bytes of drawing."""
    content = b"BT (x) Tj ET\n" * (size // 13)
    objects: Objects = {
        3: _font("Times"),
        6: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R"
        b" /Resources << /Font << /F1 3 0 R >> >> >>",
        7: _stream(content),
    }
    return _file(objects, [6])


def docx_bomb(size: int) -> bytes:
    """Return a small archive that says it is a document and unpacks to ``size`` bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * size)
    return data.getvalue()


def docx_of_xml(document: str | bytes) -> bytes:
    """Return the smallest archive with ``document`` as its main part, whatever stands in it."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
    return data.getvalue()


def _font(name: str) -> bytes:
    return (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
        " /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
    ).encode()


def _descendant(name: str) -> bytes:
    return (
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 500"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    ).encode()


def _table(codes: dict[str, int]) -> bytes:
    rows = [f"<{code:04X}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items()]
    parts = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    ranges = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{ranges}\nendcmap end end"
    ).encode()


def _shown(lines: Sequence[str], codes: dict[str, int], invisible: bool) -> bytes:
    drawn = ["BT /F1 12 Tf 72 780 Td 18 TL" + (" 3 Tr" if invisible else "")]
    drawn += ["<" + "".join(f"{codes[letter]:04X}" for letter in line) + "> Tj T*" for line in lines]
    return "\n".join([*drawn, "ET"]).encode()


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"


def _file(objects: Objects, kids: Sequence[int], *, count: int | None = None) -> bytes:
    of_pages = " ".join(f"{kid} 0 R" for kid in kids)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{of_pages}] /Count {len(kids) if count is None else count} >>".encode(),
        **objects,
    }
    data = bytearray(b"%PDF-1.7\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(data)
        data += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    start = len(data)
    highest = max(objects)
    data += f"xref\n0 {highest + 1}\n0000000000 65535 f \n".encode()
    for number in range(1, highest + 1):
        data += f"{places.get(number, 0):010d} 00000 {'n' if number in places else 'f'} \n".encode()
    data += f"trailer\n<< /Size {highest + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(data)


def zip_of(parts: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of these parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


def office_bomb(name: str, size: int, *, mimetype: str = "") -> bytes:
    """Return a small archive in which the part ``name`` unpacks to ``size`` bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype" if mimetype else "[Content_Types].xml", mimetype or "<a/>")
        with archive.open(name, "w", force_zip64=True) as part:
            for _ in range(size // 1_000_000):
                part.write(bytes(1_000_000))
    return data.getvalue()


def odt_of(body: str, *, before: str = "", manifest: str = "<manifest/>", styles: str = "") -> bytes:
    """Return an ODT file with this ``body`` of its text; ``before`` stands before its root, ``styles`` are named."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style")
    )
    content = (
        f"{before}<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return zip_of(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "styles.xml": f"<office:document-styles {spaces}>{styles}</office:document-styles>",
            "META-INF/manifest.xml": manifest,
        }
    )


def xlsx_of(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Return a workbook of these sheets, each given by its rows."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()

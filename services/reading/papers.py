"""Papers of the dossier: cases, each with a table whose rows run "name", "form.docx", "1 bản chính,1 bản sao"."""

import re

from .forms import split_forms
from .values import NO_INFORMATION, CannotSplit, Paper, PaperCase

HEADER = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"

_DASHES_ONLY = re.compile(r"[-\s]*")
_NO_NAME = re.compile(r"^\s*(?:--)+")
#: The words between two cells, glued to what follows.
_ANOTHER_CELL = re.compile(r"Thành phần hồ sơ--|Hình thức nộpThời gian")
#: What closes a row, "0 bản chính,1 bản sao" or ",1 bản sao": nothing of the row stands after it.
_QUANTITY = re.compile(
    r"(?:(?P<figures>\d+) bản chính(?:,(?P<copies>\d{1,3}) bản sao)?|,(?P<only>\d{1,3}) bản sao)(?P<gap>\s*)"
)
#: Bullets only; "a)" and "2." are kept, since other papers refer to them.
_BULLETS = re.compile(r"[-+*–—•·\uf000-\uf0ff\s]+(?=[^\W_]|[(“\"\[])")


def split_cases(cell: str) -> tuple[PaperCase, ...]:
    """Return the cases and their papers, in the order of the source, which is often not that of the law.

    A case may have no papers of its own. Raises ``CannotSplit`` when there is text but no table, or a table without
    rows, or a part of another cell: then the source was cut in the wrong place.
    """
    text = cell.strip()
    if text == NO_INFORMATION or _DASHES_ONLY.fullmatch(text):
        return ()
    heading, *tables = text.split(HEADER)
    if not tables or _ANOTHER_CELL.search(text):
        raise CannotSplit(text)
    cases = []
    for table in tables:
        papers, rest = _rows(table)
        if not papers:
            raise CannotSplit(text)
        cases.append(PaperCase(heading=_heading(heading), papers=papers))
        heading = rest
    if _heading(heading):
        cases.append(PaperCase(heading=_heading(heading), papers=()))
    return tuple(cases)


def _heading(text: str) -> str:
    """The source writes "--" for a case without a name, and for each case that has no table."""
    return _without_bullet(_NO_NAME.sub("", text).strip())


def _without_bullet(text: str) -> str:
    return _BULLETS.sub("", text, count=1).strip() if _BULLETS.match(text) else text


def _rows(table: str) -> tuple[tuple[Paper, ...], str]:
    """Return the rows of one table, and what follows the last: the heading of the next case."""
    papers, start = [], 0
    for quantity in _QUANTITY.finditer(table):
        split = _start_of_quantity(table, quantity)
        if split is not None:
            papers.append(_paper(table[start:split], quantity, table[split : quantity.start("gap")]))
            start = quantity.start("gap")
    return tuple(papers), table[start:]


def _start_of_quantity(table: str, quantity: re.Match[str]) -> int | None:
    """Return where the quantity begins, or ``None`` where the words belong to the name: "nộp 01 bản chính hoặc …".

    The source writes one digit, glued to a name that may end in figures itself: "01/01/2026" and "1 bản chính".
    """
    if quantity["figures"] is None:
        return quantity.start()
    figures, before = quantity["figures"], table[: quantity.start()][-1:]
    spaced = before.isspace() or before == "("
    in_sentence = quantity["gap"] and quantity.end() < len(table)
    if len(figures) == 1:
        return None if spaced and (in_sentence or table[quantity.end() :][:1] in (")", ".", ";")) else quantity.start()
    if (len(figures) == 2 and figures[0] == "0") or in_sentence:
        return None
    if len(figures) == 2 and not spaced:
        raise CannotSplit(table)
    return quantity.end("figures") - 1


def _paper(row: str, quantity: re.Match[str], written: str) -> Paper:
    text, forms = split_forms(row.strip())
    originals, copies = re.match(r"\d+", written), quantity["copies"] or quantity["only"]
    return Paper(
        name=_without_bullet(text),
        originals=int(originals[0]) if originals else None,
        copies=int(copies) if copies else None,
        quantity=written.strip(),
        forms=forms,
    )

"""What editors add to rows of the source: who needs a group of papers, note and form of one, the chosen legal basis.

When the source replaces its rows, each addition goes to the row that is still there.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from services.models.parts import LegalBasis, PaperCase, RequiredPaper

OF_PAPER = ("note", "form_file_id", "form_enacted_by", "form_replaced_by")


def cases_with_additions(page: Any, cases: Sequence[Mapping[str, Any]]) -> tuple[list[PaperCase], bool]:
    """Return new rows for ``cases`` with the additions of the page's own, and whether all of them have a place."""
    held = {
        (case.heading.strip(), paper.name.strip()): paper
        for case in page.paper_cases.all()
        for paper in case.papers.all()
        if any(getattr(paper, name) for name in OF_PAPER)
    }
    needed_by = {case.heading.strip(): case.needed_by for case in page.paper_cases.all() if case.needed_by}
    made = []
    for case in cases:
        papers = [RequiredPaper(**row) for row in case["papers"]]
        for paper in papers:
            key = _key(held, case["heading"], paper.name)
            if key is not None:
                added = held.pop(key)
                for name in OF_PAPER:
                    setattr(paper, name, getattr(added, name))
        told = needed_by.pop(case["heading"], "")
        made.append(PaperCase(heading=case["heading"], needed_by=told, papers=papers))
    return made, not (held or needed_by)


def bases_with_documents(page: Any, rows: Sequence[LegalBasis]) -> bool:
    """Set on ``rows`` the documents that editors chose, by the number, and say whether all of them have a place."""
    chosen = {row.number.strip(): row.document_id for row in page.bases.all() if row.document_id}
    for row in rows:
        if row.number in chosen:
            row.document_id = chosen.pop(row.number)
    return not chosen


def _key(held: Mapping[tuple[str, str], Any], heading: str, name: str) -> tuple[str, str] | None:
    """Return the addition for a paper: of the same case first, else of any case with this paper."""
    if (heading, name) in held:
        return heading, name
    return next((key for key in held if key[1] == name), None)

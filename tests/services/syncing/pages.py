"""What editors do with a procedure, and what a run told of it."""

from typing import Any

from core.models import User
from services.models import ProcedurePage, SyncChange, SyncRun
from services.syncing.wording import in_words
from tests.factories.editing import administrator
from tests.factories.procedure_records import way_cell


def page_of(number: int = 1) -> ProcedurePage:
    return ProcedurePage.objects.get(imported_from=f"dvcqg:9.{number:06}")


def editor() -> User:
    return User.objects.filter(is_superuser=True).first() or administrator()


def edit(page: ProcedurePage, **fields: Any) -> None:
    """Change and publish the page as an editor does."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(user=editor()).publish(user=editor())


def fees(page: ProcedurePage) -> list[str]:
    return [way.fee for way in page.ways.all()]


def edit_fee(page: ProcedurePage, fee: str) -> None:
    (way,) = page.ways.all()
    way.fee = fee
    edit(page, ways=[way])


def told_changes(kind: str = "changed") -> list[str]:
    newest = SyncRun.objects.first()
    found = SyncChange.objects.filter(run=newest, kind=kind)
    return [in_words(one) for change in found for one in change.differences]


PAID = way_cell("5 Ngày làm việc", "70,000 Việt Nam Đồng")
DEARER = way_cell("3 Ngày làm việc", "90,000 Việt Nam Đồng")

"""How many SQL queries a warm page costs: home at most 20, every other page at most 12."""

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file

from core.models import PortalDocument, PortalImage
from news.models import CorrectionNotice
from tests.browser.pages import public_pages
from tests.factories import AgencyFactory, FieldFactory, NewsPageFactory

pytestmark = pytest.mark.django_db

HOME, OTHERS = 20, 12


def test_a_warm_page_stays_within_its_budget(client, django_capture_on_commit_callbacks, settings):
    settings.SEARCH_CURATION_SECONDS = 60.0  # as on a server, where each process keeps the editors' rules
    with django_capture_on_commit_callbacks(execute=True):
        call_command("load_demonstration", verbosity=0)
    dear = []
    for page in public_pages():
        client.get(page.address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(page.address).status_code == page.status, page
        if len(queries) > (HOME if page.name == "HomePage" else OTHERS):
            dear.append((page.address, len(queries), [query["sql"][:200] for query in queries]))
    assert dear == []


def test_an_item_with_a_correction_a_picture_a_file_and_a_table_stays_within_it_too(
    client, django_capture_on_commit_callbacks
):
    image = PortalImage.objects.create(title="Cầu", file=get_test_image_file())
    file = PortalDocument.objects.create(title="Lịch", file=ContentFile(b"ngay,xa", name="lich.csv"))
    with django_capture_on_commit_callbacks(execute=True):
        page = NewsPageFactory(
            agency=AgencyFactory(),
            fields=[FieldFactory()],
            listing_image=image,
            corrections=[CorrectionNotice(text="Ngày đúng là 05/05.")],
            body=[
                ("paragraph", "<p>Một đoạn.</p>"),
                ("picture", {"image": image, "alt": "Cây cầu"}),
                ("file", {"file": file, "text": "Tải lịch"}),
                ("table", {"data": [["a", "b"]], "first_row_is_table_header": True}),
            ],
        )
        for number in range(3):
            NewsPageFactory(title=f"Tin khác {number}", agency=page.agency)
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page.url).status_code == 200
    assert len(queries) <= OTHERS, "\n".join(query["sql"][:200] for query in queries)

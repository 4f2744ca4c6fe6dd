"""How many SQL queries a warm page costs: home at most 20, every other page at most 12."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.browser.pages import public_pages

pytestmark = pytest.mark.django_db

HOME, OTHERS = 20, 12


def test_a_warm_page_stays_within_its_budget(client, django_capture_on_commit_callbacks):
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

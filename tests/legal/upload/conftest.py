"""An editor with a folder of uploads and a list of documents."""

import pytest

from directory.models import Agency
from tests.factories import AgencyFactory
from tests.factories.editing import lay_all, signed_in, writer
from tests.factories.legal import DocumentTypeFactory, legal_index
from tests.factories.uploads import ISSUER, send_file


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """A state of its own, whose files go with the test."""
    settings.STATE_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path


@pytest.fixture
def index():
    lay_all()
    return legal_index()


@pytest.fixture
def committee(index) -> Agency:
    DocumentTypeFactory(name="Quyết định", slug="quyet-dinh")
    return AgencyFactory(name=ISSUER)


@pytest.fixture
def client(index):
    return signed_in(writer())


def reviewed(client, data, index, **named):
    """Send a file and open the review."""
    sent = send_file(client, data, index=index, **named)
    assert sent.status_code == 302, sent.context["form"].errors
    return client.get(sent.url)

"""Tests: as production where it matters (no debug pages), fast where it does not; state in a folder of its own."""

import atexit
import shutil
import tempfile
from pathlib import Path

from .base import *  # noqa: F403

DEBUG = False
SECRET_KEY = "tests-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TEST_STATE_DIR = Path(tempfile.mkdtemp(prefix="portal-tests-"))
atexit.register(shutil.rmtree, TEST_STATE_DIR, ignore_errors=True)
MEDIA_ROOT = TEST_STATE_DIR / "media"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": f"{TEST_STATE_DIR}/cache",
    },
}
CACHES["renditions"] = CACHES["default"] | {"KEY_PREFIX": "renditions"}
for name in ("limits", "guesses", "permits"):
    CACHES[name] = CACHES["default"] | {"LOCATION": f"{TEST_STATE_DIR}/{name}"}
ELASTICSEARCH_URL = ""  # tests that need the server ask for it by a fixture
SEARCH_CURATION_SECONDS = 0.0  # what one test saves, the next must not find
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

"""Wagtail: our models, our languages, and nothing that calls home."""

from django.utils.translation import gettext_lazy as _

WAGTAIL_SITE_NAME = _("Provincial portal")
WAGTAILIMAGES_IMAGE_MODEL = "core.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "core.PortalDocument"
WAGTAILIMAGES_IMAGE_FORM_BASE = "editing.files.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "editing.files.FileForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = [
    "csv",
    "docx",
    "odt",
    "ods",
    "pdf",
    "pptx",
    "rtf",
    "txt",
    "xlsx",
    "zip",
]
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # the view asks whether the file may be read; a redirect to media would not
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # videos are our own block, made from the address alone
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "core/password_required.html"  # noqa: S105
WAGTAILDOCS_PASSWORD_REQUIRED_TEMPLATE = "core/password_required.html"  # noqa: S105
TAGGIT_CASE_INSENSITIVE = True
WAGTAIL_PASSWORD_RESET_ENABLED = False  # sign-in and all that belongs to it is allauth's (sign_in.py)
# The longest official text has a million characters, and a form sends up to nine bytes for each. Django's own limit is
# 2.5 MB, and who had typed more would lose it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

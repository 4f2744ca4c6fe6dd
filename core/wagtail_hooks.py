"""What the core adds to every page of the Wagtail admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_js")
def slugs_by_our_rule() -> SafeString:
    """Load the script that makes addresses from titles; copying and snippets have slug fields too."""
    return format_html('<script src="{}" defer></script>', static("js/admin-slug.js"))

"""A panel for children of children whose changes can be seen when two versions are compared.

Wagtail's own notices that something changed in them, and shows nothing of it.
"""

import functools
from collections.abc import Callable
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail.admin.compare import ChildObjectComparison, ChildRelationComparison
from wagtail.admin.panels import InlinePanel


class ShownComparison(ChildRelationComparison):
    """What changed in the children, written as Wagtail writes what changed in a field."""

    def htmldiff(self) -> SafeString:
        """Return the children that were added, deleted or changed; all of them where nothing was."""
        children = self.get_child_comparisons()
        changed = [one for one in children if one.is_addition() or one.is_deletion() or one.has_changed()]
        return format_html_join(
            "",
            '<div class="comparison__child-object {}"><dl class="comparison__list">{}</dl></div>',
            ((_state(one), _fields(one)) for one in changed or children),
        )


def _state(child: ChildObjectComparison) -> str:
    if child.is_addition():
        return "addition"
    return "deletion" if child.is_deletion() else ""


def _fields(child: ChildObjectComparison) -> SafeString:
    """Return by what the child is known, its first field, and the fields that changed; of a new one those filled in."""
    first, *others = child.get_field_comparisons()
    shown = [first, *(one for one in others if (one.has_changed() if child.obj_a and child.obj_b else _holds(one)))]
    return format_html_join("", "<dt>{}</dt><dd>{}</dd>", ((one.field_label(), one.htmldiff()) for one in shown))


def _holds(comparison: Any) -> bool:
    return comparison.val_a not in (None, "")


class NestedInlinePanel(InlinePanel):
    """An ``InlinePanel`` within another one."""

    class BoundPanel(InlinePanel.BoundPanel):
        """The panel in a form."""

        def get_comparison(self) -> list[Callable[..., ChildRelationComparison]]:
            """Return Wagtail's comparison of the children with something to show."""
            return [_shown(one) for one in super().get_comparison()]


def _shown(comparison: Any) -> Callable[..., ChildRelationComparison]:
    return functools.partial(ShownComparison, *comparison.args, **comparison.keywords)

"""What editors do with a comment: mark it as handled, or take an abusive one away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.log_actions import log

from rating.models import Comment


@require_POST
def mark_handled(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a comment on a page that the user may edit as handled, or, if it is, as waiting again."""
    comment = _own_comment(request, pk)
    comment.is_handled = not comment.is_handled
    comment.save(update_fields=["is_handled"])
    log(instance=comment, action="wagtail.edit", user=request.user)
    words = _("The comment is marked as handled.") if comment.is_handled else _("The comment waits again.")
    messages.success(request, words)
    return _back(request)


@require_http_methods(["GET", "POST"])
def delete_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take the comment away; who did so stays in the log, the words do not. The answer still counts."""
    comment = _own_comment(request, pk)
    if request.method == "GET":
        return render(request, "rating/delete_comment.html", {"comment": comment})
    log(instance=comment, action="wagtail.delete", user=request.user, deleted=True)
    comment.delete()
    messages.success(request, _("The comment has been deleted."))
    return _back(request)


def _own_comment(request: HttpRequest, pk: int) -> Comment:
    return get_object_or_404(Comment.objects.editable_by(request.user).select_related("rated"), pk=pk)


def _back(request: HttpRequest) -> HttpResponse:
    """Return to the list as it was filtered."""
    address = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return redirect(address if is_ours and address.startswith("/") else "rating_comments")

"""The tokens of other systems, made and revoked by administrators; a token is shown once, when it is made."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from directory.models import Agency
from quality.giving.tokens import make_token, revoke
from quality.models import ApiToken

TOKENS = "quality_tokens"
"""Name of the address."""


class TokenForm(forms.ModelForm):
    """A token to be made."""

    class Meta:
        model = ApiToken
        fields = ("name", "agency")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = Agency.objects.order_by("name")  # type: ignore[attr-defined]
        self.fields["agency"].empty_label = _("All agencies and the whole province")  # type: ignore[attr-defined]


@method_decorator(never_cache, name="dispatch")
class TokensView(WagtailAdminTemplateMixin, TemplateView):
    """All tokens, and the form that makes one."""

    template_name = "quality/admin/tokens.html"
    page_title = gettext_lazy("Tokens of systems that send figures")
    header_icon = "key"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Name this page."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody but administrators."""
        if not request.user.is_superuser:
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the tokens, those that hold first."""
        tokens = ApiToken.objects.select_related("agency", "made_by").order_by("-revoked_at", "name", "pk")
        held = [token for token in tokens if token.revoked_at is None]
        revoked = [token for token in tokens if token.revoked_at is not None]
        return super().get_context_data(**kwargs) | {"tokens": [*held, *revoked], "form": TokenForm()} | kwargs

    def post(self, request: HttpRequest) -> HttpResponse:
        """Revoke one, or make one and show it this once."""
        number = request.POST.get("revoke", "")
        if number:
            token = get_object_or_404(ApiToken, pk=int(number) if number.isdecimal() and len(number) < 10 else 0)
            revoke(token)
            messages.success(request, _("“%(name)s” can send nothing any more.") % {"name": token.name})
            return HttpResponseRedirect(reverse(TOKENS))
        form = TokenForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        _row, made = make_token(name=form.cleaned_data["name"], agency=form.cleaned_data["agency"], by=request.user)
        return self.render_to_response(self.get_context_data(made=made))

"""The description of what programs may ask, and an answer that they can read where there is nothing."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from core.surroundings import surroundings_in
from portal.api.description import described
from search.api.views import open_to_all, refused


@open_to_all
def openapi(request: HttpRequest) -> HttpResponse:
    """Answer with the OpenAPI document."""
    around = surroundings_in(get_language() or settings.LANGUAGE_CODE)
    return JsonResponse(described(title=f"{around.portal_name} {around.province_name}"))


@csrf_exempt  # it takes nothing
def nothing_here(request: HttpRequest) -> HttpResponse:
    """Say as JSON that nothing stands at this address."""
    words = _("Nothing stands at this address. What there is: %(address)s") % {"address": "/api/openapi.json"}
    answer = refused(404, words)
    answer["Access-Control-Allow-Origin"] = "*"
    return answer

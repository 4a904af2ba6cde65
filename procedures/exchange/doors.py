"""The address at which the schema stands."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import etag, require_safe

from procedures.exchange.schema import schema_mark, schema_text


def _mark(request: HttpRequest) -> str:
    return f'"{schema_mark()}"'


@require_safe
@cache_control(public=True, max_age=3600)
@etag(_mark)
def schema_door(request: HttpRequest) -> HttpResponse:
    """The JSON Schema of a definition; 304 for who has it already."""
    return HttpResponse(schema_text(), content_type="application/schema+json; charset=utf-8")

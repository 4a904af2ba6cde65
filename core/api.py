"""What every endpoint of the API shares: pages, and one shape for errors."""

from typing import Any

from pydantic import BaseModel
from rest_framework.pagination import PageNumberPagination
from rest_framework.response import Response
from rest_framework.views import exception_handler

from core.errors import PortalError


class Pages(PageNumberPagination):
    """Fifty at a time, up to 200 by `page_size`."""

    page_size_query_param = "page_size"
    max_page_size = 200


class ErrorBody(BaseModel):
    """How the API says no: which of the three refusals, a sentence, and by field what to mend."""

    code: str
    message: str
    fields: dict[str, str] = {}


def answer_error(error: Exception, context: dict[str, Any]) -> Response | None:
    """Our three refusals as {code, message, fields} with their status; all else as the framework answers it."""
    if isinstance(error, PortalError):
        fields = {place: str(words) for place, words in getattr(error, "fields", {}).items()}
        body = ErrorBody(code=type(error).__name__.lower(), message=str(error.message), fields=fields)
        return Response(body.model_dump(), status=error.status)
    return exception_handler(error, context)

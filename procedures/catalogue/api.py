"""The catalogue as data."""

from typing import Any

from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from django.views.decorators.vary import vary_on_headers
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from core.api import ErrorBody
from procedures.catalogue.finding import find, index
from procedures.catalogue.page import ProcedurePage
from procedures.catalogue.serializers import CatalogueQuery, ProcedureRow
from procedures.catalogue.showing import page_of, procedure_with_texts
from procedures.models import Procedure

# The same for everybody who reads the same language.
FRESH = [cache_control(public=True, max_age=300), vary_on_headers("Accept-Language", "Cookie")]


@method_decorator(FRESH, name="dispatch")
@extend_schema_view(
    get=extend_schema(parameters=[CatalogueQuery], summary="Tìm thủ tục", operation_id="procedures_list")
)
class ProcedureList(ListAPIView[Procedure]):
    """Procedures in force, best match first; `q` is sought as people type it, slips mended (finding.find)."""

    serializer_class = ProcedureRow

    def get_queryset(self) -> Any:
        """The rows found: already read, so a list and no query."""
        asked = CatalogueQuery(data=self.request.query_params)
        asked.is_valid(raise_exception=True)
        chosen: dict[str, Any] = {name: value for name, value in asked.validated_data.items() if value}
        return find(index(), chosen.pop("q", ""), chosen).rows


@method_decorator(FRESH, name="dispatch")
class ProcedureDetail(APIView):
    """Everything the page of one procedure says. 404 with code, message and fields for a code that is not there."""

    @extend_schema(
        summary="Một thủ tục",
        operation_id="procedures_retrieve",
        responses={200: ProcedurePage, 404: ErrorBody},
    )
    def get(self, request: Request, code: str) -> Response:
        return Response(page_of(procedure_with_texts(code)).model_dump(mode="json"))

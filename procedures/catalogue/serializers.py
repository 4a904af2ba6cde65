"""Shapes of the catalogue's API. One procedure whole is `procedures.catalogue.page.ProcedurePage`."""

from typing import Any

from rest_framework import serializers

from procedures.catalogue.forms import MAX_QUERY
from procedures.definition.general import Audience, AuthorityLevel, ServiceLevel
from procedures.models import Procedure, ProcedureField


class CatalogueQuery(serializers.Serializer[Any]):
    """What the list may be narrowed by."""

    q = serializers.CharField(required=False, allow_blank=True, max_length=MAX_QUERY)
    field = serializers.CharField(required=False, allow_blank=True, max_length=40)
    agency = serializers.CharField(required=False, allow_blank=True, max_length=1000)
    level = serializers.ChoiceField([level.value for level in AuthorityLevel], required=False, allow_blank=True)
    audience = serializers.ChoiceField([each.value for each in Audience], required=False, allow_blank=True)
    service_level = serializers.ChoiceField([each.value for each in ServiceLevel], required=False, allow_blank=True)
    life_event = serializers.SlugField(required=False, allow_blank=True)


class FieldRow(serializers.ModelSerializer[ProcedureField]):
    """A field of administration."""

    class Meta:
        model = ProcedureField
        fields = ("code", "name")


class ProcedureRow(serializers.ModelSerializer[Procedure]):
    """One procedure in a list."""

    field = FieldRow(allow_null=True)
    audiences = serializers.ListField(child=serializers.CharField())
    url = serializers.HyperlinkedIdentityField(view_name="procedures_api:procedure", lookup_field="code")

    class Meta:
        model = Procedure
        fields = (
            "code",
            "name",
            "field",
            "level",
            "audiences",
            "deciding_agency",
            "service_level",
            "is_local",
            "updated_at",
            "url",
        )

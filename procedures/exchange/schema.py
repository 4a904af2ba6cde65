"""The JSON Schema of a definition, for programs that write one."""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from pydantic.json_schema import GenerateJsonSchema

from procedures.definition import ProcedureDefinition
from procedures.definition.base import Part
from procedures.wording import hint_of, label_of, name_of


@cache
def schema_text() -> str:
    """The schema as JSON, with the Vietnamese words of every part; the same for everybody while the portal runs."""
    return json.dumps(schema(), ensure_ascii=False, sort_keys=True)


@cache
def schema_mark() -> str:
    """Changes when the schema does."""
    return hashlib.sha256(schema_text().encode()).hexdigest()[:32]


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of what `read` takes; keys as they stand in documents."""
    found = ProcedureDefinition.model_json_schema(by_alias=True)
    with translation.override("vi"):
        for part_class in _part_classes(Part):
            if part_class is ProcedureDefinition:
                _describe(found, part_class)
            elif part_class.__name__ in found["$defs"]:
                _describe(found["$defs"][part_class.__name__], part_class)
    address = settings.PUBLIC_URL + reverse("exchange_api:schema")
    return {"$schema": GenerateJsonSchema.schema_dialect, "$id": address} | found


def _part_classes(base: type[Part]) -> Iterator[type[Part]]:
    for each in base.__subclasses__():
        yield each
        yield from _part_classes(each)


def _describe(found: dict[str, Any], part_class: type[Part]) -> None:
    found["title"] = str(name_of(part_class))
    for name, info in part_class.model_fields.items():
        told = found["properties"][info.alias or name]
        told["title"] = str(label_of(part_class, name))
        if hint := hint_of(part_class, name):
            told["description"] = str(hint)

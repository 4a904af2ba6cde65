"""Writes many rows at once: new ones are added, known ones follow the data, none is removed."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model

Row = TypeVar("Row", bound=Model)


def upsert(model: type[Row], rows: Iterable[Row], key: list[str], fields: list[str]) -> list[Row]:
    """The rows as saved, with their primary keys."""
    return model._default_manager.bulk_create(rows, update_conflicts=True, unique_fields=key, update_fields=fields)

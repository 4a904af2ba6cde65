from typing import Any

from core.text import Sentence
from procedures.definition.form import FieldBase


class FieldKind:
    """One kind of field. Values are JSON."""

    missing: Sentence | None = None

    def is_empty(self, raw: Any) -> bool:
        return raw is None or raw == "" or raw == [] or (isinstance(raw, str) and not raw.strip())

    def clean(self, raw: Any, field: FieldBase) -> Any:
        """The JSON value; Invalid when `raw` is not of this kind."""
        raise NotImplementedError

    def show(self, value: Any, field: FieldBase) -> str:
        return str(value)

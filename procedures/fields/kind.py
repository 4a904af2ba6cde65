"""What every kind of field is made of. Values are JSON."""

from typing import Any

from core.text import Sentence
from procedures.definition.form import FieldBase


def is_empty(raw: Any, depth: int = 3) -> bool:
    """Nothing, blanks, or a whole of which every part is empty."""
    if isinstance(raw, dict) and depth:
        return all(is_empty(part, depth - 1) for part in raw.values())
    return raw is None or raw == [] or (isinstance(raw, str) and not raw.strip())


class FieldKind:
    """One kind of field."""

    missing: Sentence | None = None

    def clean(self, raw: Any, field: FieldBase) -> Any:
        """The JSON value; Invalid when `raw` is not of this kind."""
        raise NotImplementedError

    def show(self, value: Any, field: FieldBase) -> str:
        return str(value)


class SilentKind(FieldKind):
    """Asks nothing: whatever is sent for it is ignored."""

    def clean(self, raw: Any, field: FieldBase) -> None:
        return None

"""Repeating tables."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.errors import Invalid
from procedures.definition.form import FieldBase, FormField
from procedures.fields.kind import FieldKind, is_empty


def filled_rows(raw: Any, columns: Sequence[FieldBase]) -> list[dict[str, Any]]:
    """The rows with anything in them: entirely empty ones are dropped."""
    rows = raw if isinstance(raw, list) else []
    return [row for row in rows if isinstance(row, dict) and any(not is_empty(row.get(each.id)) for each in columns)]


class TableKind(FieldKind):
    """Rows of columns. Invalid tells row and column as `<row>.<column>`; too few rows are told by procedures.rules."""

    missing = _("Hãy thêm ít nhất một dòng.")

    def clean(self, raw: Any, field: FieldBase) -> list[dict[str, Any]] | None:
        from procedures.fields import cleaned

        assert isinstance(field, FormField)
        if not isinstance(raw, list) or not all(isinstance(row, dict) for row in raw):
            raise Invalid(_("Bảng gồm các dòng."))
        if len(rows := filled_rows(raw, field.columns)) > field.max_rows:
            raise Invalid(_("Bảng này nhận nhiều nhất %(most)s dòng.") % {"most": field.max_rows})
        read = [cleaned(field.columns, row) for row in rows]
        wrong = {f"{at}.{cell}": words for at, (_values, inner) in enumerate(read) for cell, words in inner.items()}
        if wrong:
            raise Invalid(_("Hãy xem lại các dòng được đánh dấu."), wrong)
        return [{name: cell for name, cell in values.items() if cell is not None} for values, _wrong in read] or None

    def show(self, value: Any, field: FieldBase) -> str:
        from procedures.fields import show

        assert isinstance(field, FormField)
        return "\n".join(
            "; ".join(f"{each.label}: {show(row[each.id], each)}" for each in field.columns if row.get(each.id))
            for row in value
        )

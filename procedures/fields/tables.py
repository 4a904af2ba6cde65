"""Repeating tables, and values the portal works out."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.errors import Invalid
from procedures.definition.form import FieldBase, FormField
from procedures.fields.kind import FieldKind


class TableKind(FieldKind):
    """Rows of columns; entirely empty rows are dropped. Invalid tells row and column as `<row>.<column>`."""

    missing = _("Hãy thêm ít nhất một dòng.")

    def clean(self, raw: Any, field: FieldBase) -> list[dict[str, Any]]:
        from procedures.fields import KINDS

        assert isinstance(field, FormField)
        if not isinstance(raw, list) or not all(isinstance(row, dict) for row in raw):
            raise Invalid(_("Bảng gồm các dòng."))
        rows = [row for row in raw if any(not KINDS[c.kind].is_empty(row.get(c.id)) for c in field.columns)]
        if len(rows) < field.min_rows:
            raise Invalid(_("Hãy điền ít nhất %(least)s dòng.") % {"least": field.min_rows})
        if len(rows) > field.max_rows:
            raise Invalid(_("Bảng này nhận nhiều nhất %(most)s dòng.") % {"most": field.max_rows})
        return _cleaned(rows, field)

    def show(self, value: Any, field: FieldBase) -> str:
        from procedures.fields import show

        assert isinstance(field, FormField)
        return "\n".join(
            "; ".join(f"{each.label}: {show(row[each.id], each)}" for each in field.columns if row.get(each.id))
            for row in value
        )


def _cleaned(rows: list[dict[str, Any]], field: FormField) -> list[dict[str, Any]]:
    from procedures.fields import clean, require

    wrong: dict[str, Any] = {}
    cleaned: list[dict[str, Any]] = []
    for number, row in enumerate(rows):
        cleaned.append({})
        for column in field.columns:
            try:
                value = clean(row.get(column.id), column)
                require(value, column)
            except Invalid as error:
                wrong[f"{number}.{column.id}"] = error.message
            else:
                cleaned[-1] |= {} if value is None else {column.id: value}
    if wrong:
        raise Invalid(_("Hãy xem lại các dòng được đánh dấu."), wrong)
    return cleaned


class ComputedKind(FieldKind):
    """Worked out in procedures.rules; whatever is sent for it is ignored."""

    def clean(self, raw: Any, field: FieldBase) -> None:
        return None

"""Choices among an administrator's options."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.errors import Invalid
from procedures.definition.form import FieldBase
from procedures.fields.kind import FieldKind

YES = {True, "true", "yes", "on", "1"}
NO = {False, "false", "no", "0"}


def option_label(value: str, field: FieldBase) -> str:
    """What people read for this option; the value itself where the option is gone."""
    return next((str(option.label) for option in field.options if option.value == value), value)


def nested_labels(field: FieldBase) -> dict[str, str]:
    """What people read for each value of two levels that can be chosen."""
    alone = {option.value: str(option.label) for option in field.options if not option.options}
    return alone | {leaf.value: f"{each.label} – {leaf.label}" for each in field.options for leaf in each.options}


class ChoiceKind(FieldKind):
    missing = _("Hãy chọn một mục.")

    def clean(self, raw: Any, field: FieldBase) -> str:
        if not isinstance(raw, str) or raw not in {option.value for option in field.options}:
            raise Invalid(_("Hãy chọn một mục trong danh sách."))
        return str(raw)

    def show(self, value: Any, field: FieldBase) -> str:
        return option_label(value, field)


class NestedChoiceKind(FieldKind):
    """Two levels: kept is the value chosen last, of a sub-option or of an option that has none."""

    missing = _("Hãy chọn một mục.")

    def clean(self, raw: Any, field: FieldBase) -> str:
        if not isinstance(raw, str) or raw not in nested_labels(field):
            raise Invalid(_("Hãy chọn một mục trong danh sách."))
        return str(raw)

    def show(self, value: Any, field: FieldBase) -> str:
        return nested_labels(field).get(value, str(value))


class MultipleChoiceKind(FieldKind):
    missing = _("Hãy chọn ít nhất một mục.")

    def clean(self, raw: Any, field: FieldBase) -> list[str]:
        chosen = raw if isinstance(raw, list) else [raw]
        if not all(isinstance(value, str) for value in chosen) or set(chosen) - {o.value for o in field.options}:
            raise Invalid(_("Hãy chọn các mục trong danh sách."))
        return [option.value for option in field.options if option.value in chosen]

    def show(self, value: Any, field: FieldBase) -> str:
        return "; ".join(option_label(each, field) for each in value)


class YesNoKind(FieldKind):
    missing = _("Hãy chọn Có hoặc Không.")

    def clean(self, raw: Any, field: FieldBase) -> bool:
        if not isinstance(raw, bool | str) or raw not in YES | NO:
            raise Invalid(_("Hãy chọn Có hoặc Không."))
        return raw in YES

    def show(self, value: Any, field: FieldBase) -> str:
        return gettext("Có") if value else gettext("Không")


class DeclarationKind(YesNoKind):
    missing = _("Bạn cần đánh dấu cam đoan này để tiếp tục.")

    def show(self, value: Any, field: FieldBase) -> str:
        return gettext("Đã cam đoan") if value else gettext("Chưa cam đoan")

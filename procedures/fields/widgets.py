"""How each kind of field is asked on a page. What comes back is raw; procedures.fields.clean makes a value of it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from procedures.definition.form import FieldBase, Kind
from procedures.fields.places import PEOPLES, communes, nations

Choices = list[tuple[str, str]]


class DateParts(forms.MultiWidget):
    """Day, month and year in three boxes; raw `d/m/yyyy`."""

    use_fieldset = True

    def __init__(self) -> None:
        parts = [(_("Ngày"), 2), (_("Tháng"), 2), (_("Năm"), 4)]
        attrs = [{"title": title, "size": size, "inputmode": "numeric", "autocomplete": "off"} for title, size in parts]
        super().__init__([forms.TextInput(each) for each in attrs])

    def decompress(self, value: Any) -> list[str]:
        parts = str(value or "").split("-" if "-" in str(value) else "/")
        return (parts[::-1] if "-" in str(value) else parts) if len(parts) == 3 else ["", "", ""]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        parts = [part or "" for part in super().value_from_datadict(data, files, name)]
        return "/".join(map(str.strip, parts)) if any(parts) else ""


class AddressParts(forms.MultiWidget):
    """House and street in words, the commune from a list; raw `{"text", "unit"}`."""

    use_fieldset = True

    def __init__(self) -> None:
        places = [("", _("Ngoài Hải Phòng: ghi đủ xã, tỉnh vào ô trên")), *communes()]
        super().__init__(
            {
                "text": forms.TextInput({"title": _("Số nhà, đường, thôn, tổ dân phố"), "autocomplete": "street-address"}),
                "unit": forms.Select({"title": _("Xã, phường, đặc khu")}, choices=places),
            }
        )

    def decompress(self, value: Any) -> list[str]:
        return [value.get("text", ""), value.get("unit", "")] if isinstance(value, dict) else ["", ""]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        text, unit = super().value_from_datadict(data, files, name)
        return {"text": text or "", "unit": unit or ""}


def select(choices: Choices) -> forms.Select:
    return forms.Select(choices=[("", _("Chọn …")), *choices])


def options(field: FieldBase) -> Choices:
    return [(option.value, str(option.label)) for option in field.options]


def text(**attrs: Any) -> forms.TextInput:
    return forms.TextInput({"autocomplete": "off", **attrs})


def widget_for(field: FieldBase, in_table: bool = False) -> forms.Widget:
    """The widget of this field; inside a table everything is one box."""
    match field.kind:
        case Kind.LONG_TEXT:
            return forms.Textarea({"rows": 4})
        case Kind.INTEGER | Kind.MONEY:
            return text(size=8 if field.kind is Kind.INTEGER else 14, inputmode="numeric")
        case Kind.DECIMAL:
            return text(size=10, inputmode="decimal")
        case Kind.DATE:
            return text(size=10, placeholder="dd/mm/yyyy") if in_table else DateParts()
        case Kind.PARTIAL_DATE:
            return text(size=12)
        case Kind.CHOICE:
            few = len(field.options) <= 6 and not in_table
            return forms.RadioSelect(choices=options(field)) if few else select(options(field))
        case Kind.MULTIPLE_CHOICE:
            return forms.CheckboxSelectMultiple(choices=options(field))
        case Kind.YES_NO:
            return forms.RadioSelect(choices=[("true", _("Có")), ("false", _("Không"))])
        case Kind.EMAIL:
            return forms.EmailInput({"autocomplete": "email", "spellcheck": "false"})
        case Kind.PHONE:
            return text(size=14, type="tel", inputmode="tel", autocomplete="tel")
        case Kind.PERSONAL_ID | Kind.TAX_CODE:
            return text(size=16, inputmode="numeric")
        case Kind.ADDRESS:
            return AddressParts()
        case Kind.COMMUNE:
            return select(communes())
        case Kind.NATIONALITY:
            return select(nations("en" if get_language() == "en" else "vi"))
        case Kind.ETHNICITY:
            return select([(people, people) for people in PEOPLES])
        case Kind.DECLARATION:
            return forms.CheckboxInput()
        case _:
            return text()


def shown_value(value: Any, field: FieldBase) -> Any:
    """A JSON value as its widget shows it."""
    match field.kind:
        case Kind.YES_NO if isinstance(value, bool):
            return "true" if value else "false"
        case Kind.DECIMAL if isinstance(value, str):
            return value.replace(".", ",")
        case Kind.PARTIAL_DATE | Kind.DATE if isinstance(value, str) and not isinstance(widget_for(field), DateParts):
            return "/".join(reversed(value.split("-")))
        case _:
            return value


def initial(fields: list[Any], values: Mapping[str, Any], in_table: bool = False) -> dict[str, Any]:
    """What the widgets start with."""
    return {field.id: shown_value(values[field.id], field) for field in fields if values.get(field.id) is not None}

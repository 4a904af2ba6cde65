"""How each kind of field is asked on a page. What comes back is raw; procedures.fields.clean makes a value of it."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from django import forms
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from procedures.definition.form import FieldBase, Kind
from procedures.fields.places import PEOPLES, communes, nations

Choices = list[tuple[str, str]]
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
OUTSIDE = "-"
# What a browser may fill in: only where the question is about the person who types.
AUTOCOMPLETE = {"full_name": "name", "phone": "tel", "email": "email", "residence": "street-address"}


class Select(forms.Select):
    """A list of hundreds of places or nations: its options are written at once, not each by a template of its own."""

    template_name = "fields/select.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = forms.Widget.get_context(self, name, value, attrs)
        chosen = self.format_value(value)
        options = (_option(str(key), str(label), str(key) in chosen) for key, label in self.choices)
        context["widget"]["options"] = mark_safe("".join(options))  # noqa: S308 (each is escaped)
        return context


def _option(value: str, label: str, is_chosen: bool) -> str:
    """By Python's own escape: Django's, at 250 nations a list, is what a page would spend most of its time on."""
    return f'\n  <option value="{escape(value)}"{" selected" if is_chosen else ""}>{escape(label)}</option>'


class DateParts(forms.MultiWidget):
    """Day, month and year in three boxes; raw `d/m/yyyy`. A whole date typed into the first box is taken as it is."""

    use_fieldset = True

    def __init__(self) -> None:
        parts = [(_("Ngày"), 2), (_("Tháng"), 2), (_("Năm"), 4)]
        attrs = [{"title": title, "size": size, "inputmode": "numeric", "autocomplete": "off"} for title, size in parts]
        super().__init__([forms.TextInput(each) for each in attrs])

    def decompress(self, value: Any) -> list[str]:
        written = str(value or "")
        parts = list(found.groups())[::-1] if (found := ISO.fullmatch(written)) else written.split("/")
        return parts if len(parts) == 3 else [written, "", ""]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        parts = [(part or "").strip() for part in super().value_from_datadict(data, files, name)]
        return "/".join(parts) if any(parts[1:]) else parts[0]


class AddressParts(forms.MultiWidget):
    """House and street in words, the commune from a list; raw `{"text", "unit"}`."""

    use_fieldset = True

    def __init__(self, autocomplete: str = "off") -> None:
        text = forms.TextInput({"title": _("Số nhà, đường, thôn, tổ dân phố"), "autocomplete": autocomplete})
        outside = (OUTSIDE, _("Ngoài Hải Phòng: ghi đủ xã, tỉnh vào ô trên"))
        unit = Select({"title": _("Xã, phường, đặc khu")}, [("", _("Chọn …")), outside, *communes()])
        super().__init__({"text": text, "unit": unit})

    def decompress(self, value: Any) -> list[str]:
        if not isinstance(value, dict):
            return ["", ""]
        chosen = value.get("unit")
        return [value.get("text", ""), OUTSIDE if chosen == "" else chosen or ""]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        text, unit = super().value_from_datadict(data, files, name)
        return {"text": text or "", "unit": "" if unit == OUTSIDE else unit or None}


def select(choices: Choices) -> Select:
    return Select(choices=[("", _("Chọn …")), *choices])


def radios(field: FieldBase, choices: Choices) -> forms.RadioSelect:
    """What need not be answered can be taken back."""
    return forms.RadioSelect(choices=choices if field.required else [*choices, ("", str(_("Không trả lời")))])


def options(field: FieldBase) -> Choices:
    return [(option.value, str(option.label)) for option in field.options]


def text(field: FieldBase, **attrs: Any) -> forms.TextInput:
    return forms.TextInput({"autocomplete": autocomplete(field), **attrs})


def autocomplete(field: FieldBase) -> str:
    return AUTOCOMPLETE.get(field.prefill or "", "off")


def widget_for(field: FieldBase) -> forms.Widget:
    """The widget of this field."""
    match field.kind:
        case Kind.LONG_TEXT:
            return forms.Textarea({"rows": 4})
        case Kind.INTEGER | Kind.MONEY:
            return text(field, size=8 if field.kind is Kind.INTEGER else 14, inputmode="numeric")
        case Kind.DECIMAL:
            return text(field, size=10, inputmode="decimal")
        case Kind.DATE:
            return DateParts()
        case Kind.PARTIAL_DATE:
            return text(field, size=12)
        case Kind.CHOICE:
            return radios(field, options(field)) if len(field.options) <= 7 else select(options(field))
        case Kind.MULTIPLE_CHOICE:
            return forms.CheckboxSelectMultiple(choices=options(field))
        case Kind.YES_NO:
            return radios(field, [("true", str(_("Có"))), ("false", str(_("Không")))])
        case Kind.EMAIL:
            return forms.EmailInput({"autocomplete": autocomplete(field), "spellcheck": "false"})
        case Kind.PHONE:
            return text(field, size=14, type="tel", inputmode="tel")
        case Kind.PERSONAL_ID | Kind.TAX_CODE:
            return text(field, size=16, inputmode="numeric")
        case Kind.ADDRESS:
            return AddressParts(autocomplete(field))
        case Kind.COMMUNE:
            return select(communes())
        case Kind.NATIONALITY:
            return select(nations("en" if get_language() == "en" else "vi"))
        case Kind.ETHNICITY:
            return select([(people, people) for people in PEOPLES])
        case Kind.DECLARATION:
            return forms.CheckboxInput()
        case _:
            return text(field)


def shown_value(value: Any, field: FieldBase) -> Any:
    """A JSON value as its widget shows it."""
    match field.kind:
        case Kind.YES_NO if isinstance(value, bool):
            return "true" if value else "false"
        case Kind.DECIMAL if isinstance(value, str):
            return value.replace(".", ",")
        case Kind.PARTIAL_DATE if isinstance(value, str):
            return "/".join(reversed(value.split("-")))
        case _:
            return value


def initial(fields: Sequence[FieldBase], values: Mapping[str, Any]) -> dict[str, Any]:
    """What the widgets start with."""
    return {field.id: shown_value(values[field.id], field) for field in fields if values.get(field.id) is not None}

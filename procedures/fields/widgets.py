"""How each kind of field is asked on a page. What comes back is raw; procedures.fields.clean makes a value of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from procedures.definition.form import FieldBase, Kind
from procedures.fields.boxes import AccountParts, AddressParts, BirthPlaceParts, DateParts
from procedures.fields.lists import nested_options, options, radios, select
from procedures.fields.nations import PEOPLES, nations
from procedures.fields.places import communes

# What a browser may fill in: only where the question is about the person who types.
AUTOCOMPLETE = {"full_name": "name", "phone": "tel", "email": "email", "residence": "street-address"}


class Shown(forms.Widget):
    """What may not be changed here stands as words; nothing of it is sent."""

    template_name = "fields/shown.html"


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
        case Kind.TIME:
            return text(field, size=6)
        case Kind.CHOICE:
            return radios(field, options(field)) if len(field.options) <= 7 else select(options(field))
        case Kind.NESTED_CHOICE:
            return select(nested_options(field))
        case Kind.MULTIPLE_CHOICE:
            return forms.CheckboxSelectMultiple(choices=options(field))
        case Kind.YES_NO:
            return radios(field, [("true", str(_("Có"))), ("false", str(_("Không")))])
        case Kind.EMAIL:
            return forms.EmailInput({"autocomplete": autocomplete(field), "spellcheck": "false"})
        case Kind.PHONE:
            return text(field, size=14, type="tel", inputmode="tel")
        case Kind.PERSONAL_ID | Kind.TAX_CODE | Kind.ENTERPRISE_CODE:
            return text(field, size=16, inputmode="numeric")
        case Kind.PASSPORT | Kind.HOUSEHOLD_CODE:
            return text(field, size=12 if field.kind is Kind.PASSPORT else 20, autocapitalize="characters")
        case Kind.BANK_ACCOUNT:
            return AccountParts()
        case Kind.ADDRESS:
            return AddressParts(autocomplete(field))
        case Kind.BIRTH_PLACE:
            return BirthPlaceParts()
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

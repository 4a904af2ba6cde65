"""What the catalogue may be narrowed by. The choices are what is in use."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from procedures.catalogue.queries import agencies_in_use, fields_in_use
from procedures.catalogue.wording import AUDIENCES, LEVELS

MAX_QUERY = 200
Choices = list[tuple[str, Any]]


class CatalogueForm(forms.Form):
    """Search words and filters, of an address: nothing in it is required."""

    q = forms.CharField(label=_("Tên thủ tục, việc cần làm hoặc mã thủ tục"), required=False, max_length=MAX_QUERY)
    field = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    agency = forms.ChoiceField(label=_("Cơ quan thực hiện"), required=False)
    audience = forms.ChoiceField(label=_("Dành cho"), required=False)
    level = forms.ChoiceField(label=_("Cấp giải quyết"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: dict[str, Choices] = {
            "field": _field_choices(),
            "agency": [(name, gettext(name)) for name in agencies_in_use()],
            "audience": [(audience.value, label) for audience, label in AUDIENCES.items()],
            "level": [(level.value, label) for level, label in LEVELS.items()],
        }
        for name, choices in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Tất cả")), *choices]

    def chosen(self) -> dict[str, str]:
        """What is sought, by name: only what was understood and is not empty."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def label_of(self, name: str, value: str) -> str:
        """The filter as its chip says it."""
        choices = dict(getattr(self.fields[name], "choices", ()))
        return f"{self.fields[name].label}: {choices.get(value, value)}"


def _field_choices() -> Choices:
    """Fields by name; the code too where two fields bear one name."""
    fields = list(fields_in_use())
    names = [field.name for field in fields]
    return [
        (field.code, f"{field.name} ({field.code})" if names.count(field.name) > 1 else field.name) for field in fields
    ]

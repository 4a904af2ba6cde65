"""What an address of the catalogue may ask: search words and filters. The values are those in use."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from procedures.catalogue.finding import Index
from procedures.catalogue.narrowing import LABELS

MAX_QUERY = 200


class CatalogueForm(forms.Form):
    """Search words and filters, of an address: nothing in it is required."""

    q = forms.CharField(label=_("Tên thủ tục, việc cần làm hoặc mã thủ tục"), required=False, max_length=MAX_QUERY)

    def __init__(self, data: Any, catalogue: Index) -> None:
        super().__init__(data)
        for name, label in LABELS.items():
            choices = [(value, value) for value in catalogue.facets.get(name, {})]
            self.fields[name] = forms.ChoiceField(label=str(label), required=False, choices=choices)

    def chosen(self) -> dict[str, str]:
        """What is sought, by name: only what was understood and is not empty."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

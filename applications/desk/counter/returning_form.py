"""Where the person wants the result, who helped them, and where it is decided when no answer says so."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.filling.place import PLACE, place_field
from applications.filling.returning import ReturnForm, offices
from applications.models import Dossier
from core.text import Sentence
from procedures.fields.lists import select
from procedures.fields.questions import Question


class CounterReturn(ReturnForm):
    """Shows what the dossier holds, with what is wrong about it; what is sent is read by `reading`."""

    support_agency = Question(label=_("Nơi đã hướng dẫn, hỗ trợ lập hồ sơ"), required=False)

    def __init__(self, dossier: Dossier, wrong: Mapping[str, Sentence]) -> None:
        super().__init__(None, dossier)
        self.initial["support_agency"] = str(dossier.support_agency_id or "")
        self.fields["return_office"].help_text = ""
        helpers = [(str(office.pk), office.short_name) for office in offices()]
        self.fields["support_agency"].widget = select(helpers, _("Không có"))
        if self.fields.keys() & wrong.keys():
            self.data, self.is_bound = self.initial, True
            self.show_errors(wrong)


class CounterPlace(forms.Form):
    """The commune that decides, where no answer of the form will say it."""

    use_required_attribute = False

    def __init__(self, dossier: Dossier, wrong: Sentence = "") -> None:
        start = dossier.territory.code if dossier.territory else ""
        super().__init__({PLACE: start} if wrong else None)
        self.fields[PLACE] = place_field(dossier.definition, start)
        self.fields[PLACE].required = not wrong
        self.fields[PLACE].help_text = ""
        if wrong:
            self.add_error(PLACE, str(wrong))

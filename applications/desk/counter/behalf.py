"""On whose behalf somebody came: what was typed becomes the people and organisations the portal knows."""

from django.utils.translation import gettext as _

from accounts.models import Organisation
from accounts.people import Entered, known_organisation, known_person
from applications.actions.start_at_counter import Behalf
from applications.desk.counter.forms import BehalfForm
from core.errors import Invalid
from core.text import Sentence


def behalf_of(form: BehalfForm) -> Behalf:
    """Invalid, beside its question, where the form does not say enough."""
    if not form.is_valid():
        raise Invalid(_("Trang này còn chỗ cần sửa."))
    given = form.cleaned_data
    match given["behalf"]:
        case BehalfForm.PERSON:
            principal = Entered(_needed(form, "principal_name"), given["principal_id"])
            authority = _needed(form, "authority")
            return Behalf(principal=known_person(principal), authority=authority)
        case BehalfForm.ORGANISATION:
            return Behalf(organisation=_organisation(form), authority=given["authority"])
        case _:
            return Behalf()


def _organisation(form: BehalfForm) -> Organisation:
    """The one of this tax code; a new one needs a name."""
    code = _needed(form, "tax_code")
    if known := Organisation.objects.filter(tax_code=code).first():
        return known
    return known_organisation(code, _needed(form, "organisation_name"), form.cleaned_data["kind"])


def _needed(form: BehalfForm, name: str) -> str:
    value: str = form.cleaned_data[name].strip()
    if value:
        return value
    words: Sentence = _("Hãy điền mục này.")
    raise Invalid(words, {name: words})

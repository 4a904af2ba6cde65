"""start_at_counter: a clerk begins a dossier for whoever stands there, filled in with what is known of them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import AdministrativeUnit, Agency, Organisation, Person, User
from applications import permissions
from applications.models import Dossier
from core.errors import Invalid
from procedures.definition.general import Channel
from procedures.fields.prefill import known_of_person
from procedures.filing import fileable
from procedures.versions import definition_of


@dataclass(frozen=True)
class Behalf:
    """For whom: the person themselves where nothing is given; an organisation; or `principal`, by which authority."""

    organisation: Organisation | None = None
    principal: Person | None = None
    authority: str = ""


THEMSELVES = Behalf()


def start_at_counter(user: User, centre: Agency, code: str, person: Person, behalf: Behalf = THEMSELVES) -> Dossier:
    """The draft, kept at that centre. Invalid where the procedure is not received at counters, or no authority given.

    Denied unless this officer receives there. Any commune's dossier may be received at any centre of the city.
    """
    permissions.require(permissions.receives_at(user, centre.pk))
    if behalf.principal and not behalf.authority.strip():
        words = _("Hãy ghi căn cứ đại diện, ví dụ: Giấy ủy quyền ngày 20/11/2026.")
        raise Invalid(words, {"authority": words})
    procedure = fileable(code)
    assert procedure.current is not None
    definition = definition_of(procedure.current)
    if definition.channels and Channel.COUNTER not in {rule.channel for rule in definition.channels}:
        raise Invalid(_("Thủ tục này không tiếp nhận tại quầy."))
    asks = behalf.principal or person
    known = known_of_person(asks, behalf.organisation)
    return Dossier.objects.create(
        procedure=procedure,
        version=procedure.current,
        channel=Channel.COUNTER.value,
        receiving_agency=centre,
        person=person,
        authority=behalf.authority.strip(),
        organisation=behalf.organisation,
        answers={field.id: known[field.prefill] for field in definition.form.fields() if field.prefill in known},
        territory=None if definition.general.competence.territory_field else asks.residence_unit or _commune(centre),
        **_applicant(asks, behalf.organisation),
    )


def _commune(centre: Agency) -> AdministrativeUnit | None:
    """Where the centre is, unless it is the whole city's."""
    return centre.territory if centre.territory.parent_id else None


def _applicant(asks: Person, organisation: Organisation | None) -> dict[str, Any]:
    if organisation:
        name, number = organisation.name, organisation.tax_code
    else:
        name, number = asks.full_name, asks.personal_id
    return {"applicant_name": name, "applicant_number": number, "applicant_phone": asks.phone}

"""file_at_counter: a draft filled in at a counter is filed there, for the account of whoever asks, if there is one."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.kinds import AgencyKind
from accounts.models import Agency, User
from applications import permissions
from applications.actions.choose_return import wrong_return
from applications.actions.parts.changing import OFFICES, changing
from applications.actions.parts.file_dossier import file_dossier
from applications.actions.submit import check
from applications.models import Dossier
from applications.status import Status
from applications.workflow.advance import facts_of_dossier
from core.errors import Conflict, Invalid
from procedures.filing import require_not_retired


def file_at_counter(user: User, pk: UUID, *, complete: bool) -> Dossier:
    """The dossier as it waits for the counter's answer. With `complete`, Invalid names what is missing or wrong.

    Without, what lacks is told on paper right afterwards. Conflict when another clerk has filed it.
    """
    with changing(pk, user, related=(*OFFICES, "procedure", "person", "organisation")) as dossier:
        permissions.require(permissions.serves(user, dossier))
        if dossier.status != Status.DRAFT:
            raise Conflict(_("Hồ sơ này vừa được tiếp nhận. Hãy tải lại trang."))
        require_not_retired(dossier.procedure)
        now = timezone.now()
        dossier.submitted_at = now
        facts = facts_of_dossier(dossier)
        _give_to_account(dossier)
        if complete:
            check(dossier, facts, wrong_return(dossier))
        file_dossier(dossier, facts, user, now)
        _require_received_here(dossier)
    return dossier


def _give_to_account(dossier: Dossier) -> None:
    """It appears in the account of the applicant; of an organisation's dossier, in that of who brought it."""
    number = dossier.applicant_number
    if dossier.organisation_id:
        number = dossier.person.personal_id if dossier.person else ""
    if number:
        citizens = User.objects.filter(is_active=True, person__personal_id=number)
        dossier.owner = next((user for user in citizens if not user.is_officer), None)


def _require_received_here(dossier: Dossier) -> None:
    """Some procedures are received only where they are decided: all others at any centre of the city."""
    rule = dossier.definition.general.competence
    assert dossier.territory is not None
    if rule.city_wide:
        return
    centre = Agency.objects.serving(AgencyKind.COMMUNE_CENTRE, dossier.territory)
    if dossier.receiving_agency_id != centre.pk:
        words = _("Thủ tục này chỉ tiếp nhận tại %(centre)s.") % {"centre": centre}
        raise Invalid(words, {rule.territory_field or "territory": words})

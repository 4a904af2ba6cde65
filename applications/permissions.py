"""Who may do what to a dossier. Asked in the action, from the database: a right may have ended a minute ago."""

from django.db.models import Q

from accounts.models import Representation, RoleAssignment, User
from accounts.roles import Role
from applications.models import Dossier, StepRun
from core.errors import Denied
from procedures.definition.process import StepKind


def owns(user: User, dossier: Dossier) -> bool:
    """The applicant's side: the account that filed it, or one that represents the organisation now."""
    if dossier.organisation_id is None:
        return dossier.owner_id == user.pk
    return Representation.objects.active(user).filter(organisation=dossier.organisation_id).exists()


def holds_step(user: User, run: StepRun) -> bool:
    """Whether this step is on the user's desk: the role, in the agency; where the step names a unit, that or all."""
    if run.kind == StepKind.CITIZEN_CONFIRMATION:
        return owns(user, run.dossier)
    held = RoleAssignment.objects.held(user).filter(agency=run.agency_id, role=run.role)
    if run.unit_id is not None:
        held = held.filter(Q(unit=None) | Q(unit=run.unit_id))
    return held.exists() and not _prepared_it(user, run)


def may_settle(user: User, dossier: Dossier) -> bool:
    """Taking a fee: finance, or the counter, of the agency that received or decides."""
    offices = [dossier.receiving_agency_id, dossier.competent_agency_id]
    held = RoleAssignment.objects.held(user).filter(agency__in=offices)
    return held.filter(role__in=[Role.FINANCE, Role.RECEPTION]).exists()


def runs_the_portal(user: User) -> bool:
    """The technical administrators: they see jobs, and no dossier by that right."""
    return RoleAssignment.objects.held(user).filter(role=Role.TECHNICAL).exists()


def require(allowed: bool) -> None:
    """Denied unless allowed: the same answer as for what does not exist."""
    if not allowed:
        raise Denied


def _prepared_it(user: User, run: StepRun) -> bool:
    """Four eyes: whoever prepared a dossier does not approve it; nor may they where the version asks for another."""
    prepared = Q(step__in=run.dossier.definition.process.step(run.step).other_than)
    if run.kind == StepKind.APPROVAL:
        prepared |= Q(kind=StepKind.HANDLING)
    return run.dossier.step_runs.filter(prepared, closed_by=user).exists()

"""Who may do what to a dossier. Asked in the action, from the database: a right may have ended a minute ago."""

from collections.abc import Collection, Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat, StrIndex

from accounts.chiefs import CHIEFS, directs, reaching
from accounts.held import held
from accounts.models import Absence, Agency, Representation, RoleAssignment, User
from accounts.models.role_assignment import RoleAssignmentQuerySet
from accounts.roles import Role
from applications.models import Charge, Dossier, Extension, Paper, StepRun
from applications.models.paper import CORRIGIBLE, PaperKind
from applications.models.step_run import Outcome
from core.errors import Denied
from procedures.definition.general import Channel
from procedures.definition.process import StepKind

# Whoever ended one of these has prepared what a leader decides.
_PREPARES = Q(kind=StepKind.HANDLING) | Q(outcome=Outcome.PROPOSED)


def owns(user: User, dossier: Dossier) -> bool:
    """The applicant's side: the account that filed it, or one that represents the organisation now."""
    if dossier.organisation_id is None:
        return dossier.owner_id == user.pk
    return Representation.objects.active(user).filter(organisation=dossier.organisation_id).exists()


def has_account(dossier: Dossier) -> bool:
    """Whether anybody of the applicant's side can open it on the portal."""
    represented = Representation.objects.in_force().filter(organisation=dossier.organisation_id)
    return represented.exists() if dossier.organisation_id else dossier.owner_id is not None


def receives_at(user: User, agency_id: int | None) -> bool:
    """Whether this officer receives dossiers at that centre now."""
    return _has(user, [Role.RECEPTION], [agency_id])


def serves(user: User, dossier: Dossier) -> bool:
    """The counter that fills a dossier in for who came there: everyone who receives at it."""
    return dossier.channel == Channel.COUNTER and receives_at(user, dossier.receiving_agency_id)


def writes(user: User, dossier: Dossier) -> bool:
    """Who may fill it in, and complete it when more is asked: the applicant's side; of a walk-in also the counter."""
    return owns(user, dossier) or serves(user, dossier)


def holds_step(user: User, run: StepRun) -> bool:
    """Whether this step is on the user's desk: the role, in the agency; where the step names a unit, that or all."""
    if run.kind == StepKind.CITIZEN_CONFIRMATION:
        return owns(user, run.dossier)
    return bool(rights_to(user, run))


def rights_to(user: User, run: StepRun) -> list[RoleAssignment]:
    """By which duties this step is on the user's desk, their own first; one that was lent says for whom."""
    own_first = sorted((duty for duty in held(user) if _reaches(duty, run)), key=lambda duty: duty.absence_id or 0)
    prepared = _prepared(run) if own_first else set()
    return [duty for duty in own_first if prepared.isdisjoint(eyes_of(duty))]


def able(run: StepRun) -> dict[int, User]:
    """Who may be given this step now, by id: those at its desk who are present, as four eyes allow."""
    duties = at_desk(RoleAssignment.objects.effective(), run).select_related("user", "absence")
    present = duties.exclude(user__in=Absence.objects.in_force().values("user"))
    prepared = _prepared(run)
    return {duty.user_id: duty.user for duty in present.order_by("user") if prepared.isdisjoint(eyes_of(duty))}


def at_desk(duties: RoleAssignmentQuerySet, run: StepRun) -> RoleAssignmentQuerySet:
    """Those of these duties that reach the step's desk."""
    found = duties.filter(agency=run.agency_id, role=run.role)
    return found if run.unit_id is None else found.filter(Q(unit=None) | Q(unit=run.unit_id))


def stands_in_for(user: User, person: User) -> bool:
    """Whether that person is away now and this one does their work."""
    return Absence.objects.in_force().filter(user=person, stand_in=user).exists()


def shared_out_by(user: User, runs: Sequence[StepRun]) -> list[StepRun]:
    """Those of these steps that they may put into somebody's hands; no query more for who is no chief."""
    chief = any(each.role in CHIEFS for each in held(user))
    return [run for run in runs if directs(user, run.agency, run.unit)] if chief else []


def may_share_out(user: User, run: StepRun) -> bool:
    """Whether they may put this step into somebody's hands: the chiefs of its desk."""
    return directs(user, run.agency, run.unit)


def takes_for(user: User, dossier: Dossier) -> Agency | None:
    """For which office this officer takes a fee: as finance or the counter of the agency that received, decides or
    returns, or where one is paid; the first of these is it.
    """
    paying = [run.agency_id for run in dossier.step_runs.all() if run.is_open and run.kind == StepKind.PAYMENT]
    own = [dossier.receiving_agency_id, dossier.competent_agency_id, dossier.return_agency_id]
    return _office_of(user, [Role.FINANCE, Role.RECEPTION], [*own, *paying])


def may_settle(user: User, dossier: Dossier) -> bool:
    """Taking a fee of it, for whichever office."""
    return takes_for(user, dossier) is not None


def gives_back_for(user: User, charge: Charge) -> Agency | None:
    """For which office this officer gives it back: as finance of the one that took it, or that received or decides."""
    dossier = charge.dossier
    own = [charge.settled_for_id, dossier.receiving_agency_id, dossier.competent_agency_id]
    return _office_of(user, [Role.FINANCE], own)


def cash_books_of(user: User) -> QuerySet[Agency]:
    """The agencies whose money they may look at: as their finance; a supervisor or an inspector also all below."""
    return reaching(RoleAssignment.objects.held(user).filter(role__in=[Role.FINANCE, Role.SUPERVISOR, Role.INSPECTOR]))


def handles_money_at(user: User, agency_id: int) -> bool:
    """Whether they take and give back money for that agency now."""
    return _has(user, [Role.FINANCE], [agency_id])


def counter_of(user: User, dossier: Dossier) -> Agency | None:
    """At which of the dossier's offices this officer sits at the counter: where it is fetched comes first."""
    offices = [dossier.return_agency_id, dossier.receiving_agency_id, dossier.competent_agency_id]
    return _office_of(user, [Role.RECEPTION], offices)


def keeps_originals_at(user: User, agency_id: int | None) -> bool:
    """Giving and taking paper originals for an office: those who work on dossiers there."""
    return _has(user, [Role.RECEPTION, Role.HANDLING, Role.RECORDS], [agency_id])


def leads(user: User, agency_id: int | None) -> bool:
    """Whether they may decide for that agency now."""
    return _has(user, [Role.LEADER], [agency_id])


def may_stop_clock(run: StepRun) -> bool:
    """From which step the legal clock may be stopped: from all but that of an office whose opinion was asked."""
    return not (run.is_guest and run.kind == StepKind.CONSULTATION)


def acts_for_all(user: User, run: StepRun) -> bool:
    """Acting on the whole from one step of it: who has it on the desk, in an office that received or decides."""
    return not run.is_guest and run.kind != StepKind.CITIZEN_CONFIRMATION and holds_step(user, run)


def may_propose_time(user: User, run: StepRun) -> bool:
    """Proposing more time: who has the step on the desk or supervises its office, where it received or decides."""
    return acts_for_all(user, run) or (not run.is_guest and _has(user, [Role.SUPERVISOR], [run.agency_id]))


def may_decide_time(user: User, extension: Extension) -> bool:
    """Granting it: who leads the deciding agency and did not propose it, nor stands in for who did (four eyes)."""
    return _leads_besides(user, extension.dossier, {extension.proposed_by_id})


def may_stop(user: User, dossier: Dossier) -> bool:
    """Ending it without a result: who leads the deciding agency and did not prepare it (four eyes)."""
    return leads(user, dossier.competent_agency_id) and _leads_besides(user, dossier, _closers(dossier, _PREPARES))


def _leads_besides(user: User, dossier: Dossier, others: set[int]) -> bool:
    leading = [
        each for each in held(user) if each.role == Role.LEADER and each.agency_id == dossier.competent_agency_id
    ]
    return any(others.isdisjoint(eyes_of(duty)) for duty in leading)


def may_let_go(user: User, dossier: Dossier) -> bool:
    """Giving back a dossier that is asked for: who has it on the desk; once accepted, its leaders too."""
    if any(acts_for_all(user, run) for run in dossier.step_runs.filter(closed_at=None)):
        return True
    return dossier.accepted_at is not None and leads(user, dossier.competent_agency_id)


def may_reissue(user: User, paper: Paper) -> bool:
    """Putting a paper in the place of one in error."""
    return reissued_by(user, [paper]) == [paper]


def reissued_by(user: User, papers: Sequence[Paper]) -> list[Paper]:
    """Those of these papers of one dossier in whose place they may put another, in the agency that issued it.

    A result is decided again, by a leader who did not prepare it; what else there is reception or records draw up.
    """
    corrigible = [paper for paper in papers if paper.kind in CORRIGIBLE]
    drawers = {each.agency_id for each in held(user) if each.role in {Role.RECEPTION, Role.RECORDS}}
    return [
        paper
        for paper in corrigible
        if (_decides_again(user, paper) if paper.kind == PaperKind.RESULT else paper.agency_id in drawers)
    ]


def _decides_again(user: User, paper: Paper) -> bool:
    duties = [each for each in held(user) if each.role == Role.LEADER and each.agency_id == paper.agency_id]
    prepared = _closers(paper.dossier, _PREPARES) if duties and paper.dossier else set()
    return any(prepared.isdisjoint(eyes_of(duty)) for duty in duties)


def registers_of(user: User) -> QuerySet[Agency]:
    """The agencies whose register of dossiers they may have drawn up."""
    duties = [Role.RECEPTION, Role.RECORDS, Role.SUPERVISOR]
    agencies = [each.agency_id for each in held(user) if each.role in duties]
    return Agency.objects.select_related("parent").filter(pk__in=agencies)


def runs_the_portal(user: User) -> bool:
    """The technical administrators: they see jobs, and no dossier by that right."""
    return any(each.role == Role.TECHNICAL for each in held(user))


def require(allowed: bool) -> None:
    """Denied unless allowed: the same answer as for what does not exist."""
    if not allowed:
        raise Denied


def _has(user: User, roles: Collection[Role], agencies: Collection[int | None]) -> bool:
    """Whether they hold one of these roles in one of these agencies now."""
    return any(each.role in roles and each.agency_id in agencies for each in held(user))


def _office_of(user: User, roles: Collection[Role], offices: list[int | None]) -> Agency | None:
    """The first of these agencies in which they hold one of these roles now."""
    own = [each.agency for each in held(user) if each.role in roles and each.agency_id in offices]
    return min(own, key=lambda agency: offices.index(agency.pk), default=None)


def _reaches(duty: RoleAssignment, run: StepRun) -> bool:
    """As at_desk, for a duty that was read."""
    office = duty.agency_id == run.agency_id and duty.role == run.role
    return office and (run.unit_id is None or duty.unit_id in {None, run.unit_id})


def _prepared(run: StepRun) -> set[int]:
    """Four eyes: whoever prepared a dossier does not approve it; nor may they where the version asks for another."""
    if run.kind != StepKind.APPROVAL and not run.other_than:
        return set()
    named = Q(step__in=run.other_than.split())
    return _closers(run.dossier, named | (_PREPARES if run.kind == StepKind.APPROVAL else Q()))


def prepared_by(eyes: Collection[int]) -> Q:
    """The same of open steps: those that are not for these people, for they prepared them."""
    theirs = StepRun.objects.filter(dossier=OuterRef("dossier"), closed_by__in=eyes)
    ended = theirs.exclude(outcome=Outcome.CANCELLED)
    place = StrIndex(OuterRef("other_than"), Concat(Value(" "), "step", Value(" ")))
    approvals = Q(Exists(ended.filter(_PREPARES)), kind=StepKind.APPROVAL)
    return approvals | Q(~Q(other_than=""), Exists(ended.alias(place=place).filter(place__gt=0)))


def _closers(dossier: Dossier, which: Q) -> set[int]:
    """Who ended these steps by themselves, and not with the dossier."""
    ended = dossier.step_runs.filter(which, closed_by__isnull=False).exclude(outcome=Outcome.CANCELLED)
    return set(ended.values_list("closed_by", flat=True))


def eyes_of(duty: RoleAssignment) -> set[int]:
    """Whose eyes these count as: a duty that was lent can do no more than the lender could."""
    return {duty.user_id, duty.absence.user_id} if duty.absence else {duty.user_id}

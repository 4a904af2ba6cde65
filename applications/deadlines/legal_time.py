"""The legal time of one dossier: by which calendar, how long, and how it moves when some of it does not count."""

from datetime import datetime, timedelta

from applications.models import Dossier, StepRun
from core.calendar import WorkCalendar, add_working_time, calendar_for, due_at, working_time_between
from procedures.definition import ProcedureDefinition
from procedures.definition.deadline import SupplementRule, TermRule
from procedures.definition.process import StepKind
from procedures.versions import definition_of


def calendar_of(dossier: Dossier) -> WorkCalendar:
    """The working time of the agency that decides; of one act, or one page, it is read once."""
    code = dossier.competent_agency.code if dossier.competent_agency else ""
    if code not in dossier.calendars:
        dossier.calendars[code] = calendar_for(code)
    return dossier.calendars[code]


def term_of(dossier: Dossier) -> TermRule:
    """The legal time the dossier was accepted with, whatever version it was moved to since."""
    moves = dossier.version_moves.filter(moved_at__gte=dossier.accepted_at).select_related("before")
    first = moves.order_by("pk").first()
    return _term_in(definition_of(first.before) if first else dossier.definition, dossier.case_code)


def due_of(dossier: Dossier, case: str, accepted_at: datetime, calendar: WorkCalendar) -> datetime:
    """The due instant of a dossier accepted at this instant as this case."""
    return due_at(accepted_at, _term_in(dossier.definition, case).term(), calendar)


def _term_in(definition: ProcedureDefinition, case: str) -> TermRule:
    return next(each.term for each in definition.cases if each.code == case)


def supplement_rule(dossier: Dossier, run: StepRun) -> SupplementRule:
    """How often and when more may be asked in this run: before acceptance, or during handling."""
    deadline = dossier.definition.deadline
    return deadline.intake if run.kind == StepKind.RECEPTION else deadline.supplement


def later(at: datetime, by: timedelta, calendar: WorkCalendar) -> datetime:
    """The moment later by so much working time; itself where that is none."""
    return add_working_time(at, by, calendar) if by else at


def moved(at: datetime, since: datetime, until: datetime, calendar: WorkCalendar) -> datetime:
    """A moment later by the working time between two others: what was left before is left after, lateness too."""
    return later(at, working_time_between(since, until, calendar), calendar)

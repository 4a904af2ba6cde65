"""The legal time of one dossier: by which calendar, how long, and how it moves when some of it does not count."""

from datetime import datetime, timedelta

from applications.models import Dossier, StepRun
from core.calendar import WorkCalendar, add_working_time, calendar_for, due_at, working_time_between
from procedures.definition import ProcedureDefinition
from procedures.definition.deadline import SupplementRule, TermRule
from procedures.definition.process import StepKind


def calendar_of(dossier: Dossier) -> WorkCalendar:
    """The working time of the agency that decides."""
    return calendar_for(dossier.competent_agency.code if dossier.competent_agency else "")


def term_of(dossier: Dossier, definition: ProcedureDefinition | None = None) -> TermRule:
    """The legal time of the dossier's case, by its own version or another."""
    return next(case.term for case in (definition or dossier.definition).cases if case.code == dossier.case_code)


def due_of(dossier: Dossier, accepted_at: datetime, calendar: WorkCalendar) -> datetime:
    """The due instant of a dossier accepted at this instant."""
    return due_at(accepted_at, term_of(dossier).term(), calendar)


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

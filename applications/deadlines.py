"""The legal clock of one dossier: when it is due, and how paused time moves that."""

from datetime import datetime, timedelta

from applications.models import Dossier, StepRun
from core.calendar import WorkCalendar, add_working_time, calendar_for, due_at, working_time_between
from procedures.definition.deadline import SupplementRule, TermRule
from procedures.definition.process import StepKind


def calendar_of(dossier: Dossier) -> WorkCalendar:
    """The working time of the agency that decides."""
    return calendar_for(dossier.competent_agency.code if dossier.competent_agency else "")


def term_of(dossier: Dossier) -> TermRule:
    """The legal time of the dossier's case."""
    return next(case.term for case in dossier.definition.cases if case.code == dossier.case_code)


def due_of(dossier: Dossier, accepted_at: datetime, calendar: WorkCalendar) -> datetime:
    """The due instant of a dossier accepted at this instant."""
    return due_at(accepted_at, term_of(dossier).term(), calendar)


def supplement_rule(dossier: Dossier, run: StepRun) -> SupplementRule:
    """How often and when more may be asked in this run: before acceptance, or during handling."""
    deadline = dossier.definition.deadline
    return deadline.intake if run.kind == StepKind.RECEPTION else deadline.supplement


def resume(dossier: Dossier, now: datetime) -> None:
    """Ends a pause: the due moment moves by the working time that passed in it."""
    if dossier.paused_at and dossier.due_at:
        calendar = calendar_of(dossier)
        left = max(working_time_between(dossier.paused_at, dossier.due_at, calendar), timedelta())
        dossier.due_at = add_working_time(now, left, calendar)
    dossier.paused_at = None

"""The jobs of this floor: a few lines each, ending in an action or in bytes kept."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from applications.actions.bulk import do_some, go_on
from applications.actions.issue_register import next_volume
from applications.actions.mark_overdue import mark_overdue
from applications.actions.mark_unanswered import mark_unanswered
from applications.actions.remind_supplement import remind_supplement
from applications.actions.resume import resume_by_itself
from applications.actions.run_automatic import run_automatic
from applications.actions.time_out_step import time_out_step
from applications.desk.exports import making
from applications.notices.mail import mail
from applications.notices.objection import mail_answer
from applications.papers.printing import print_paper
from core.outbox import Effect, job

# A million rows as a workbook, on a busy machine.
LONGEST_EXPORT = timedelta(minutes=20)


@job("step.time_out")
def step_time_out(run_id: int) -> Effect:
    return partial(time_out_step, run_id)


@job("pause.end")
def pause_end(pause_id: int) -> Effect:
    return partial(resume_by_itself, pause_id)


@job("clock.overdue")
def clock_overdue(dossier_id: str) -> Effect:
    return partial(mark_overdue, dossier_id)


@job("clock.unanswered")
def clock_unanswered(run_id: int) -> Effect:
    return partial(mark_unanswered, run_id)


@job("supplement.remind")
def supplement_remind(supplement_id: int) -> Effect:
    return partial(remind_supplement, supplement_id)


@job("step.automatic")
def step_automatic(run_id: int) -> Effect:
    return partial(run_automatic, run_id)


@job("bulk.some")
def bulk_some(bulk_id: str, part: int) -> Effect:
    do_some(UUID(bulk_id))
    return partial(go_on, UUID(bulk_id), part)


@job("export.write", lease=LONGEST_EXPORT)
def export_write(export_id: str) -> Effect:
    return making.write(UUID(export_id))


@job("paper.print")
def paper_print(paper_id: int) -> Effect:
    return print_paper(paper_id)


@job("register.volume")
def register_volume(user_id: int, agency_id: int, since: str, until: str, volume: int, after: list[str]) -> Effect:
    return next_volume(user_id, agency_id, since, until, volume, after)


@job("notice.mail")
def notice_mail(notice_id: int) -> Effect:
    return mail(notice_id)


@job("objection.mail")
def objection_mail(objection_id: int) -> Effect:
    return mail_answer(objection_id)

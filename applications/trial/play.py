"""The play of a rehearsal: each of its people sees a page and does what is theirs to do, scene by scene."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.actions.accept import accept
from applications.actions.complete_step import complete_step
from applications.actions.record_meeting import record_meeting
from applications.actions.run_automatic import run_automatic
from applications.actions.settle_charge import settle_charge
from applications.actions.submit import submit
from applications.council import Seat, Vote
from applications.models import Charge, Posting, StepRun
from applications.trial.cast import Cast
from applications.trial.showing import page_as
from applications.workflow.advance import facts_of_dossier
from applications.workflow.refusing import refusal_of
from procedures.definition.examples import Example
from procedures.definition.process import StepKind
from procedures.rules.visibility import visible_pages

# Far more steps than a process may have: whatever comes back again and again ends here.
MOST_STEPS = 300


@dataclass(frozen=True)
class Scene:
    """What one of the people sees before doing what is theirs to do."""

    title: str
    who: str
    html: str


def play(cast: Cast, example: Example, host: HttpRequest) -> Iterator[Scene]:
    """From the first page of the form to the dossier when all is done; PortalError where an action refuses."""
    yield from _filing(cast, host)
    yield from _handling(cast, example, host)
    yield _scene(_("Hồ sơ khi đã xong"), cast.applicant, host, "citizen:dossier", cast.dossier.pk)


def _filing(cast: Cast, host: HttpRequest) -> Iterator[Scene]:
    dossier, applicant = cast.dossier, cast.applicant
    for page in visible_pages(dossier.definition, facts_of_dossier(dossier)):
        yield _scene(str(page.title), applicant, host, "citizen:page", dossier.pk, page.id)
    yield _scene(_("Giấy tờ"), applicant, host, "citizen:papers", dossier.pk)
    yield _scene(_("Kiểm tra trước khi nộp"), applicant, host, "citizen:check", dossier.pk)
    submit(applicant, dossier.pk)
    yield _scene(_("Đã nộp"), applicant, host, "citizen:submitted", dossier.pk)


def _handling(cast: Cast, example: Example, host: HttpRequest) -> Iterator[Scene]:
    for _step in range(MOST_STEPS):
        run = cast.again().step_runs.filter(closed_at=None).select_related("agency", "unit").order_by("pk").first()
        if run is None:
            return
        run.dossier = cast.dossier
        if run.kind == StepKind.AUTOMATIC:
            run_automatic(run.pk)
            continue
        holder = cast.holder(run)
        door = "citizen:dossier" if run.agency is None else "desk:dossier"
        yield _scene(run.name, holder, host, door, cast.dossier.pk)
        _act(cast, run, holder, example)


def _act(cast: Cast, run: StepRun, holder: User, example: Example) -> None:
    """The step's act: acceptance, then the fees at once; refused where the example or a proposal says so; else done."""
    dossier = cast.dossier
    if run.kind == StepKind.RECEPTION:
        accept(holder, dossier.pk, dossier.revision)
        for charge in Charge.objects.filter(dossier=dossier, state=Charge.State.DUE):
            settle_charge(holder, dossier.pk, charge.pk)
        return
    _before(cast, run, holder)
    dossier, outcome, note, ground = cast.again(), "DONE", "", ""
    if run.step in example.refused or run.proposal:
        outcome = refusal_of(dossier.definition.process, dossier.definition.process.step(run.step)).value
        note, ground = _("Không đủ điều kiện theo ví dụ chạy thử."), _("Căn cứ ghi khi chạy thử.")
    complete_step(holder, dossier.pk, run.pk, dossier.revision, outcome, note, example.answers, ground)


def _before(cast: Cast, run: StepRun, holder: User) -> None:
    """What must have happened before the step may end: a council has its minutes, a posting its time."""
    if run.kind == StepKind.COUNCIL:
        rule = cast.dossier.definition.process.step(run.step).council
        seats = [Seat.CHAIR, Seat.SECRETARY, *[Seat.MEMBER] * (rule.members - 2 if rule else 0)]
        people = [{"name": holder.full_name, "seat": seat, "present": True, "vote": Vote.FOR} for seat in seats]
        words = _("Biên bản ghi khi chạy thử."), _("Kết luận ghi khi chạy thử.")
        record_meeting(holder, cast.dossier.pk, run.pk, cast.dossier.revision, people, *words)
    elif run.kind == StepKind.POSTING:
        Posting.objects.filter(step_run=run).update(until=timezone.now())


def _scene(title: str, user: User, host: HttpRequest, door: str, *args: Any) -> Scene:
    return Scene(title, user.full_name, page_as(user, host, reverse(door, args=args)))

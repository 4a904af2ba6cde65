"""Control sheet (Mẫu 06): every hand-over of the dossier, from the runs of its steps, with how each kept its time."""

from dataclasses import dataclass
from datetime import datetime

from applications.deadlines.judging import Timeliness, judged
from applications.models import Dossier, StepRun
from applications.models.paper import PaperKind
from applications.models.step_run import Outcome
from applications.papers.asked import Asked, asked
from applications.papers.office import decided_at, received_at
from applications.papers.sheet import Occasion, Sheet
from applications.papers.wording import moment, short_moment


@dataclass(frozen=True)
class HandOver:
    giver: str
    giver_name: str
    taker: str
    taker_name: str
    at: str
    done_at: str
    timeliness: str
    step: str
    note: str
    why_late: str


@dataclass(frozen=True)
class ControlSheet:
    asked: Asked
    received_at: str
    due_at: str
    resolved_at: str
    timeliness: str
    agency: str
    hand_overs: list[HandOver]


def build(occasion: Occasion) -> Sheet:
    """As the dossier stands; printed again it is a further paper, for its history has grown."""
    dossier = occasion.dossier
    earlier = dossier.papers_issued.filter(kind=PaperKind.CONTROL_SHEET).count()
    content = ControlSheet(
        asked=asked(dossier),
        received_at=moment(dossier.accepted_at),
        due_at=moment(dossier.due_at),
        resolved_at=moment(dossier.resolved_at),
        timeliness=timeliness(dossier.resolved_at, dossier.due_at),
        agency=decided_at(dossier).name,
        hand_overs=hand_overs(dossier),
    )
    key = f"control_sheet:{earlier + 1}" if earlier else "control_sheet"
    return Sheet(key, received_at(dossier), content, number=str(dossier))


def timeliness(ended_at: datetime | None, due_at: datetime | None) -> str:
    return str(judged(ended_at, due_at).label) if ended_at else "Đang xử lý"


def hand_overs(dossier: Dossier) -> list[HandOver]:
    """One a run, in the order in which the steps opened."""
    runs = list(dossier.step_runs.select_related("agency", "unit", "assignee", "closed_by"))
    return [_hand_over(dossier, run, _before(run, runs)) for run in runs]


def _before(run: StepRun, runs: list[StepRun]) -> StepRun | None:
    """The run out of whose hands this one came: the last to end before it on its own way, up or down the branches."""
    ended = [each for each in runs if each.pk < run.pk and each.closed_at and each.closed_at <= run.opened_at]
    near = [each for each in ended if _on_one_way(each.branch, run.branch)]
    return max(near, key=lambda each: (each.closed_at, each.pk), default=None)


def _on_one_way(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    return shorter == "" or f"{longer}/".startswith(f"{shorter}/")


def _hand_over(dossier: Dossier, run: StepRun, before: StepRun | None) -> HandOver:
    in_time = "Chờ bổ sung" if run.waiting_since else timeliness(run.closed_at, run.due_at)
    return HandOver(
        giver=_place(before) if before else "Người nộp hồ sơ",
        giver_name=_person(before, dossier) if before else dossier.applicant_name,
        taker=_place(run),
        taker_name=_person(run, dossier),
        at=short_moment(run.opened_at),
        done_at=short_moment(run.closed_at),
        timeliness=in_time,
        step=run.name,
        note=_note(run),
        why_late=_why_late(run) if in_time == str(Timeliness.LATE.label) else "",
    )


def _place(run: StepRun) -> str:
    if run.agency is None:
        return "Người nộp hồ sơ"
    return f"{run.unit.name}, {run.agency.short_name}" if run.unit else run.agency.short_name


def _person(run: StepRun, dossier: Dossier) -> str:
    """Who did it: the system where no one closed a run that is closed."""
    if run.agency is None:
        return dossier.applicant_name
    who = run.closed_by or run.assignee
    return who.full_name if who else "Hệ thống" if run.closed_at else ""


def _why_late(run: StepRun) -> str:
    """The reasons told to the applicant when the appointment was moved in this step."""
    return "; ".join(run.extensions.filter(granted=True).values_list("reason", flat=True))


def _note(run: StepRun) -> str:
    ended = "" if run.outcome in {"", Outcome.DONE} else str(Outcome(run.outcome).label)
    return ": ".join(part for part in (ended, run.note) if part)

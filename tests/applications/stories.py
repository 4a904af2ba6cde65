"""Dossiers brought to any point of their life by the actions themselves, as the people of the sample city would."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import RoleAssignment, User
from accounts.roles import Role
from applications import permissions
from applications.actions.accept import accept
from applications.actions.complete_step import complete_step
from applications.actions.deliver import deliver
from applications.actions.record_meeting import record_meeting
from applications.actions.request_supplement import request_supplement
from applications.actions.run_automatic import run_automatic
from applications.actions.settle_charge import settle_charge
from applications.actions.start_draft import start_draft
from applications.actions.submit import submit
from applications.delivered import undelivered
from applications.models import Attachment, Dossier, Posting, StepRun
from applications.models.step_run import Outcome
from applications.workflow.advance import facts_of_dossier
from applications.workflow.refusing import refusal_of
from core.files import keep
from core.models import OutboxRow
from core.outbox.perform import perform
from procedures.definition import read_definition
from procedures.definition.papers import Mode
from procedures.definition.process import StepKind
from procedures.models import Procedure
from procedures.publishing import publish
from procedures.rules.papers import papers_asked
from procedures.versions import definition_of
from tests.city import CITY

# Why an applicant hands back a request without having changed anything.
SAME = "Tôi đã xem lại, giấy tờ đã nộp vẫn đúng."
BIRTH, COPIES, NEWBORN, BUILDING, MARRIAGE = "1.001193", "2.000815", "2.000986", "1.013225", "1.000894"


def open_city() -> User:
    """The sample city with its people and procedures; its first citizen."""
    CITY.write()
    return User.objects.get(username="congdan")


def answers_of(code: str, example: int = 0) -> dict[str, Any]:
    """What a worked example of the definition answers; officers' findings are among them."""
    current = Procedure.objects.select_related("current").get(code=code).current
    assert current is not None
    return dict(definition_of(current).examples[example].answers)


def fresh(dossier: Dossier) -> Dossier:
    """The dossier as the database has it now."""
    return Dossier.objects.get(pk=dossier.pk)


def drafted(user: User, code: str, changes: Mapping[str, Any] = {}, example: int = 0) -> Dossier:
    """A complete draft with every paper it needs."""
    commune = user.person.residence_unit.code if user.person.residence_unit else ""
    draft = start_draft(user, code, territory=commune)
    known = {field.id for field in draft.definition.form.fields()}
    answers = {name: value for name, value in answers_of(code, example).items() if name in known}
    Dossier.objects.filter(pk=draft.pk).update(answers=answers | dict(changes))
    draft = fresh(draft)
    for paper in papers_asked(draft.definition, facts_of_dossier(draft)):
        if paper.mode is Mode.SUBMIT:
            hand_in(draft, paper.id, user)
    return draft


def hand_in(draft: Dossier, paper: str, user: User) -> Attachment:
    """A file for one paper, put straight into the row: looking into files is told elsewhere."""
    return Attachment.objects.create(
        dossier=draft,
        paper=paper,
        name="ban-chup.pdf",
        content_type="application/pdf",
        pages=3,
        blob=keep(f"%PDF-1.7 {paper}".encode(), "application/pdf"),
        uploaded_by=user,
    )


def filed(user: User, code: str, changes: Mapping[str, Any] = {}, example: int = 0) -> Dossier:
    """A dossier filed online."""
    return submit(user, drafted(user, code, changes, example).pk)


def holder(run: StepRun) -> User:
    """Someone on whose desk the run is."""
    if run.agency is None:
        assert run.dossier.owner is not None
        return run.dossier.owner
    if run.assignee is not None:
        return run.assignee
    holders = RoleAssignment.objects.holders(Role(run.role), run.agency, run.unit)
    return next(user for user in holders if permissions.holds_step(user, run))


def accepted(dossier: Dossier) -> Dossier:
    """The dossier accepted at its counter."""
    return accept(holder(dossier.step_runs.get()), dossier.pk, fresh(dossier).revision)


MEMBERS = [
    {"name": name, "duty": "UBND phường", "seat": seat, "present": True, "vote": "FOR", "opinion": "Đồng ý"}
    for name, seat in (
        ("Nguyễn Văn Lâm", "CHAIR"), ("Lê Thị Hạnh", "SECRETARY"), ("Phạm Văn Tư", "MEMBER"), ("Đỗ Thị Năm", "MEMBER"),
        ("Hoàng Văn Sáu", "MEMBER"),
    )
]  # fmt: skip


def record_minutes(run: StepRun) -> None:
    """Whoever holds the run records a sitting that was just held."""
    words = "Các thành viên đã xem xét toàn bộ hồ sơ.", "Hội đồng thống nhất kết luận như hồ sơ."
    record_meeting(holder(run), run.dossier_id, run.pk, fresh(run.dossier).revision, MEMBERS, *words)


def let_posting_pass(run: StepRun) -> None:
    """As if the posting's time were over by now; nothing is done about it yet."""
    over = timezone.now() - timedelta(seconds=1)
    Posting.objects.filter(step_run=run).update(until=over)
    StepRun.objects.filter(pk=run.pk).exclude(timeout_at=None).update(timeout_at=over)


def fetch(run: StepRun) -> None:
    """The applicant comes to whoever holds the run, shows a card, and is given every result that is left."""
    dossier = fresh(run.dossier)
    if left := [paper.pk for paper in undelivered(dossier)]:
        shown = {"way": "COUNTER", "receiver": dossier.applicant_name, "identity": "Căn cước 031090001234"}
        deliver(holder(run), dossier.pk, dossier.revision, left, **shown)


def ready(run: StepRun) -> None:
    """What must have happened before the step may be done; some are then done by themselves."""
    if run.kind == StepKind.COUNCIL:
        record_minutes(run)
    elif run.kind == StepKind.POSTING:
        let_posting_pass(run)
    elif run.kind == StepKind.RETURN:
        fetch(run)


GROUND = "Khoản 2 Điều 19 Nghị định 118/2025/NĐ-CP"


def end(run: StepRun, outcome: str = "DONE", note: str = "", findings: Mapping[str, Any] = {}) -> None:
    """Whoever holds the run ends it, when it may be ended; a refusal rests on a ground."""
    if outcome == "DONE":
        ready(run)
        if not StepRun.objects.filter(pk=run.pk, closed_at=None).exists():
            return
    complete_step(holder(run), run.dossier_id, run.pk, fresh(run.dossier).revision, outcome, note, findings, GROUND)


def turn_down(run: StepRun, note: str) -> None:
    """It is not decided in the applicant's favour: who holds the run refuses, or proposes it and a leader agrees."""
    process = run.dossier.definition.process
    outcome = refusal_of(process, process.step(run.step))
    end(run, outcome, note)
    if outcome is Outcome.PROPOSED:
        end(run.dossier.step_runs.get(branch=run.branch, closed_at=None), "REFUSED")


def in_one_office(code: str) -> None:
    """A next version in which the deciding office itself does what its branches do."""
    procedure = Procedure.objects.select_related("current").get(code=code)
    assert procedure.current
    document = json.loads(procedure.current.document)
    for block in document["process"]["blocks"]:
        for branch in block.get("branches", []):
            for step in branch["blocks"]:
                step["unit"] = {"at": "COMPETENT"}
    publish(read_definition(document))


def ask_for_supplement(dossier: Dossier, *targets: str) -> Dossier:
    """Whoever holds the dossier asks the applicant to complete it: `paper:<id>`, `field:<id>`; by default a paper."""
    run = dossier.step_runs.filter(closed_at=None).earliest("pk")
    asked = targets or (f"paper:{dossier.files[0].paper}",)
    items = dict.fromkeys(asked, "Bản chụp bị mờ.")
    reason = "Chưa đọc được giấy tờ đã nộp."
    return request_supplement(holder(run), dossier.pk, run.pk, fresh(dossier).revision, items, reason)


def open_run(dossier: Dossier, step: str) -> StepRun:
    """The open run of this step."""
    return dossier.step_runs.get(step=step, closed_at=None)


def pay(dossier: Dossier) -> None:
    """All fees are paid in cash at the counter."""
    for charge in dossier.charges.all():
        settle_charge(holder(dossier.step_runs.earliest("pk")), dossier.pk, charge.pk)


def work(dossier: Dossier, *, until: str = "", example: int = 0, changes: Mapping[str, Any] = {}) -> Dossier:
    """Everyone, and the worker, does what is theirs to do, as in the example, up to the step `until`."""
    findings = answers_of(fresh(dossier).procedure.code, example) | dict(changes)
    pay(dossier)
    while run := dossier.step_runs.filter(closed_at=None).exclude(step=until).order_by("pk").first():
        if run.kind == StepKind.AUTOMATIC:
            run_automatic(run.pk)
        else:
            end(run, findings=findings)
    return fresh(dossier)


def drained(job: str = "bulk.some") -> None:
    """The worker does all that was promised of this job, each bell rung twice."""
    while row := OutboxRow.objects.filter(job=job, done_at=None).first():
        perform(row.pk)
        perform(row.pk)

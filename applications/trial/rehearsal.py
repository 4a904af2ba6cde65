"""A rehearsal: a made-up dossier goes from its first page to its last paper under a version nobody has published.

Everything is done by the very actions and shown by the very pages of the portal, in a transaction that is undone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import AdministrativeUnit, User
from accounts.roles import Role
from applications.actions.accept import accept
from applications.actions.complete_step import complete_step
from applications.actions.record_meeting import record_meeting
from applications.actions.run_automatic import run_automatic
from applications.actions.settle_charge import settle_charge
from applications.actions.submit import submit
from applications.models import AssignmentRule, Attachment, Charge, Delivery, Dossier, Paper, Posting, StepRun
from applications.numbering import rehearsed
from applications.trial import people
from applications.trial.showing import page_as
from applications.workflow.advance import facts_of_dossier
from core.errors import PortalError
from core.models import Blob
from procedures.definition.examples import Example
from procedures.definition.papers import Mode
from procedures.definition.process import StepKind
from procedures.models import ProcedureVersion
from procedures.rules.papers import papers_asked
from procedures.rules.visibility import visible_pages

# Far more steps than a process may have: whatever comes back again and again ends here.
MOST_STEPS = 300


@dataclass(frozen=True)
class Scene:
    """What one of the people sees before doing what is theirs to do."""

    title: str
    who: str
    html: str


@dataclass
class Rehearsal:
    """The scenes in order, the papers as printing needs them, and the sentence it stopped with, if it did."""

    scenes: list[Scene] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    stopped: str = ""


@contextmanager
def undone() -> Iterator[None]:
    """A transaction of which nothing stays, with numbers of its own."""
    with transaction.atomic(), rehearsed():
        yield
        transaction.set_rollback(True)


def rehearse(version: ProcedureVersion, example: Example, host: HttpRequest) -> Rehearsal:
    """The whole life of a dossier that answers as the example does. What an action refuses ends it, with its words."""
    found = Rehearsal()
    with undone():
        cast = begin(version, example)
        try:
            for scene in _play(cast, example, host):
                found.scenes.append(scene)
        except PortalError as error:
            found.stopped = _told(error)
        found.papers = list(Paper.objects.filter(dossier=cast.dossier).select_related("dossier"))
    return found


@dataclass
class Cast:
    """The dossier, its applicant, and the officers called so far, by duty and desk."""

    dossier: Dossier
    applicant: User
    officers: dict[tuple[Any, ...], User] = field(default_factory=dict)

    def again(self) -> Dossier:
        """The dossier as the database has it now."""
        self.dossier = Dossier.objects.get(pk=self.dossier.pk)
        return self.dossier

    def holder(self, run: StepRun) -> User:
        """Who does this step: one person a duty and desk, so that whoever prepares never approves."""
        if run.agency is None:
            return self.applicant
        desk = (run.role, run.agency_id, run.unit_id)
        if desk not in self.officers:
            self.officers[desk] = people.officer(Role(run.role), run.agency, run.unit)
        return self.officers[desk]


def begin(version: ProcedureVersion, example: Example | None) -> Cast:
    """A draft that answers as the example does, with every paper it asks for."""
    AssignmentRule.objects.all().delete()  # nobody who really works there is given anything
    home = AdministrativeUnit.objects.filter(valid_to=None).exclude(parent=None).earliest("code")
    applicant = people.applicant(home)
    dossier = Dossier(procedure=version.procedure, version=version, owner=applicant, territory=home)
    dossier.return_way = Delivery.Way.ELECTRONIC  # nobody comes to a counter
    if example:
        known = {each.id for each in dossier.definition.form.fields()}
        dossier.answers = {name: value for name, value in example.answers.items() if name in known}
        dossier.channel = example.channel.value
        if example.applicant_kind != "CITIZEN":
            dossier.organisation = people.organisation_of(applicant, home)
    dossier.save()
    for paper in papers_asked(dossier.definition, facts_of_dossier(dossier)):
        if paper.mode is Mode.SUBMIT:
            _hand_in(dossier, paper.id, applicant)
    return Cast(dossier, applicant)


def _hand_in(dossier: Dossier, paper: str, user: User) -> None:
    """A file of which there is only the row: a rehearsal leaves no bytes behind."""
    blob = Blob.objects.create(sha256=f"{dossier.pk.hex}{paper}"[:64], size=0, content_type="image/png")
    Attachment.objects.create(
        dossier=dossier,
        paper=paper,
        name="chay-thu.png",
        content_type="image/png",
        pages=1,
        blob=blob,
        uploaded_by=user,
    )


def _play(cast: Cast, example: Example, host: HttpRequest) -> Iterator[Scene]:
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
    """The step's act: acceptance, then the fees at once; refusal where the example says so; otherwise it is done."""
    dossier = cast.dossier
    if run.kind == StepKind.RECEPTION:
        accept(holder, dossier.pk, dossier.revision)
        for charge in Charge.objects.filter(dossier=dossier, state=Charge.State.DUE):
            settle_charge(holder, dossier.pk, charge.pk)
        return
    _before(cast, run, holder)
    dossier, refused = cast.again(), run.step in example.refused
    outcome, note = ("REFUSED", _("Không đủ điều kiện theo ví dụ chạy thử.")) if refused else ("DONE", "")
    complete_step(holder, dossier.pk, run.pk, dossier.revision, outcome, note, example.answers)


def _before(cast: Cast, run: StepRun, holder: User) -> None:
    """What must have happened before the step may end: a council has its minutes, a posting its time."""
    if run.kind == StepKind.COUNCIL:
        people = [{"name": holder.full_name, "duty": _("Chủ tịch hội đồng"), "present": True}]
        words = _("Biên bản ghi khi chạy thử."), _("Kết luận ghi khi chạy thử.")
        record_meeting(holder, cast.dossier.pk, run.pk, cast.dossier.revision, people, *words)
    elif run.kind == StepKind.POSTING:
        Posting.objects.filter(step_run=run).update(until=timezone.now())


def _scene(title: str, user: User, host: HttpRequest, door: str, *args: Any) -> Scene:
    return Scene(title, user.full_name, page_as(user, host, reverse(door, args=args)))


def _told(error: PortalError) -> str:
    """What was refused, with each place."""
    places = [str(sentence) for sentence in getattr(error, "fields", {}).values()]
    return " ".join([str(error.message), *places])

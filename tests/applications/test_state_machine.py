"""Any act, by anybody, at any time, in any order: whatever is refused changes nothing, and what must hold holds."""

from datetime import datetime, time, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from accounts.models import Organisation, RoleAssignment, User
from accounts.roles import Role
from applications.actions.accept import accept
from applications.actions.answer_supplement import answer_supplement
from applications.actions.cancel_withdrawal import cancel_withdrawal
from applications.actions.claim import claim
from applications.actions.complete_step import complete_step
from applications.actions.decide_extension import decide_extension
from applications.actions.decide_withdrawal import decide_withdrawal
from applications.actions.deliver import deliver
from applications.actions.file_at_counter import file_at_counter
from applications.actions.pause import pause
from applications.actions.propose_extension import propose_extension
from applications.actions.refuse import refuse
from applications.actions.release import release
from applications.actions.request_supplement import request_supplement
from applications.actions.resume import resume
from applications.actions.settle_charge import settle_charge
from applications.actions.start_at_counter import Behalf
from applications.actions.stop import stop
from applications.actions.withdraw import withdraw
from applications.invariants import INVARIANTS
from applications.models import Dossier, StepRun
from applications.models.paper import PaperKind
from core.errors import PortalError
from core.models import LedgerEntry, OutboxRow
from core.outbox.perform import perform
from core.outbox.sweeps import sweep_all
from procedures import seeds
from procedures.definition.process import StepKind
from tests.applications.any_acts import APPLICANTS, CHIEFS, COUNTERS, MORE, OWN, WHY, Act
from tests.applications.stories import SAME, answers_of, filed, fresh, holder, ready
from tests.applications.walk_ins import clerk, served

# Reading every kept file again, and who had which right when, is told by their own tests.
HELD = [each for each in INVARIANTS if each.code not in {"files", "jobs", "leases"}]
NINE = time(9)
# What the worker does by itself; printing and mailing change no dossier.
MOVING = (
    "step.automatic", "step.time_out", "pause.end", "clock.overdue", "clock.unanswered", "supplement.remind",
    "bulk.some",
)  # fmt: skip
ANYBODY = (
    "congdan", "doanhnghiep", "tiepnhan", "hotich", "xaydung", "lanhdao", "vanthu", "congan", "lanhdao.congan",
    "bhxh", "soxaydung", "giamsat", "taichinh", "thanhtra", "kythuat", "tiepnhan.anlao",
)  # fmt: skip


def _end(outcome: str) -> Act:
    def end(user: User, dossier: Dossier, run: StepRun) -> object:
        if outcome == "DONE" and run.is_open:
            ready(run)
        findings = answers_of(dossier.procedure.code)
        return complete_step(user, dossier.pk, run.pk, dossier.revision, outcome, WHY, findings, WHY)

    return end


def _ask(user: User, dossier: Dossier, run: StepRun) -> object:
    items = {f"field:{dossier.definition.form.fields()[0].id}": WHY}
    return request_supplement(user, dossier.pk, run.pk, dossier.revision, items, WHY)


def _pause(user: User, dossier: Dossier, run: StepRun) -> object:
    reasons = [each.id for each in dossier.definition.deadline.pause_reasons] or ["none"]
    return pause(user, dossier.pk, run.pk, dossier.revision, reasons[0], WHY)


def _decide(granted: bool) -> Act:
    def decide(user: User, dossier: Dossier, run: StepRun) -> object:
        asked = dossier.extensions.filter(granted=None).first()
        return decide_extension(user, dossier.pk, asked.pk if asked else 0, dossier.revision, granted, WHY)

    return decide


def _settle(user: User, dossier: Dossier, run: StepRun) -> object:
    charge = dossier.charges.order_by("state", "pk").first()
    return settle_charge(user, dossier.pk, charge.pk if charge else 0)


def _deliver(user: User, dossier: Dossier, run: StepRun) -> object:
    papers = [paper.pk for paper in dossier.papers_issued.filter(kind=PaperKind.RESULT)]
    return deliver(user, dossier.pk, dossier.revision, papers, "COUNTER", dossier.applicant_name, "CCCD 031192000123")


ACTS: dict[str, Act] = {
    "accept": lambda user, dossier, run: accept(user, dossier.pk, dossier.revision),
    "refuse": lambda user, dossier, run: refuse(user, dossier.pk, dossier.revision, WHY),
    "ask": _ask,
    "answer": lambda user, dossier, run: answer_supplement(user, dossier.pk, note=SAME),
    "done": _end("DONE"),
    "not done": _end("REFUSED"),
    "propose": _end("PROPOSED"),
    "send back": _end("RETURNED"),
    "claim": lambda user, dossier, run: claim(user, dossier.pk, run.pk, dossier.revision),
    "release": lambda user, dossier, run: release(user, dossier.pk, run.pk, dossier.revision),
    "pause": _pause,
    "resume": lambda user, dossier, run: resume(user, dossier.pk, run.pk, dossier.revision),
    "extend": lambda user, dossier, run: propose_extension(user, dossier.pk, run.pk, dossier.revision, Decimal(2), WHY),
    "grant": _decide(True),
    "not grant": _decide(False),
    "withdraw": lambda user, dossier, run: withdraw(user, dossier.pk, WHY),
    "keep": lambda user, dossier, run: cancel_withdrawal(user, dossier.pk),
    "give back": lambda user, dossier, run: decide_withdrawal(user, dossier.pk, dossier.revision, True, WHY, True),
    "not give back": lambda user, dossier, run: decide_withdrawal(user, dossier.pk, dossier.revision, False, WHY),
    "stop": lambda user, dossier, run: stop(user, dossier.pk, dossier.revision, WHY, WHY, True),
    "settle": _settle,
    "deliver": _deliver,
    **MORE,
}
# Every procedure, with its first worked example.
ASKED = {seed.general.code: seed.examples[0] for seed in map(seeds.read, seeds.documents())}
# Tried more often than they would be by chance, so that dossiers come far.
USUAL = ("accept", "done", "done", "settle", "answer")


# An act, by whom (None: whose turn it is), how many revisions late, and on which of the open steps.
MOVES = st.tuples(
    st.sampled_from((*USUAL, *USUAL, *sorted(ACTS), *("time passes",) * 4)),
    st.sampled_from((*(None,) * 20, *ANYBODY)),
    st.sampled_from((0, 0, 0, 0, 0, 1)),
    st.integers(0, 5),
)
HOURS = (1, 3, 20, 50, 200, 20)
# A life that breaks something is told as it was: finding a shorter one would take minutes.
LIVES = settings(max_examples=3, phases=[Phase.generate])


def begun(code: str) -> Dossier:
    """Filed online by a citizen; what only organisations ask for, at a counter, by who leads one."""
    if ASKED[code].applicant_kind == "CITIZEN":
        return filed(User.objects.get(username="congdan"), code)
    organisation = Organisation.objects.filter(representations__user__username="doanhnghiep").earliest("pk")
    draft = served(code, behalf=Behalf(organisation=organisation, authority="Giám đốc"))
    return file_at_counter(clerk(), draft.pk, complete=True)


def applicant(dossier: Dossier) -> User:
    return User.objects.get(username="doanhnghiep" if dossier.organisation_id else "congdan")


def whose(act: str, run: StepRun) -> User:
    """Whose act it is, as far as one can say."""
    if act in {"answer", "withdraw", "keep", *APPLICANTS}:
        return applicant(run.dossier)
    if act in OWN:
        return User.objects.get(username=OWN[act])
    if act in {"grant", "not grant", "give back", "not give back", "stop", *CHIEFS}:
        agency = run.dossier.competent_agency
        assert agency is not None
        return RoleAssignment.objects.holders(Role.LEADER, agency).last() or holder(run)
    first = run.dossier.step_runs.select_related("dossier", "agency", "unit", "assignee").earliest("pk")
    return holder(first if act in {"settle", "deliver", *COUNTERS} else run)


class Life:
    """One dossier of one procedure, and everybody who may come near it."""

    def __init__(self, code: str, clock: time_machine.Traveller) -> None:
        self.clock = clock
        self.clock.move_to(timezone.make_aware(datetime.combine(ASKED[code].filed_on, NINE)))
        self.dossier = begun(code)
        self.done: list[str] = []

    def comes_far(self, steps: int) -> None:
        """So many steps are behind it before anybody does what they like."""
        for at in range(steps):
            self.clock.shift(timedelta(minutes=20))
            for act in ("settle", "done" if at else "accept"):
                self.move(act, None, 0, 0)
            self.work()

    def move(self, act: str, who: str | None, late: int, at: int) -> None:
        """What is done keeps what must hold; what is refused changes nothing."""
        before = self.told()
        if act == "time passes":
            self.pass_time(HOURS[at])
        elif not self.is_tried(act, who, late, at):
            assert self.told() == before, (act, who, self.done)
            return
        self.done.append(act)
        found = [(each.code, sentence) for each in HELD for sentence in each.findings()]
        assert found == [], self.done

    def is_tried(self, act: str, who: str | None, late: int, at: int) -> bool:
        """Whether the action took it."""
        dossier, run = fresh(self.dossier), self.run(at)
        if who is None and run.kind == StepKind.AUTOMATIC:
            return False
        user = User.objects.get(username=who) if who else whose(act, run)
        dossier.revision -= min(late, dossier.revision)
        try:
            with transaction.atomic():
                ACTS[act](user, dossier, run)
        except PortalError:
            return False
        return True

    def pass_time(self, hours: int) -> None:
        """And the sweep and the worker come by, twice."""
        self.clock.shift(timedelta(hours=hours))
        for _again in range(2):
            sweep_all(timezone.now())
            self.work()

    def work(self) -> None:
        for row in OutboxRow.objects.filter(job__in=MOVING, done_at=None, available_at__lte=timezone.now()):
            perform(row.pk)

    def run(self, at: int) -> StepRun:
        """One of the open runs; of a dossier that has ended, its last."""
        runs = self.dossier.step_runs.order_by("pk").select_related("dossier", "agency", "unit", "assignee")
        there = list(runs.filter(closed_at=None)) or [runs.last()]
        return there[at % len(there)]

    def told(self) -> tuple[int, int, int, int]:
        there = fresh(self.dossier)
        return there.revision, there.status, LedgerEntry.objects.count(), OutboxRow.objects.count()


@pytest.mark.django_db
@pytest.mark.parametrize("code", sorted(ASKED))
def test_any_act_in_any_order(code: str, city: None) -> None:
    @LIVES
    @given(far=st.integers(0, 9), moves=st.lists(MOVES, min_size=16, max_size=16))
    def live(far: int, moves: list[tuple[str, str | None, int, int]]) -> None:
        with time_machine.travel(timezone.now(), tick=False) as clock, transaction.atomic():
            life = Life(code, clock)
            life.comes_far(far)
            for move in moves:
                life.move(*move)
            transaction.set_rollback(True)
        seen.update(life.done)

    seen: set[str] = set()
    live()
    assert {"accept", "done", "time passes"} < seen

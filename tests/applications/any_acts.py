"""Acts beside the usual ones, as anybody may try them at any moment: each looks for what it needs, or tries without."""

from collections.abc import Callable
from datetime import timedelta
from itertools import chain

from django.utils import timezone

from accounts.absences import begin_absence, end_absence
from accounts.models import Absence, User
from applications import permissions
from applications.actions.answer_objection import answer_objection
from applications.actions.assign import assign
from applications.actions.bulk import prepare, start
from applications.actions.choose_return import choose_return
from applications.actions.confirm_delivery import confirm_delivery
from applications.actions.deliver import deliver
from applications.actions.hand_over_originals import hand_over_originals
from applications.actions.hand_over_work import hand_over_work
from applications.actions.move_version import move_version, undo_move
from applications.actions.object_to import object_to
from applications.actions.parts.in_person import Came
from applications.actions.plan_meeting import plan_meeting
from applications.actions.recall_hand_over import recall_hand_over
from applications.actions.recall_supplement import recall_supplement
from applications.actions.receive_hand_over import receive_hand_over
from applications.actions.receive_originals import receive_originals
from applications.actions.record_meeting import record_meeting
from applications.actions.refund_charge import refund_charge
from applications.actions.reissue_paper import reissue_paper
from applications.actions.set_charge import set_charge
from applications.actions.take_electronically import take_electronically
from applications.fees.outside import set_outside
from applications.models import Bulk, Charge, Dossier, HandOver, Objection, Posting, StepRun, VersionMove
from applications.models.paper import CORRIGIBLE, PaperKind
from applications.workflow.advance import facts_of_dossier
from core.ids import uuid7
from procedures.definition import read_definition
from procedures.models import ProcedureVersion
from procedures.publishing import publish
from procedures.versions import definition_of
from tests.applications.stories import MEMBERS

WHY = "Theo tình hình thực tế của hồ sơ này."
CAME = Came("Nguyễn Thị Hoa", "Căn cước 031192000101", "Chính người nộp")
HOME = "12 Lạch Tray, phường Gia Viên"
Act = Callable[[User, Dossier, StepRun], object]


def colleague(user: User, run: StepRun) -> User:
    """Somebody else at that desk, if there is anybody."""
    others = (person for person in permissions.able(run).values() if person.pk != user.pk)
    return next(chain(others, [User.objects.get(username="lanhdao")]))


def _bulk(user: User, dossier: Dossier, run: StepRun) -> object:
    verbs = {"RECEPTION": Bulk.Verb.ACCEPT, "APPROVAL": Bulk.Verb.SIGN, "RETURN": Bulk.Verb.RETURN}
    return start(user, prepare(user, verbs.get(run.kind, Bulk.Verb.SIGN), [(run.pk, dossier.revision)], {}).pk)


def _minutes(user: User, dossier: Dossier, run: StepRun) -> object:
    return record_meeting(user, dossier.pk, run.pk, dossier.revision, MEMBERS, WHY, WHY)


def _set(user: User, dossier: Dossier, run: StepRun) -> object:
    rule = next(iter(set_outside(dossier, facts_of_dossier(dossier))), "none")
    return set_charge(user, dossier.pk, run.pk, dossier.revision, rule, 50_000, WHY)


def _refund(user: User, dossier: Dossier, run: StepRun) -> object:
    charge = dossier.charges.filter(state=Charge.State.TO_REFUND).first() or dossier.charges.first()
    return refund_charge(user, dossier.pk, charge.pk if charge else 0)


def _object(user: User, dossier: Dossier, run: StepRun) -> object:
    posting = Posting.objects.filter(step_run__dossier=dossier).last()
    return object_to(posting.pk if posting else 0, user.full_name, "0912 000 111", WHY)


def _answer_objection(user: User, dossier: Dossier, run: StepRun) -> object:
    said = Objection.objects.filter(posting__step_run__dossier=dossier).order_by("answered_at").last()
    return answer_objection(user, dossier.pk, said.pk if said else 0, dossier.revision, WHY)


def _leave(user: User, dossier: Dossier, run: StepRun) -> object:
    return receive_originals(user, dossier.pk, dossier.revision, [{"name": "Giấy tờ gốc", "quantity": 1}])


def _hand_on(to_office: bool) -> Act:
    def hand_on(user: User, dossier: Dossier, run: StepRun) -> object:
        office = dossier.competent_agency.code if to_office and dossier.competent_agency else ""
        return hand_over_originals(user, dossier.pk, dossier.originals.values_list("pk", flat=True), office, CAME)

    return hand_on


def _on_the_way(dossier: Dossier) -> list[int]:
    ahead = HandOver.objects.filter(original__dossier=dossier).order_by("received_at")
    return list(ahead.values_list("pk", flat=True))[-1:]


def _send(user: User, dossier: Dossier, run: StepRun) -> object:
    papers = [paper.pk for paper in dossier.papers_issued.filter(kind=PaperKind.RESULT, superseded_at=None)]
    proof = {"receiver": dossier.applicant_name, "identity": HOME, "post_code": "EB123456789VN"}
    return deliver(user, dossier.pk, dossier.revision, papers, "POST", **proof)


def _letter(arrived: bool) -> Act:
    def told(user: User, dossier: Dossier, run: StepRun) -> object:
        sent = dossier.deliveries.filter(way="POST").last()
        return confirm_delivery(user, dossier.pk, sent.pk if sent else 0, arrived)

    return told


def _open(user: User, dossier: Dossier, run: StepRun) -> object:
    paper = dossier.papers_issued.filter(kind=PaperKind.RESULT).last() or dossier.papers_issued.earliest("pk")
    return take_electronically(user, paper)


def _reissue(user: User, dossier: Dossier, run: StepRun) -> object:
    paper = dossier.papers_issued.filter(kind__in=CORRIGIBLE).last()
    return reissue_paper(user, dossier.pk, paper.pk if paper else 0, WHY)


def _go_away(user: User, dossier: Dossier, run: StepRun) -> object:
    now = timezone.now()
    return begin_absence(user, user, colleague(user, run), now, now + timedelta(days=2))


def _come_back(user: User, dossier: Dossier, run: StepRun) -> object:
    absence = Absence.objects.filter(user=user).last() or Absence(user=user, stand_in=colleague(user, run))
    return end_absence(user, absence)


def another_version(dossier: Dossier) -> ProcedureVersion:
    """The next version of the dossier's procedure, in force."""
    raw = definition_of(dossier.version).model_dump(mode="json", by_alias=True)
    raw["general"]["summary"] = {"vi": f"Nói gọn hơn ({dossier.version.number})."}
    return publish(read_definition(raw))


def _undo(user: User, dossier: Dossier, run: StepRun) -> object:
    move = VersionMove.objects.filter(dossier=dossier).last()
    return undo_move(user, move) if move else None


MORE: dict[str, Act] = {
    "recall": lambda user, dossier, run: recall_supplement(user, dossier.pk, run.pk, dossier.revision, WHY),
    "assign": lambda user, dossier, run: assign(user, dossier.pk, run.pk, dossier.revision, None),
    "hand over work": lambda user, dossier, run: hand_over_work(user, run.assignee or user, colleague(user, run)),
    "bulk": _bulk,
    "plan": lambda user, dossier, run: plan_meeting(
        user, dossier.pk, run.pk, dossier.revision, timezone.now() + timedelta(hours=2), HOME
    ),
    "minutes": _minutes,
    "set": _set,
    "refund": _refund,
    "object": _object,
    "answer objection": _answer_objection,
    "leave originals": _leave,
    "hand originals on": _hand_on(True),
    "hand originals back": _hand_on(False),
    "take originals": lambda user, dossier, run: receive_hand_over(user, dossier.pk, _on_the_way(dossier)),
    "recall originals": lambda user, dossier, run: recall_hand_over(user, dossier.pk, _on_the_way(dossier)),
    "send": _send,
    "arrived": _letter(True),
    "came back": _letter(False),
    "by screen": lambda user, dossier, run: choose_return(user, dossier.pk, "ELECTRONIC"),
    "open": _open,
    "reissue": _reissue,
    "go away": _go_away,
    "come back": _come_back,
    "move": lambda user, dossier, run: move_version(user, dossier.pk, another_version(dossier), uuid7(), WHY),
    "undo": _undo,
}
# Whose act each is, as far as one can say; all others are whose turn it is.
APPLICANTS = {"by screen", "open", "object"}
CHIEFS = {"assign"}
COUNTERS = {
    "leave originals", "hand originals on", "hand originals back", "recall originals", "send", "arrived", "came back",
    "reissue",
}  # fmt: skip
OWN = {"move": "congbo", "undo": "congbo", "refund": "taichinh"}

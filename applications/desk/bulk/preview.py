"""Who is known to be left out before anything is done, and why: told from what the list has read, row by row."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.chiefs import directed_by
from accounts.models import User
from applications import permissions
from applications.actions.bulk import prepare
from applications.actions.parts.hindrances import to_hand_over
from applications.desk.bulk.apology import lapsed, no_apology
from applications.models import Bulk, StepRun
from applications.status import MoneyState, Status
from procedures.definition.process import StepKind

KINDS: dict[Bulk.Verb, StepKind] = {
    Bulk.Verb.ACCEPT: StepKind.RECEPTION,
    Bulk.Verb.SIGN: StepKind.APPROVAL,
    Bulk.Verb.RETURN: StepKind.RETURN,
}
Check = Callable[[User, Bulk.Verb, StepRun], str]


def looked_at(user: User, verb: Bulk.Verb, runs: Sequence[StepRun], options: Mapping[str, Any] = {}) -> str:
    """The address of the page on which these steps are looked at before anything is done to them."""
    seen = [(run.pk, run.dossier.revision) for run in runs]
    return reverse("bulk:bulk", args=[prepare(user, verb, seen, {**options}, left_out(user, verb, runs)).pk])


def left_out(user: User, verb: Bulk.Verb, runs: Sequence[StepRun]) -> dict[int, str]:
    """The sentence for each step that cannot be done so; those not named may still be refused when it is their turn."""
    if verb is Bulk.Verb.ASSIGN:
        return _directed_by_others(user, runs)
    if verb in OF_TIME:
        prefetch_related_objects(runs, "dossier__extensions")
    return {run.pk: reason for run in runs if (reason := next(_reasons(user, verb, run), ""))}


def _directed_by_others(user: User, runs: Sequence[StepRun]) -> dict[int, str]:
    directed = set(directed_by(user).values_list("pk", flat=True))
    reason = _("Anh/chị không phân công việc của bộ phận này.")
    return {run.pk: reason for run in runs if run.agency_id not in directed}


def _reasons(user: User, verb: Bulk.Verb, run: StepRun) -> Iterator[str]:
    return (reason for check in CHECKS.get(verb, ENDING) if (reason := check(user, verb, run)))


def _in_no_hand(user: User, verb: Bulk.Verb, run: StepRun) -> str:
    if run.assignee_id is None:
        return _("Bước này chưa giao cho ai, không phải bàn giao.")
    return _elsewhere(user, verb, run)


def _other_kind(user: User, verb: Bulk.Verb, run: StepRun) -> str:
    return "" if run.kind == KINDS[verb] else _("Đang ở bước “%(step)s”.") % {"step": run.title}


def _waiting(user: User, verb: Bulk.Verb, run: StepRun) -> str:
    return _("Đang chờ người nộp bổ sung giấy tờ.") if run.waiting_since else ""


def _withdrawn(user: User, verb: Bulk.Verb, run: StepRun) -> str:
    return _("Người nộp xin rút hồ sơ.") if run.dossier.status == Status.WITHDRAWN else ""


def _elsewhere(user: User, verb: Bulk.Verb, run: StepRun) -> str:
    theirs = run.assignee is None or run.assignee_id == user.pk
    return (
        "" if theirs else _("Bước này đang giao cho %(who)s.") % {"who": run.assignee.full_name if run.assignee else ""}
    )


def _asks(user: User, verb: Bulk.Verb, run: StepRun) -> str:
    asked = any(field.required for field in run.dossier.definition.process.step(run.step).fields)
    return _("Bước này hỏi thêm, phải làm từng hồ sơ.") if asked else ""


def _owes(user: User, verb: Bulk.Verb, run: StepRun) -> str:
    owed = verb is Bulk.Verb.RETURN and run.dossier.money_state in {MoneyState.DUE, MoneyState.PARTIAL}
    return _("Còn khoản phí, lệ phí chưa thu.") if owed else ""


def _fetched(user: User, verb: Bulk.Verb, run: StepRun) -> str:
    return to_hand_over(run) if verb is Bulk.Verb.RETURN else ""


def _held_by_another(user: User, verb: Bulk.Verb, run: StepRun) -> str:
    """Whoever only supervises the step proposes for it, whosever hands it is in."""
    reason = _elsewhere(user, verb, run)
    return reason if reason and permissions.holds_step(user, run) else ""


OF_TIME = {Bulk.Verb.APOLOGISE, Bulk.Verb.GRANT}
ENDING: tuple[Check, ...] = (_other_kind, _waiting, _withdrawn, _elsewhere, _asks, _owes, _fetched)
CHECKS: Mapping[Bulk.Verb, tuple[Check, ...]] = {
    Bulk.Verb.HAND_OVER: (_in_no_hand,),
    Bulk.Verb.APOLOGISE: (no_apology, _held_by_another),
    Bulk.Verb.GRANT: (lapsed,),
}

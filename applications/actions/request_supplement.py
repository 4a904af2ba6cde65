"""request_supplement: an officer asks the applicant to complete the dossier (Mẫu 02), once and completely."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications import papers, permissions
from applications.actions.complete_step import open_run
from applications.actions.parts.changing import changing, tell_ledger
from applications.actions.parts.editing import locked_in
from applications.actions.parts.following import settle
from applications.actions.parts.supplement_limits import answer_by, within_limits
from applications.actions.parts.taking import take
from applications.actions.remind_supplement import promise_reminder
from applications.deadlines import begin_pause, supplement_rule
from applications.models import Dossier, StepRun, Supplement
from applications.models.paper import PaperKind
from applications.models.pause import SUPPLEMENT
from applications.notices import tell
from applications.supplements import OTHER, REASONS, Target, before_of, reasons_for, targets_of
from core.errors import Invalid
from procedures.definition.base import Text
from procedures.definition.deadline import PauseReason
from procedures.definition.process import StepKind


def request_supplement(
    user: User,
    pk: UUID,
    run_id: int,
    revision: int,
    items: Mapping[str, str],
    reason: str,
    reasons: Mapping[str, str] = {},
) -> Dossier:
    """The waiting dossier; only what is asked may change. `items`: the officer's words, and `reasons`: the id in the
    catalogue, by target: `paper:<id>`, `field:<id>`, `field:<block>.<part>`.

    Invalid when nothing is asked, or something without a reason or words. Conflict outside the version's limits.
    """
    with changing(pk, user, revision, run_id) as dossier:
        now = timezone.now()
        run = _asking(dossier, run_id, user)
        targets = _asked(dossier, items)
        if wrong := _missing(targets, items, reasons, reason):
            raise Invalid(_("Hãy chọn ít nhất một mục cần bổ sung và ghi lý do."), wrong)
        within_limits(dossier, run, now)
        until = answer_by(dossier, run, now)
        supplement = Supplement.objects.create(
            dossier=dossier, step_run=run, items=[_item(target, items, reasons) for target in targets.values()],
            reason=reason.strip(), requested_by=user, requested_at=now, answer_by=until,
            before=before_of(dossier, targets),
        )  # fmt: skip
        _wait(run, now, user, until)
        promise_reminder(supplement)
        settle(dossier)
        tell_ledger(dossier, "dossier.supplement_requested", user, targets=sorted(supplement.targets()))
        papers.issue(PaperKind.SUPPLEMENT_REQUEST, dossier, user, now, supplement=supplement)
        tell(dossier, "supplement_requested", agency=str(run.agency), reason=reason.strip())
    return dossier


def _asking(dossier: Dossier, run_id: int, user: User) -> StepRun:
    """The open run on this officer's desk that may ask: reception, or a step the version lets ask."""
    run = open_run(dossier, run_id)
    take(user, run)
    step = dossier.definition.process.step(run.step)
    permissions.require(run.kind == StepKind.RECEPTION or step.may_request_supplement)
    return run


def _asked(dossier: Dossier, items: Mapping[str, str]) -> dict[str, Target]:
    """In the order of the form, without what is not there, what is locked, and parts of what is asked whole."""
    known = targets_of(dossier.definition, locked_in(dossier))
    return {
        name: target
        for name, target in known.items()
        if name in items and name.partition(".")[0] not in {*items} - {name}
    }


def _missing(
    targets: Mapping[str, Target], items: Mapping[str, str], reasons: Mapping[str, str], reason: str
) -> dict[str, str]:
    wrong = {} if targets else {"items": _("Chưa chọn mục nào.")}
    if any(not _is_said(name, items[name], reasons.get(name, OTHER)) for name in targets):
        wrong = {"items": _("Mỗi mục cần một lý do, hoặc ghi rõ thiếu, sai chỗ nào.")}
    return wrong if reason.strip() else wrong | {"reason": _("Hãy ghi lý do để người nộp hiểu.")}


def _is_said(target: str, words: str, reason: str) -> bool:
    return reason in {each.id for each in reasons_for(target)} and (reason != OTHER or bool(words.strip()))


def _item(target: Target, items: Mapping[str, str], reasons: Mapping[str, str]) -> dict[str, str]:
    reason = REASONS[reasons.get(target.name, OTHER)]
    what = reason.told(items[target.name])
    return {
        "target": target.name,
        "label": target.label_vi,
        "reason": reason.id,
        "what": what,
        "example": reason.example.vi,
    }


def _wait(run: StepRun, now: datetime, user: User, until: datetime | None) -> None:
    """This branch alone waits. The legal clock stands where the version says so, not before acceptance, and no longer
    than there is time to answer: then it is for the office again to do something.
    """
    rule = supplement_rule(run.dossier, run)
    run.waiting_since = now
    if run.dossier.accepted_at and rule.pauses_clock:
        name = Text(vi="Chờ người nộp bổ sung hồ sơ", en="Waiting for the dossier to be completed")
        begin_pause(run, PauseReason(id=SUPPLEMENT, name=name, ground=rule.ground or name.vi), now, user, until=until)
    run.save()

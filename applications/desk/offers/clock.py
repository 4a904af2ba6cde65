"""The legal clock at the desk: standing still, more time, an apology."""

from collections.abc import Callable

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications import permissions
from applications.actions.pause import may_pause
from applications.actions.propose_extension import E, kind_now, may_propose
from applications.actions.stop import HANDLED
from applications.desk.act import Act
from applications.desk.asking import Note, Reason
from applications.desk.offers.at import Open, Whole, barred
from applications.desk.offers.clock_forms import appointments, more_time, pausing
from applications.models import Dossier, Extension, StepRun
from applications.models.pause import PAYMENT
from applications.reasons import reasons_for
from core.templatetags.vietnamese import moment

_NO_MORE = gettext_lazy("Thủ tục này không cho gia hạn thêm ngày làm việc nào.")


def pause(at: Open) -> Act | None:
    reasons = at.dossier.definition.deadline.pause_reasons
    if not reasons or not permissions.may_stop_clock(at.run) or not _runs(at.dossier) or at.pause:
        return None
    return Act(
        at.url("pause", at.run.pk),
        _("Tạm dừng tính thời hạn"),
        asks=pausing(reasons),
        consequence=_("Thời gian tạm dừng không tính vào thời hạn giải quyết. Người nộp được báo lý do."),
        barred=barred(lambda: may_pause(at.run)),
        sent=at.sent,
    )


def resume(at: Open) -> Act | None:
    standing = at.pause
    if standing is None or standing.reason == PAYMENT:
        return None
    words = {"reason": standing.name, "since": moment(standing.began_at)}
    consequence = _("Đang tạm dừng từ %(since)s: %(reason)s. Hạn trả lùi đúng bằng thời gian đã dừng.") % words
    return Act(at.url("resume", at.run.pk), _("Tính tiếp thời hạn"), consequence=consequence, sent=at.sent)


def propose(at: Open) -> Act | None:
    return None if at.run.is_guest else _proposal(at, at.run)


def propose_as_supervisor(whole: Whole) -> Act | None:
    """For whoever supervises an office that has the dossier, and has no step of it on their own desk."""
    if not _runs(whole.dossier):
        return None
    runs = [run for run in whole.runs if run.is_open and run.agency_id]
    mine = next((run for run in runs if permissions.may_propose_time(whole.user, run)), None)
    return None if mine is None or permissions.holds_step(whole.user, mine) else _proposal(whole, mine)


def _proposal(at: Open | Whole, run: StepRun) -> Act | None:
    dossier, now = at.dossier, timezone.now()
    if not _runs(dossier):
        return None
    prefetch_related_objects([dossier], "extensions")
    is_late, choices = kind_now(dossier, now) is E.APOLOGY, list(appointments(dossier, now))
    before = _("Lãnh đạo duyệt thì hạn trả lùi lại và người nộp nhận văn bản xin lỗi, hẹn lại.")
    late = _("Hồ sơ đã quá hạn: cần xin lỗi và hẹn lại bằng văn bản. Hồ sơ vẫn tính là quá hạn.")
    return Act(
        at.url("propose_extension", run.pk),
        _("Xin lỗi và hẹn lại") if is_late else _("Đề nghị gia hạn"),
        asks=more_time(choices),
        ready=reasons_for("extension"),
        consequence=late if is_late else before,
        barred=barred(lambda: may_propose(dossier, now)) or ("" if choices else _NO_MORE),
        sent=at.sent,
    )


def _runs(dossier: Dossier) -> bool:
    """Whether there is legal time to speak of."""
    return dossier.accepted_at is not None and dossier.status in HANDLED


def grant(whole: Whole) -> Act | None:
    extension = _open_to(whole)
    if extension is None:
        return None
    words = {
        "who": extension.proposed_by.full_name,
        "kind": extension.get_kind_display().lower(),
        "before": moment(extension.before),
        "after": moment(extension.after),
        "reason": extension.reason,
    }
    told = _("%(who)s đề nghị %(kind)s, từ %(before)s đến %(after)s. Lý do: %(reason)s") % words
    return Act(
        whole.url("decide_extension", extension.pk),
        _("Chấp thuận đề nghị hẹn lại"),
        outcome="GRANTED",
        asks=Note,
        consequence=told,
        style="",
        sent=whole.sent,
    )


def refuse_more_time(whole: Whole) -> Act | None:
    extension = _open_to(whole)
    if extension is None:
        return None
    url = whole.url("decide_extension", extension.pk)
    return Act(url, _("Không chấp thuận hẹn lại"), outcome="REFUSED", asks=Reason, sent=whole.sent)


def _open_to(whole: Whole) -> Extension | None:
    """The proposal that waits for this officer's decision."""
    prefetch_related_objects([whole.dossier], "extensions")
    waiting = [each for each in whole.dossier.extensions.all() if each.granted is None]
    return next((each for each in waiting if permissions.may_decide_time(whole.user, each)), None)


RUN_ACTS: list[Callable[[Open], Act | None]] = [resume, pause, propose]
WAITING_ACTS: list[Callable[[Open], Act | None]] = [propose]
DOSSIER_ACTS: list[Callable[[Whole], Act | None]] = [grant, refuse_more_time, propose_as_supervisor]

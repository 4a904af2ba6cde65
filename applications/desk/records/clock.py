"""What happened to the legal time: its changes, pauses, extensions and apologies, and requests to withdraw."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.desk.records.record import Kind, Record, by, change, told
from applications.models import DueChange, Extension, Pause, Withdrawal
from core.templatetags.vietnamese import moment

# What became of a proposal or a request: the words and the tone.
DECIDED = {
    None: (gettext_lazy("chờ quyết định"), "soon"),
    True: (gettext_lazy("đã chấp thuận"), "done"),
    False: (gettext_lazy("không chấp thuận"), "stopped"),
}


def _due_change(row: DueChange) -> Record:
    approved = _("Người duyệt: %(who)s") % {"who": row.approved_by} if row.approved_by else ""
    return Record(
        str(row.get_cause_display()),
        row.at,
        by(row.by),
        told(_("Hạn trả: %(change)s") % {"change": change(row.before, row.after)}, row.ground, approved),
    )


def _pause(row: Pause) -> Record:
    until = _("Lâu nhất đến %(at)s") % {"at": moment(row.until)} if row.until and not row.ended_at else ""
    ended = _("Chạy lại từ %(at)s") % {"at": moment(row.ended_at)} if row.ended_at else ""
    state, tone = (_("đã chạy lại"), "done") if row.ended_at else (_("đang tạm dừng"), "paused")
    return Record(row.name, row.began_at, by(row.began_by), told(row.ground, row.note, until, ended), state, tone)


def _extension(row: Extension) -> Record:
    state, tone = DECIDED[row.granted]
    decided = _("Người quyết định: %(who)s") % {"who": row.decided_by} if row.decided_by else ""
    lines = told(_("Hẹn trả: %(change)s") % {"change": change(row.before, row.after)}, row.reason, decided, row.note)
    return Record(str(row.get_kind_display()), row.proposed_at, by(row.proposed_by), lines, state, tone)


def _withdrawal(row: Withdrawal) -> Record:
    state, tone = DECIDED[row.granted]
    decided = _("Người quyết định: %(who)s") % {"who": row.decided_by} if row.decided_by else ""
    lines = told(row.reason, decided, row.note)
    return Record(_("Yêu cầu rút hồ sơ"), row.requested_at, by(row.requested_by), lines, state, tone)


KINDS = {
    "due_changes": Kind(
        gettext_lazy("Thay đổi hạn trả"),
        lambda: DueChange.objects.select_related("by", "approved_by"),
        "dossier",
        _due_change,
    ),
    "pauses": Kind(
        gettext_lazy("Thời gian không tính"),
        lambda: Pause.objects.select_related("began_by"),
        "dossier",
        _pause,
    ),
    "extensions": Kind(
        gettext_lazy("Gia hạn, xin lỗi"),
        lambda: Extension.objects.select_related("proposed_by", "decided_by"),
        "dossier",
        _extension,
    ),
    "withdrawals": Kind(
        gettext_lazy("Rút hồ sơ"),
        lambda: Withdrawal.objects.select_related("requested_by", "decided_by"),
        "dossier",
        _withdrawal,
    ),
}

"""Ending a dossier without a result: giving it back to who asks for it, stopping it."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from applications import permissions
from applications.actions.stop import HANDLED, may_stop
from applications.desk.act import Act
from applications.desk.asking import Reason
from applications.desk.offers.at import Whole, barred
from applications.desk.offers.clock_forms import GiveBack, Stopping
from applications.reasons import reasons_for
from applications.status import Status
from core.templatetags.vietnamese import moment


def give_back(whole: Whole) -> Act | None:
    if not _asked_back(whole):
        return None
    asked = whole.dossier.withdrawals.select_related("requested_by").latest("pk")
    by = asked.requested_by
    who = whole.dossier.applicant_name if by.is_officer else by.full_name  # an officer asks at a counter, for them
    words = {"who": who, "at": moment(asked.requested_at), "reason": asked.reason}
    return Act(
        whole.url("decide_withdrawal"),
        _("Đồng ý cho rút hồ sơ"),
        outcome="GRANTED",
        asks=GiveBack,
        consequence=_("%(who)s xin rút lúc %(at)s. Lý do: %(reason)s Đồng ý thì hồ sơ dừng, có thông báo dừng.")
        % words,
        style="",
        sent=whole.sent,
    )


def keep(whole: Whole) -> Act | None:
    if not _asked_back(whole):
        return None
    return Act(
        whole.url("decide_withdrawal"),
        _("Không đồng ý cho rút"),
        outcome="REFUSED",
        asks=Reason,
        ready=reasons_for("withdrawal"),
        consequence=_("Hồ sơ được giải quyết tiếp như trước khi người nộp xin rút."),
        sent=whole.sent,
    )


def _asked_back(whole: Whole) -> bool:
    return whole.dossier.status == Status.WITHDRAWN and permissions.may_let_go(whole.user, whole.dossier)


def stop(whole: Whole) -> Act | None:
    if whole.dossier.accepted_at is None or whole.dossier.status not in HANDLED:
        return None
    if not permissions.may_stop(whole.user, whole.dossier):
        return None
    return Act(
        whole.url("stop"),
        _("Dừng giải quyết hồ sơ"),
        asks=Stopping,
        ready=reasons_for("stop"),
        consequence=_("Mọi bước đang làm dừng lại. Người nộp nhận thông báo dừng có lý do và căn cứ này."),
        barred=barred(lambda: may_stop(whole.dossier)),
        style="danger",
        sent=whole.sent,
    )


DOSSIER_ACTS: list[Callable[[Whole], Act | None]] = [give_back, keep, stop]

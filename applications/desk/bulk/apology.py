"""An apology to many: what it asks before it begins, one new appointment for all and why; and which it leaves out."""

from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.actions.bulk import NOT_LATE
from applications.actions.parts.saying import said
from applications.actions.propose_extension import E, kind_now, may_propose
from applications.desk.act import Act, Sent
from applications.desk.offers.clock_forms import DAYS, days_sent, in_words, more_time
from applications.models import Bulk, StepRun
from applications.reasons import reasons_for
from core.calendar import Mode, Term, calendar_for, due_at
from core.errors import Conflict
from core.templatetags.vietnamese import moment


def apology_act(pk: UUID, sent: Sent | None) -> Act:
    """The form that begins it."""
    return Act(
        reverse("bulk:begin", args=[pk]),
        Bulk.Verb.APOLOGISE.label,
        asks=more_time(list(_appointments())),
        ready=reasons_for("extension"),
        consequence=_("Mọi hồ sơ nhận cùng một ngày hẹn mới, cùng một lý do. Lãnh đạo duyệt thì mới gửi đi."),
        style="",
        sent=sent,
    )


def _appointments() -> Iterator[tuple[str, str]]:
    now, calendar = timezone.now(), calendar_for()
    for days in DAYS:
        yield f"{days}", in_words(days, due_at(now, Term(Mode.WORKING_DAYS, Decimal(days)), calendar))


def apology_sent(sent: QueryDict) -> dict[str, str]:
    """`days` of work from now, as the moment they end, and the `reason`. Invalid without either."""
    at = due_at(timezone.now(), Term(Mode.WORKING_DAYS, days_sent(sent)), calendar_for())
    return {"at": at.isoformat(), "reason": said(sent.get("reason", ""))}


def no_apology(user: User, verb: Bulk.Verb, run: StepRun) -> str:
    """That no apology is to be proposed now, or why none can be."""
    dossier, now = run.dossier, timezone.now()
    if dossier.due_at is None or kind_now(dossier, now) is not E.APOLOGY:
        return f"{NOT_LATE}"
    if any(each.kind == E.APOLOGY and each.granted and each.after > now for each in dossier.extensions.all()):
        return _("Đã xin lỗi, hẹn lại %(at)s.") % {"at": moment(dossier.appointed_at)}
    try:
        may_propose(dossier, now)
    except Conflict as refusal:
        return f"{refusal.message}"
    return ""


def lapsed(user: User, verb: Bulk.Verb, run: StepRun) -> str:
    """That what is proposed can be granted no more."""
    now = timezone.now()
    if any(each.granted is None and each.after <= now for each in run.dossier.extensions.all()):
        return _("Ngày hẹn mới đã qua. Hãy không chấp thuận và đề nghị lại.")
    return ""

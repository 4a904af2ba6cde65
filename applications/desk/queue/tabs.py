"""The queues: what each holds of the open steps on one's desks. Every condition is told from the step and the clock."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.models import Extension, StepRun, Supplement, Withdrawal
from core.text import Sentence
from procedures.definition.process import StepKind

# It is for the person to go on: what was asked of them, or what they pay.
WAITING = Q(waiting_since__isnull=False) | Q(kind=StepKind.PAYMENT)
OF_OTHER_QUEUES = (StepKind.RECEPTION, StepKind.APPROVAL, StepKind.ISSUE, StepKind.RETURN)


@dataclass(frozen=True)
class Tab:
    """`promise`: what will be seen here, told while it is empty. `begins`: the heading of the group it begins."""

    label: Sentence
    where: Callable[[User, datetime], Q]
    promise: Sentence
    begins: Sentence = ""


def _always(where: Q) -> Callable[[User, datetime], Q]:
    return lambda user, now: where


def _end_of_day(now: datetime) -> datetime:
    return timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


def _not_apologised(user: User, now: datetime) -> Q:
    """Late, and nobody has proposed or signed the apology that is owed (Mẫu 04)."""
    apology = Extension.objects.filter(dossier=OuterRef("dossier"), kind=Extension.Kind.APOLOGY).exclude(granted=False)
    return Q(clock_at__lt=now) & ~Q(kind=StepKind.RECEPTION) & ~Exists(apology)


def _withdrawal_asked(user: User, now: datetime) -> Q:
    return Q(dossier__in=Withdrawal.objects.filter(granted=None).values("dossier"))


def _answer_overdue(user: User, now: datetime) -> Q:
    unanswered = Supplement.objects.filter(step_run=OuterRef("pk"), answered_at=None, answer_by__lt=now)
    return Q(waiting_since__isnull=False) & Exists(unanswered)


TABS: Mapping[str, Tab] = {
    "": Tab(
        _("Tất cả"),
        _always(Q()),
        _("Hồ sơ được chuyển đến anh/chị sẽ hiện ở đây, hồ sơ gấp nhất đứng đầu."),
        begins=_("Của ai"),
    ),
    "cua-toi": Tab(
        _("Giao cho tôi"),
        lambda user, now: Q(assignee=user),
        _("Hồ sơ giao riêng cho anh/chị, hoặc anh/chị đã nhận làm, sẽ hiện ở đây."),
    ),
    "bo-phan": Tab(
        _("Của bộ phận"),
        lambda user, now: ~Q(assignee=user),
        _("Hồ sơ chưa giao ai, hoặc đồng nghiệp cùng bộ phận đang làm, sẽ hiện ở đây."),
    ),
    "hom-nay": Tab(
        _("Đến hạn hôm nay"),
        lambda user, now: Q(clock_at__gte=now, clock_at__lt=_end_of_day(now)),
        _("Hồ sơ phải xong trong hôm nay sẽ hiện ở đây."),
        begins=_("Theo hạn"),
    ),
    "qua-han": Tab(
        _("Quá hạn"), lambda user, now: Q(clock_at__lt=now), _("Không để hồ sơ nào hiện ở đây: đó là hồ sơ đã quá hạn.")
    ),
    "tiep-nhan": Tab(
        _("Chờ tiếp nhận"),
        _always(Q(kind=StepKind.RECEPTION, waiting_since=None)),
        _("Hồ sơ nộp trực tuyến chờ trả lời trong 8 giờ làm việc sẽ hiện ở đây."),
        begins=_("Theo việc"),
    ),
    "thu-ly": Tab(
        _("Thụ lý"),
        _always(~Q(kind__in=OF_OTHER_QUEUES) & ~WAITING),
        _("Hồ sơ chờ thẩm tra, kiểm tra thực địa hoặc cho ý kiến sẽ hiện ở đây."),
    ),
    "ky": Tab(
        _("Ký duyệt"),
        _always(Q(kind=StepKind.APPROVAL, waiting_since=None)),
        _("Hồ sơ đã thụ lý xong, chờ ký, sẽ hiện ở đây."),
    ),
    "phat-hanh": Tab(
        _("Phát hành"),
        _always(Q(kind=StepKind.ISSUE, waiting_since=None)),
        _("Kết quả đã ký, chờ cấp số, sẽ hiện ở đây."),
    ),
    "tra": Tab(
        _("Trả kết quả"),
        _always(Q(kind=StepKind.RETURN, waiting_since=None)),
        _("Kết quả chờ người nộp đến nhận sẽ hiện ở đây."),
    ),
    "cho-nguoi-nop": Tab(
        _("Chờ người nộp"), _always(WAITING), _("Hồ sơ chờ người nộp bổ sung hoặc nộp tiền sẽ hiện ở đây.")
    ),
    "chua-xin-loi": Tab(
        _("Trễ, chưa xin lỗi"),
        _not_apologised,
        _("Hồ sơ đã quá hạn mà chưa có phiếu xin lỗi và hẹn lại sẽ hiện ở đây."),
        begins=_("Cần để ý"),
    ),
    "xin-rut": Tab(_("Xin rút"), _withdrawal_asked, _("Hồ sơ mà người nộp xin rút, chờ quyết định, sẽ hiện ở đây.")),
    "qua-han-bo-sung": Tab(
        _("Quá hạn bổ sung"),
        _answer_overdue,
        _("Hồ sơ mà người nộp không bổ sung trong hạn sẽ hiện ở đây, để thông báo không giải quyết."),
    ),
}


def counts_of(runs: QuerySet[StepRun], user: User, now: datetime) -> dict[str, int]:
    """How many of these open steps are in each queue: one walk over the officer's own desks, however large the city."""
    filters = {f"in_{at}": Count(Value(1), filter=tab.where(user, now)) for at, tab in enumerate(TABS.values())}
    found = runs.order_by().aggregate(**filters)
    return {name: found[f"in_{at}"] for at, name in enumerate(TABS)}

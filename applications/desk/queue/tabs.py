"""The queues: which of the open steps on one's desks each holds, told by their kind and by what is true of them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.held import held
from accounts.models import User
from accounts.roles import Role
from applications.models import Extension, StepRun, Supplement, Withdrawal
from core.text import Sentence
from procedures.definition.process import StepKind

ASKING = {Role.RECEPTION, Role.HANDLING}
OF_A_QUEUE_OF_THEIR_OWN = {StepKind.RECEPTION, StepKind.APPROVAL, StepKind.ISSUE, StepKind.RETURN}


@dataclass(frozen=True)
class Tab:
    """Steps of these `kinds` of which all that it `needs` is true, and nothing that it `lacks` (facts_for).

    `promise`: what will be seen here, told while it is empty. `begins`: the heading of the group it begins.
    `roles`: who usually has such steps; to others it is shown when they have one all the same.
    """

    label: Sentence
    promise: Sentence
    begins: Sentence = ""
    kinds: Collection[StepKind] = frozenset(StepKind)
    needs: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    roles: Collection[Role] = frozenset(Role)

    def where(self, user: User, now: datetime) -> Q:
        """The same as a condition on open steps."""
        facts, found = facts_for(user, now), Q()
        if len(self.kinds) < len(StepKind):
            found &= Q(kind__in=self.kinds)
        for name in self.needs:
            found &= facts[name]
        for name in self.lacks:
            found &= ~facts[name]
        return found

    def has(self, step: Mapping[str, Any]) -> bool:
        """Whether a step of this kind, with these facts, is in it."""
        told = all(step[name] for name in self.needs) and not any(step[name] for name in self.lacks)
        return told and step["kind"] in self.kinds


def facts_for(user: User, now: datetime) -> dict[str, Q]:
    """What may be true of an open step, to this officer at this instant."""
    tomorrow = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    apology = Extension.objects.filter(dossier=OuterRef("dossier"), kind=Extension.Kind.APOLOGY).exclude(granted=False)
    asked_back = Withdrawal.objects.filter(granted=None).values("dossier")
    late = {"answered_at": None, "recalled_at": None, "answer_by__lt": now}
    unanswered = Supplement.objects.filter(step_run=OuterRef("pk"), **late)
    return {
        # Also what is in the hands of a colleague who is away, in whose stead this officer acts now.
        "mine": Q(assignee__in={user.pk, *(each.absence.user_id for each in held(user) if each.absence)}),
        "late": Q(clock_at__lt=now),
        "today": Q(clock_at__gte=now, clock_at__lt=tomorrow),
        # It is for the person to go on: what was asked of them, or what they pay.
        "waits": Q(waiting_since__isnull=False) | Q(kind=StepKind.PAYMENT),
        # Late, and nobody has proposed or signed the apology that is owed (Mẫu 04).
        "owes_apology": Q(~Q(kind=StepKind.RECEPTION), ~Exists(apology), clock_at__lt=now),
        "asked_back": Q(dossier__in=asked_back),
        "unanswered": Q(Exists(unanswered), waiting_since__isnull=False),
    }


def counts_of(runs: QuerySet[StepRun], user: User, now: datetime) -> dict[str, int]:
    """How many of these open steps are in each queue: one walk over the officer's own desks, however large the city."""
    facts = {name: Case(When(fact, then=1), default=0) for name, fact in facts_for(user, now).items()}
    alike = list(runs.order_by().annotate(**facts).values("kind", *facts).annotate(n=Count("pk")))
    return {name: sum(step["n"] for step in alike if tab.has(step)) for name, tab in TABS.items()}


def shown_to(user: User, counts: Mapping[str, int], current: str) -> Iterator[tuple[str, Tab, Sentence]]:
    """The queues for this officer's duties, and whatever else holds a step; each with the heading it now begins."""
    roles = {duty.role for duty in held(user)}
    begins: Sentence = ""
    for name, tab in TABS.items():
        begins = tab.begins or begins
        if counts[name] or name == current or roles & set(tab.roles):
            yield name, tab, begins
            begins = ""


TABS: Mapping[str, Tab] = {
    "": Tab(
        _("Tất cả"), _("Hồ sơ được chuyển đến anh/chị sẽ hiện ở đây, hồ sơ gấp nhất đứng đầu."), begins=_("Của ai")
    ),
    "cua-toi": Tab(
        _("Giao cho tôi"),
        _("Hồ sơ giao riêng cho anh/chị, hoặc anh/chị đã nhận làm, sẽ hiện ở đây."),
        needs=("mine",),
    ),
    "bo-phan": Tab(
        _("Của bộ phận"),
        _("Hồ sơ chưa giao ai, hoặc đồng nghiệp cùng bộ phận đang làm, sẽ hiện ở đây."),
        lacks=("mine",),
    ),
    "hom-nay": Tab(
        _("Đến hạn hôm nay"),
        _("Hồ sơ phải xong trong hôm nay sẽ hiện ở đây."),
        begins=_("Theo hạn"),
        needs=("today",),
    ),
    "qua-han": Tab(_("Quá hạn"), _("Hồ sơ đã quá hạn mà chưa xong sẽ hiện ở đây."), needs=("late",)),
    "tiep-nhan": Tab(
        _("Chờ tiếp nhận"),
        _("Hồ sơ nộp trực tuyến, chờ trả lời trong hạn, sẽ hiện ở đây."),
        begins=_("Theo việc"),
        kinds={StepKind.RECEPTION},
        lacks=("waits",),
        roles={Role.RECEPTION},
    ),
    "thu-ly": Tab(
        _("Thụ lý"),
        _("Hồ sơ chờ thẩm tra, kiểm tra thực địa hoặc cho ý kiến sẽ hiện ở đây."),
        kinds=frozenset(StepKind) - OF_A_QUEUE_OF_THEIR_OWN,
        lacks=("waits",),
        roles={Role.HANDLING},
    ),
    "ky": Tab(
        _("Ký duyệt"),
        _("Hồ sơ đã thụ lý xong, chờ ký, sẽ hiện ở đây."),
        kinds={StepKind.APPROVAL},
        lacks=("waits",),
        roles={Role.LEADER},
    ),
    "phat-hanh": Tab(
        _("Phát hành"),
        _("Kết quả đã ký, chờ cấp số, sẽ hiện ở đây."),
        kinds={StepKind.ISSUE},
        lacks=("waits",),
        roles={Role.RECORDS},
    ),
    "tra": Tab(
        _("Trả kết quả"),
        _("Kết quả chờ người nộp đến nhận sẽ hiện ở đây."),
        kinds={StepKind.RETURN},
        lacks=("waits",),
        roles={Role.RECEPTION},
    ),
    "cho-nguoi-nop": Tab(
        _("Chờ người nộp"),
        _("Hồ sơ chờ người nộp bổ sung hoặc nộp tiền sẽ hiện ở đây."),
        needs=("waits",),
        roles=ASKING,
    ),
    "chua-xin-loi": Tab(
        _("Trễ, chưa xin lỗi"),
        _("Hồ sơ đã quá hạn mà chưa có phiếu xin lỗi và hẹn lại sẽ hiện ở đây."),
        begins=_("Cần để ý"),
        needs=("owes_apology",),
        roles={Role.HANDLING, Role.LEADER},
    ),
    "xin-rut": Tab(
        _("Xin rút"),
        _("Hồ sơ mà người nộp xin rút, chờ quyết định, sẽ hiện ở đây."),
        needs=("asked_back",),
        roles=ASKING,
    ),
    "qua-han-bo-sung": Tab(
        _("Quá hạn bổ sung"),
        _("Hồ sơ mà người nộp không bổ sung trong hạn sẽ hiện ở đây, để thông báo không giải quyết."),
        needs=("unanswered",),
        roles=ASKING,
    ),
}

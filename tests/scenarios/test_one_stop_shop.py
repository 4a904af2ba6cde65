"""The days of a one-stop-shop: asked to complete, late with an apology, asked back, away, and many at once."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import RoleAssignment, User
from accounts.roles import Role
from applications.models import Dossier
from applications.status import Status
from core.models import LedgerEntry, OutboxRow
from processes import eventually
from tests.applications.stories import BIRTH, COPIES, accepted, filed, fresh, work
from tests.scenarios.access import no_barrier
from tests.scenarios.boxes import fill
from tests.scenarios.people import Citizen, Officer

MANY = 500
WHY = "Máy in phôi bằng bản sao bị hỏng, chờ phôi mới."


def test_what_lacks_is_asked_at_the_counter_and_only_that_may_change(
    city: User, citizen: Callable[..., Citizen], officer: Callable[[str], Officer]
) -> None:
    dossier = filed(city, COPIES)
    counter = officer("tiepnhan")
    counter.opens(str(dossier))
    counter.asks_for("Số điện thoại", "Số này không gọi được", "Không liên lạc được.", under="Người yêu cầu chứng thực")
    assert fresh(dossier).due_at is None  # no clock before acceptance
    mother = citizen("congdan")
    mother.page.goto(f"/ho-so/{dossier.pk}/")
    mother.reads("Số này không gọi được")
    mother.follow("Bổ sung hồ sơ")
    boxes = mother.page.locator("main input:not([type=hidden]):not([type=submit])")
    expect(boxes).to_have_count(1)
    boxes.first.fill("0912345678")
    mother.press("Lưu và tiếp tục")
    mother.press("Gửi phần bổ sung")
    counter.opens(str(dossier))
    counter.reads("0900000102", "0912345678")  # old and new, side by side
    counter.does("Tiếp nhận hồ sơ")
    assert fresh(dossier).status == Status.PROCESSING
    assert fresh(dossier).due_at == fresh(dossier).original_due_at


def test_a_late_dossier_is_apologised_for_and_its_result_goes_out_all_the_same(
    city: User, citizen: Callable[..., Citizen], officer: Callable[[str], Officer]
) -> None:
    dossier = accepted(filed(city, BIRTH))
    late = timezone.now() - timedelta(days=2)
    Dossier.objects.filter(pk=dossier.pk).update(due_at=late, original_due_at=late, appointed_at=late)
    mother = citizen("congdan")
    mother.page.goto(f"/ho-so/{dossier.pk}/")
    eventually(lambda: fresh(dossier).overdue_at)  # the sweep
    handler = officer("hotich")
    handler.opens(str(dossier))
    handler.does("Xin lỗi và hẹn lại", {"Thêm bao nhiêu ngày làm việc": "2", "Lý do": WHY})
    leader = officer("lanhdao")
    leader.page.goto(f"/can-bo/ho-so/{dossier.pk}/")
    leader.reads(WHY)
    leader.does("Chấp thuận đề nghị hẹn lại")
    mother.hears("xin lỗi")
    now = fresh(dossier)
    assert now.due_at == late and now.appointed_at and now.appointed_at > timezone.now()
    stranger = citizen("doanhnghiep")
    stranger.page.goto("/ho-so-tre-han/")
    no_barrier(stranger.page)
    stranger.reads(str(now.code))
    stranger.does_not_read(now.applicant_name)
    done = work(dossier)
    assert done.status == Status.RETURNED and done.is_overdue


def test_asked_back_it_rests_until_the_office_lets_it_go(
    city: User, citizen: Callable[..., Citizen], officer: Callable[[str], Officer]
) -> None:
    dossier = accepted(filed(city, BIRTH))
    mother = citizen("congdan")
    mother.page.goto(f"/ho-so/{dossier.pk}/")
    mother.page.get_by_text("Rút hồ sơ", exact=True).click()
    fill(mother.page, "Vì sao bạn rút hồ sơ?", "Tôi sẽ làm ở nơi khác.")
    mother.press("Gửi yêu cầu rút hồ sơ")
    mother.reads("Bạn đã xin rút hồ sơ này")
    handler = officer("hotich")
    handler.page.goto("/can-bo/?muc=xin-rut")
    handler.page.get_by_role("link", name=str(dossier), exact=True).click()
    handler.reads("Tôi sẽ làm ở nơi khác.")
    no_barrier(handler.page)
    leader = officer("lanhdao")
    leader.page.goto(f"/can-bo/ho-so/{dossier.pk}/")
    leader.does("Đồng ý cho rút hồ sơ")
    mother.hears("Thông báo dừng giải quyết hồ sơ")
    assert fresh(dossier).status == Status.STOPPED
    assert not dossier.step_runs.filter(closed_at=None).exists()


def test_a_stand_in_signs_while_the_leader_is_away_and_not_a_day_longer(
    city: User, officer: Callable[[str], Officer]
) -> None:
    deputy = User.objects.create_user("phochutich", password="Haiphong@2026", full_name="Phạm Văn Phó", kind="STAFF")
    leader = User.objects.get(username="lanhdao")
    office = RoleAssignment.objects.held(leader).get(role=Role.LEADER)
    RoleAssignment.objects.create(user=deputy, role=Role.SUPERVISOR, agency=office.agency)
    dossier = work(accepted(filed(city, COPIES)), until="signing")
    away = officer("lanhdao")
    away.page.goto("/can-bo/phan-cong/")
    no_barrier(away.page)
    today, tomorrow = (f"{timezone.localdate() + timedelta(days=ahead):%d/%m/%Y}" for ahead in (0, 1))
    away_from = {"Vắng mặt từ ngày": today, "Đến hết ngày": tomorrow, "Người làm thay": "Phạm Văn Phó"}
    for label, answer in away_from.items():
        fill(away.page, label, answer)
    away.press("Ghi kỳ vắng mặt")
    away.reads("Phạm Văn Phó")
    stand_in = officer("phochutich")
    stand_in.ends(str(dossier), "Ký duyệt")
    signed = LedgerEntry.objects.get(subject=dossier.subject, event="step.completed", data__step="signing")
    assert signed.actor == f"user:{deputy.pk}"
    RoleAssignment.objects.filter(user=deputy).exclude(absence=None).update(valid_to=timezone.now())
    other = work(accepted(filed(city, COPIES)), until="signing")
    stand_in.page.goto(f"/can-bo/ho-so/{other.pk}/")
    expect(stand_in.page.get_by_role("button", name="Ký duyệt", exact=True)).to_have_count(0)


def test_five_hundred_are_accepted_at_once_each_once(city: User, officer: Callable[[str], Officer]) -> None:
    with transaction.atomic():
        for _number in range(MANY):
            filed(city, COPIES)
        OutboxRow.objects.update(done_at=timezone.now())  # what filing promised was printed long ago
    counter = officer("tiepnhan")
    counter.page.goto("/can-bo/?muc=tiep-nhan")
    counter.page.get_by_label(f"cả {MANY} hồ sơ").check()
    counter.page.locator("#many").get_by_role("button", name="Tiếp nhận", exact=True).click()
    counter.reads(f"Sẽ làm {MANY} hồ sơ, không bỏ qua hồ sơ nào.")
    no_barrier(counter.page)
    counter.press(f"Tiếp nhận {MANY}")
    for number in range(1, MANY + 1):  # however slow: as long as it goes on
        eventually(lambda number=number: Dossier.objects.exclude(code=None).count() >= number)
    expect(counter.page.get_by_text(f"Đã làm {MANY}, bỏ qua 0 trong {MANY} hồ sơ.")).to_be_visible()
    codes = set(Dossier.objects.values_list("code", flat=True))
    assert len(codes) == MANY
    assert LedgerEntry.objects.filter(event="dossier.accepted").count() == MANY

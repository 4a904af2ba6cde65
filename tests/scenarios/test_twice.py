"""Doing it twice: hurried clicks, reloading, going back, two at once, and pages that have grown old."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import RoleAssignment, User
from accounts.roles import Role
from applications.actions.assign import assign
from applications.models import Dossier
from applications.status import Status
from core.models import LedgerEntry
from tests.applications.stories import BIRTH, COPIES, accepted, drafted, filed, fresh, open_run
from tests.scenarios.filled import register_entry
from tests.scenarios.people import Citizen, Officer


@pytest.fixture
def draft(city: User) -> Dossier:
    """Complete, and not filed yet."""
    return drafted(city, BIRTH)


def filings(dossier: Dossier) -> int:
    return LedgerEntry.objects.filter(subject=dossier.subject, event="dossier.submitted").count()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_double_click_files_once(draft: Dossier, citizen: Callable[..., Citizen], scripts: bool) -> None:
    mother = citizen("congdan", scripts)
    mother.page.goto(f"/ho-so/{draft.pk}/kiem-tra/")
    mother.page.get_by_label("Tôi cam đoan những lời khai").check()
    mother.page.get_by_role("button", name="Nộp hồ sơ").dblclick()
    mother.meets("Đã nộp hồ sơ")
    mother.reads(str(fresh(draft).request_number))
    assert (Dossier.objects.count(), filings(draft)) == (1, 1)


def test_reloading_and_going_back_file_nothing_more(draft: Dossier, citizen: Callable[..., Citizen]) -> None:
    mother = citizen("congdan")
    mother.page.goto(f"/ho-so/{draft.pk}/kiem-tra/")
    request = mother.swears_and_files()
    mother.page.reload()
    mother.meets("Đã nộp hồ sơ")
    mother.reads(request)
    mother.page.go_back()
    if again := mother.page.get_by_role("button", name="Nộp hồ sơ").count():
        mother.press("Nộp hồ sơ")
    mother.reads(request)
    assert (Dossier.objects.count(), filings(draft)) == (1, 1), again


def test_two_clerks_accept_and_the_second_reads_who_and_when(city: User, officer: Callable[[str], Officer]) -> None:
    dossier = filed(city, COPIES)
    counter = RoleAssignment.objects.get(user__username="tiepnhan")
    colleague = User.objects.get(username="taichinh")
    place = {"role": Role.RECEPTION, "agency": counter.agency, "valid_from": counter.valid_from}
    RoleAssignment.objects.create(user=colleague, **place)
    first, second = officer("tiepnhan"), officer("taichinh")
    first.opens(str(dossier.request_number))
    second.opens(str(dossier.request_number))
    first.does("Tiếp nhận hồ sơ")
    second.does("Tiếp nhận hồ sơ")
    at = timezone.localtime(LedgerEntry.objects.get(subject=dossier.subject, event="dossier.accepted").at)
    second.reads(f"Phạm Thị Lan vừa cập nhật hồ sơ này lúc {at:%H:%M %d/%m/%Y}", str(fresh(dossier).code))
    second.meets("Chứng thực bản sao từ bản chính giấy tờ, văn bản")
    assert fresh(dossier).status == Status.PROCESSING
    assert dossier.papers_issued.filter(kind="RECEIPT").count() == 1


def test_what_was_typed_on_an_old_page_is_still_there(city: User, officer: Callable[[str], Officer]) -> None:
    dossier = accepted(filed(city, BIRTH))
    registrar = officer("hotich")
    registrar.opens(str(dossier.code))
    chief, run = User.objects.get(username="lanhdao"), open_run(dossier, "handling")
    assign(chief, dossier.pk, run.pk, fresh(dossier).revision, User.objects.get(username="hotich"))
    registrar.does("Hoàn thành và chuyển tiếp", register_entry())
    registrar.reads(f"{chief.full_name} vừa cập nhật hồ sơ này", "Việc vừa gửi chưa được ghi nhận.")
    expect(registrar.act("Hoàn thành và chuyển tiếp").get_by_label("Quyển số")).to_have_value("01/2026")
    assert open_run(dossier, "handling")
    registrar.does("Hoàn thành và chuyển tiếp")
    registrar.reads("Đã hoàn thành bước.")


def test_a_page_of_the_form_left_open_is_refused_after_filing(draft: Dossier, citizen: Callable[..., Citizen]) -> None:
    mother = citizen("congdan")
    mother.page.goto(f"/ho-so/{draft.pk}/trang/child/")
    with mother.page.context.new_page() as other:
        other.goto(f"/ho-so/{draft.pk}/kiem-tra/")
        other.get_by_label("Tôi cam đoan những lời khai").check()
        other.get_by_role("button", name="Nộp hồ sơ").click()
        expect(other.get_by_role("heading", level=1)).to_have_text("Đã nộp hồ sơ")
    before = fresh(draft).answers
    mother.page.get_by_label("Họ, chữ đệm, tên của trẻ").fill("Trần Gia Khác")
    mother.press("Lưu và tiếp tục")
    mother.reads("Hồ sơ đã nộp nên không sửa được nữa.")
    assert fresh(draft).answers == before

"""The clock's buttons at the desk, and the applicant's own: what is offered, what a page answers."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine

from accounts.models import RoleAssignment, User
from accounts.roles import Role
from applications.actions.cancel_withdrawal import cancel_withdrawal
from applications.actions.withdraw import withdraw
from applications.models import Dossier, Pause
from applications.status import Status
from procedures.definition import read_definition
from procedures.models import Procedure
from procedures.publishing import publish
from procedures.versions import definition_of
from tests.applications.citizen_pages import Citizen
from tests.applications.desk_pages import Desk
from tests.applications.stories import BUILDING, COPIES, accepted, drafted, filed, fresh, holder, open_city

MONDAY = "2026-11-30T07:30:00+07:00"
DUE = datetime.fromisoformat("2026-12-09T17:00:00+07:00")
REASON = "Chờ ý kiến của cơ quan quản lý quy hoạch."


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def dossier(db: None, clock: time_machine.Traveller) -> Dossier:
    return accepted(filed(open_city(), BUILDING))


@pytest.fixture
def desk(dossier: Dossier) -> Desk:
    return Desk(holder(dossier.step_runs.get(closed_at=None)))


@pytest.fixture
def head(dossier: Dossier) -> Desk:
    assert dossier.competent_agency is not None
    return Desk(RoleAssignment.objects.holders(Role.LEADER, dossier.competent_agency)[0])


def test_the_clock_is_stopped_and_runs_on_by_the_page(dossier: Dossier, desk: Desk) -> None:
    form = desk.open(dossier).form("tam-dung")
    assert form.names >= {"reason", "days", "note"}
    assert desk.send(form, reason="").status == 422
    wrong = desk.send(form, reason="owner_absent", days="rất lâu")
    assert wrong.status == 422 and "Ghi số ngày, từ 1 đến 366." in wrong.text
    page = desk.send(form, reason="owner_absent", days="10")
    assert "Đã tạm dừng tính thời hạn." in page.text
    assert Pause.objects.get().until == datetime.fromisoformat("2026-12-10T17:00:00+07:00")
    assert not page.forms("tam-dung")
    page = desk.send(page.form("tinh-tiep"))
    assert fresh(dossier).paused_at is None and not page.forms("tinh-tiep")


def test_more_time_goes_from_desk_to_head(dossier: Dossier, desk: Desk, head: Desk) -> None:
    assert not head.open(dossier).forms("duyet-hen-lai")
    page = desk.send(desk.open(dossier).form("hen-lai"), days="2", reason="Bận.")
    assert page.status == 422 and "ít nhất 10 ký tự" in page.text
    page = desk.send(desk.open(dossier).form("hen-lai"), days="2", reason=REASON)
    assert "Đã có một đề nghị đang chờ lãnh đạo quyết định." in page.text
    waiting = head.open(dossier)
    assert REASON in waiting.text
    refusal = head.send(waiting.form("duyet-hen-lai", "REFUSED"))
    assert refusal.status == 422
    page = head.send(waiting.form("duyet-hen-lai", "GRANTED"))
    assert "Đã chấp thuận" in page.text
    assert fresh(dossier).due_at == DUE + timedelta(days=2)


def test_each_number_of_days_tells_the_new_appointment_before_it_is_sent(
    dossier: Dossier, desk: Desk, clock: time_machine.Traveller
) -> None:
    def choices() -> list[str]:
        page = Desk(desk.user).open(dossier)
        return ["".join(map(str, option.children)).strip() for option in page.all("option")]

    assert "2 ngày → 17:00 ngày 11/12/2026" in choices()  # from the due moment
    clock.move_to(DUE + timedelta(days=10))  # a Saturday
    assert "2 ngày → 17:00 ngày 23/12/2026" in choices()  # late: from now
    late = Desk(desk.user)
    late.send(late.open(dossier).form("hen-lai"), days="2", reason=REASON)
    assert dossier.extensions.get().after == datetime.fromisoformat("2026-12-23T17:00:00+07:00")


def test_no_more_days_are_offered_than_the_procedure_grants(db: None, clock: time_machine.Traveller) -> None:
    citizen, current = open_city(), Procedure.objects.get(code=BUILDING).current
    assert current is not None
    raw = definition_of(current).model_dump(mode="json", by_alias=True)
    publish(read_definition(raw | {"deadline": raw["deadline"] | {"max_extension_ratio": "0.5"}}))
    dossier = accepted(filed(citizen, BUILDING))
    page = Desk(holder(dossier.step_runs.get(closed_at=None))).open(dossier)
    days = [dict(option.attributes)["value"] for option in page.all("option") if "→" in str(option)]
    assert days == ["1", "2", "3", "4"]


def test_a_late_dossier_asks_for_its_apology(dossier: Dossier, desk: Desk, clock: time_machine.Traveller) -> None:
    assert "Đề nghị gia hạn" in desk.open(dossier).text
    clock.move_to(DUE + timedelta(hours=1))
    assert "Xin lỗi và hẹn lại" in Desk(desk.user).open(dossier).text


def test_only_a_head_stops_a_dossier(dossier: Dossier, desk: Desk, head: Desk) -> None:
    assert not desk.open(dossier).forms("/dung/")
    form = head.open(dossier).form("/dung/")
    assert head.send(form, reason="Không có cơ sở pháp lý.").status == 422
    head.send(form, reason="Không có cơ sở pháp lý để giải quyết.", ground="Luật Xây dựng 2014, Điều 102")
    assert fresh(dossier).status == Status.STOPPED


def test_a_withdrawal_is_asked_kept_and_granted(dossier: Dossier, desk: Desk) -> None:
    citizen = Citizen("congdan")
    page = citizen.open("dossier", dossier)
    form = page.form("/rut/")
    short = citizen.send(form.action, form, reason="Nhầm.")
    assert short.status == 422 and "Lý do cần ít nhất 10 ký tự." in short.text and "Nhầm." in short.html
    citizen.send(form.action, form, reason="Tôi nộp nhầm thủ tục.")
    page = citizen.open("dossier", dossier)
    assert "Bạn đã xin rút hồ sơ này" in page.text and not page.forms("/rut/")
    keep = page.form("/khong-rut/")
    citizen.send(keep.action, keep)
    assert fresh(dossier).status == Status.PROCESSING
    withdraw(citizen.user, dossier.pk, "Tôi nộp nhầm thủ tục.")
    waiting = desk.open(dossier)
    assert "Tôi nộp nhầm thủ tục." in waiting.text
    assert not waiting.forms("/buoc/") and not waiting.forms("/bo-sung/")
    assert desk.send(waiting.form("cho-rut", "REFUSED")).status == 422
    desk.send(waiting.form("cho-rut", "GRANTED"), refund="on")
    assert fresh(dossier).status == Status.STOPPED
    page = citizen.open("dossier", dossier)
    assert "Tôi nộp nhầm thủ tục." in page.text and not page.forms("/rut/")


def test_no_single_key_lets_a_dossier_go(dossier: Dossier, desk: Desk, head: Desk) -> None:
    assert dossier.owner is not None
    withdraw(dossier.owner, dossier.pk, "Tôi nộp nhầm thủ tục.")
    for page in (desk.open(dossier), head.open(dossier)):
        assert "Đồng ý cho rút hồ sơ" in page.acts()
        assert "t" not in [dict(each.attributes).get("data-key") for each in page.all("button")]


def test_a_draft_is_thrown_away_after_a_question(db: None) -> None:
    draft = drafted(open_city(), COPIES)
    citizen = Citizen("congdan")
    assert f"/ho-so/{draft.pk}/xoa/" in citizen.open("check", draft).html
    page = citizen.open("discard", draft)
    assert "Xóa bản nháp này?" in page.text
    assert Citizen("doanhnghiep").open("discard", draft).status == 404
    (form,) = [form for form in page.forms() if "once" in form.names]
    answer = citizen.send(f"/ho-so/{draft.pk}/xoa/", form)
    assert answer.status == 302 and not Dossier.objects.exists()
    assert citizen.open("discard", draft).status == 404


def test_after_an_apology_people_read_the_new_appointment(dossier: Dossier) -> None:
    Dossier.objects.filter(pk=dossier.pk).update(appointed_at=DUE + timedelta(days=7))
    assert "16/12/2026" in Citizen("congdan").open("dossier", dossier).text


def test_strangers_find_no_such_buttons(dossier: Dossier, desk: Desk) -> None:
    run = dossier.step_runs.get(closed_at=None)
    stranger = Desk(User.objects.get(username="congan"))
    for place in (f"tam-dung/{run.pk}", f"tinh-tiep/{run.pk}", f"hen-lai/{run.pk}", "cho-rut", "dung"):
        answer = stranger.client.post(f"/can-bo/ho-so/{dossier.pk}/{place}/", {"once": "x", "days": "1"})
        assert answer.status_code in {404, 422}, place
    assert fresh(dossier).revision == dossier.revision


def test_sentences_are_ready_where_a_reason_is_written(desk: Desk, head: Desk, dossier: Dossier) -> None:
    assert dossier.owner is not None
    withdraw(dossier.owner, dossier.pk, REASON)
    asked_back = desk.open(dossier)
    assert "Kết quả đã được ký và phát hành trước khi nhận được yêu cầu rút hồ sơ." in asked_back.text
    cancel_withdrawal(dossier.owner, dossier.pk)
    page, heads = desk.open(dossier), head.open(dossier)
    assert "Cần thêm thời gian xác minh tại cơ quan có liên quan: …" in page.text
    assert "Có tranh chấp đang được Tòa án thụ lý: …" in heads.text
    for each in (asked_back, page, heads):
        texts = {dict(box.attributes)["id"] for box in each.all("textarea")}
        choices = [dict(choice.attributes) for choice in each.all("select")]
        filled = {choice["data-fills"] for choice in choices if "data-fills" in choice}
        assert filled and filled <= texts

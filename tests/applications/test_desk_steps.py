"""The desk's buttons for sittings, postings, money and originals; and the public pages of postings."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from applications.models import Charge, Dossier, HandOver, Objection
from applications.models.paper import PaperKind
from tests.applications.desk_pages import Desk, Page, typed
from tests.applications.outsiders import trusted
from tests.applications.stories import (
    BUILDING,
    accepted,
    filed,
    fresh,
    holder,
    let_posting_pass,
    open_run,
    work,
)

MEDIATION, DISABILITY, LAND = "1.012812", "1.001699", "1.115619"
WHY = {"name": "Phạm Thị Lý", "contact": "0912 000 111", "text": "Người này không sống ở địa bàn phường."}


def seat(dossier: Dossier, step: str) -> Desk:
    return Desk(holder(open_run(dossier, step)))


def counter(dossier: Dossier) -> Desk:
    return Desk(holder(dossier.step_runs.earliest("pk")))


# --- Sittings ---


def test_a_council_is_convened_held_and_concluded(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, MEDIATION)), until="meeting")
    desk = seat(dossier, "meeting")
    page = desk.open(dossier)
    assert page.acts()[:2] == ["Thêm một dòng", "Ghi biên bản"]
    assert "Hội đồng chưa có biên bản." in page.text
    on = timezone.localdate() + timedelta(days=3)
    when = typed({"meeting_on": on.isoformat()}, page.form("/hen-hop/"))
    page = desk.send(page.form("/hen-hop/"), meeting_at="08:30", meeting_place="Nhà văn hóa", **when)
    assert "Đã hẹn; người nộp được báo." in page.text
    assert f"Cuộc họp hẹn lúc 08:30 ngày {on:%d/%m/%Y} chưa đến giờ." in page.text
    dossier.step_runs.get(step="meeting").meetings.update(planned_at=timezone.now() - timedelta(hours=2))
    form = desk.open(dossier).form("/bien-ban/")
    assert form.values["meeting_people-0-name"] == [desk.user.full_name]
    said = {"meeting_record": "Hai bên đã trình bày.", "meeting_conclusion": "Hòa giải thành công."}
    names = {"meeting_people-1-name": "Nguyễn Văn Lâm", "meeting_people-2-name": "Phạm Văn Tư"}
    away = {"meeting_people-1-present": "false", "meeting_people-2-present": "false"}
    page = desk.send(form, **said, **names, **away)
    assert "Hãy ghi đúng một người chủ trì và một thư ký, cả hai có mặt." in page.text
    page = desk.send(page.form("/bien-ban/"), **{"meeting_people-1-present": "true"})
    assert "Đã ghi biên bản" in page.text
    assert dossier.papers_issued.filter(kind=PaperKind.MINUTES).count() == 1
    assert page.form("/buoc/", "DONE").names >= {"met_on_0", "meeting_outcome"}


def test_minutes_that_are_not_whole_come_back_as_they_were_written(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, MEDIATION)), until="meeting")
    desk = seat(dossier, "meeting")
    form = desk.open(dossier).form("/bien-ban/")
    page = desk.send(form, meeting_record="Hai bên đã trình bày.", meeting_conclusion="")
    again = page.form("/bien-ban/")
    assert page.status == 422
    assert "Kết luận cần ít nhất 10 ký tự." in page.text
    assert again.values["meeting_record"] == ["Hai bên đã trình bày."]


def test_the_table_of_people_grows_by_a_row(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, MEDIATION)), until="meeting")
    desk = seat(dossier, "meeting")
    form = desk.open(dossier).form("/bien-ban/")
    page = desk.send(form, meeting_record="Đang ghi", add_row="meeting_people")
    assert page.status == 200
    assert page.form("/bien-ban/").values["meeting_record"] == ["Đang ghi"]
    assert "meeting_people-3-name" in page.form("/bien-ban/").names


# --- Postings ---


@pytest.fixture
def posted(citizen: User) -> Dossier:
    return work(accepted(filed(citizen, DISABILITY)), until="posting")


def public(url: str) -> Page:
    return Page(Client().get(url))


def object_by_page(dossier: Dossier, client: Client, **changes: str) -> Page:
    url = f"/niem-yet/{open_run(dossier, 'posting').posting.pk}/"
    (form,) = [form for form in Page(client.get(url)).forms() if "contact" in form.names]
    return Page(client.post(url, form.values | WHY | changes, follow=True))


def test_everybody_reads_what_is_posted_and_nothing_of_the_person(posted: Dossier) -> None:
    page = public("/niem-yet/")
    one = public(f"/niem-yet/{open_run(posted, 'posting').posting.pk}/")
    assert page.status == one.status == 200
    for shown in (page, one):
        assert posted.procedure.title in shown.text
        for private in (posted.applicant_name, posted.applicant_number, posted.code):
            assert private and private not in shown.html


def test_when_it_is_over_nothing_is_listed_and_nothing_taken(posted: Dossier) -> None:
    run, client = open_run(posted, "posting"), Client()
    let_posting_pass(run)
    assert "Hiện không có việc nào đang niêm yết" in public("/niem-yet/").text
    assert public(f"/niem-yet/{run.posting.pk}/").status == 404
    assert client.post(f"/niem-yet/{run.posting.pk}/", WHY).status_code == 404
    assert not Objection.objects.exists()


def test_an_objection_is_sent_once_answered_at_the_desk_and_in_the_records(posted: Dossier) -> None:
    client = Client()
    page = object_by_page(posted, client, once="mot-lan")
    assert "Đã nhận ý kiến của bạn." in page.text
    object_by_page(posted, client, once="mot-lan")
    assert Objection.objects.count() == 1
    desk = seat(posted, "posting")
    page = desk.open(posted)
    assert page.acts()[0] == "Trả lời ý kiến (1 chưa trả lời)"
    assert WHY["text"] in page.text
    page = desk.send(page.form("/y-kien/"), text="Đã xác minh: thường trú tại phường.")
    assert "Đã ghi trả lời." in page.text
    assert Objection.objects.get().answered_by == desk.user


@pytest.mark.parametrize(("name", "words"), [("name", "Hãy ghi họ tên."), ("text", "Ý kiến cần ít nhất 10 ký tự.")])
def test_what_is_missing_is_told_beside_it(posted: Dossier, name: str, words: str) -> None:
    page = object_by_page(posted, Client(), **{name: ""})
    assert page.status == 422
    assert words in page.text
    assert "Lỗi:" in page.text
    assert not Objection.objects.exists()


def test_control_characters_are_left_out(posted: Dossier) -> None:
    assert object_by_page(posted, Client(), text="Không đồng ý\0 vì lý do khác").status == 200
    assert "\0" not in Objection.objects.get().text


def test_a_few_objections_of_one_address_are_enough(posted: Dossier) -> None:
    client = Client()
    for _time in range(5):
        assert object_by_page(posted, client).status == 200
    assert object_by_page(posted, client).status == 429
    assert Objection.objects.count() == 5


# --- Money ---


def test_the_tax_office_sets_an_amount_on_its_page(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, LAND)), until="tax_notice")
    desk = seat(dossier, "tax_notice")
    form = desk.open(dossier).form("/khoan-thu/")
    page = desk.send(form, rule="registration_tax", amount="5.000.000", ground="TB 118/TB-THP")
    assert "Đã ấn định; người nộp được báo." in page.text
    assert dossier.charges.get(rule="registration_tax").amount == 5_000_000
    page = desk.send(page.form("/khoan-thu/"), rule="registration_tax", amount="", ground="TB")
    assert page.status == 422
    assert "Hãy ghi số tiền, bằng đồng." in page.text


def test_finance_gives_money_back_on_its_page(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, BUILDING)), until="decision")
    dossier.charges.update(state=Charge.State.TO_REFUND)
    Dossier.objects.filter(pk=dossier.pk).update(money_state="TO_REFUND")
    assert dossier.receiving_agency
    desk = Desk(trusted("thungan", Role.FINANCE, dossier.receiving_agency))
    page = desk.send(desk.open(dossier).form("/hoan-tra/"))
    assert "Đã ghi nhận hoàn trả." in page.text
    assert dossier.charges.get().state == Charge.State.REFUNDED
    assert page.forms("/hoan-tra/") == []


# --- Originals ---


def test_an_original_goes_from_the_counter_to_the_room_and_back(citizen: User) -> None:
    dossier = accepted(filed(citizen, BUILDING))
    clerk, handler = counter(dossier), seat(dossier, "appraisal")
    form = clerk.open(dossier).form("/ban-giay/")
    page = clerk.send(form, **{"originals-0-name": "Giấy chứng nhận", "originals-0-quantity": "1"})
    assert "Đã ghi nhận bản giấy để lại." in page.text
    deed = dossier.originals.get()
    assert dossier.competent_agency
    page = clerk.send(page.form("/ban-giao/"), originals=[str(deed.pk)], to=dossier.competent_agency.code)
    assert "chưa ký nhận" in page.text
    assert page.forms("/ban-giao/") == page.forms("/ky-nhan/") == []
    page = handler.send(handler.open(dossier).form("/ky-nhan/"))
    assert "Đã ký nhận bản giấy." in page.text
    page = handler.send(page.form("/ban-giao/"), originals=[str(deed.pk)], to="")
    assert "Hãy ghi ai đến quầy và giấy tờ đã xuất trình." in page.text
    shown = f"Căn cước {dossier.applicant_number}"
    page = handler.send(page.form("/ban-giao/"), came_identity=shown, **_named(dossier))
    assert shown in page.text
    deed.refresh_from_db()
    assert deed.held_by is None
    assert HandOver.objects.filter(original=deed).count() == 3


def test_what_is_still_held_when_the_dossier_ended_is_a_task(citizen: User) -> None:
    dossier = accepted(filed(citizen, BUILDING))
    clerk = counter(dossier)
    clerk.send(clerk.open(dossier).form("/ban-giay/"), **{"originals-0-name": "Giấy chứng nhận"})
    work(dossier)
    page = clerk.open(fresh(dossier))
    assert "Hồ sơ đã kết thúc mà bản giấy của người nộp còn ở đây." in page.text
    held = [str(dossier.originals.get().pk)]
    clerk.send(page.form("/ban-giao/"), originals=held, came_identity="Giấy ủy quyền số 7", **_named(dossier))
    assert clerk.open(dossier).forms("/ban-giao/") == []


def _named(dossier: Dossier) -> dict[str, str]:
    """A company is never there itself: who came says by which authority."""
    return {"came_name": "Phạm Văn Tư", "came_authority": f"Nhân viên của {dossier.applicant_name}"}

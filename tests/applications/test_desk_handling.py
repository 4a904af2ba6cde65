"""The handling page: what lies on it, what may be done, and what it says when something is wrong."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from applications.actions.answer_supplement import answer_supplement
from applications.models import Attachment, Dossier
from applications.status import Status
from core.files import keep
from core.models import LedgerEntry
from procedures.definition import ProcedureDefinition, read_definition
from procedures.models import Procedure
from procedures.publishing import publish
from tests.applications.desk_pages import Desk, Page, all_of, typed
from tests.applications.stories import (
    BIRTH,
    BUILDING,
    COPIES,
    NEWBORN,
    SAME,
    accepted,
    answers_of,
    ask_for_supplement,
    end,
    filed,
    fresh,
    hand_in,
    open_run,
    ready,
    work,
)


def attributes(page: Page, name: str, key: str) -> list[str]:
    return [dict(element.attributes)[key] for element in page.all(name) if key in dict(element.attributes)]


# --- What lies on it -----------------------------------------------------------------------------------------------


def test_papers_are_there_to_read_those_not_handed_in_are_told(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    page = Desk("tiepnhan").open(dossier)
    (file,) = dossier.files
    assert attributes(page, "iframe", "src") == [
        f"{reverse('citizen:file', args=[dossier.pk, file.pk])}?xem#navpanes=0&view=FitH"
    ]
    assert "ban-chup.pdf" in page.text
    assert "3 trang" in page.text
    assert "Không phải nộp: cơ quan tra cứu tại Cơ sở dữ liệu quốc gia về dân cư." in page.text
    for answer in ("Trần Gia Bảo", "20/10/2026", "Bệnh viện Phụ sản Hải Phòng"):
        assert answer in page.text


def test_a_picture_is_shown_as_one(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    picture = keep(b"\xff\xd8\xff\xe0", "image/jpeg")
    dossier.attachments.update(content_type="image/jpeg", blob=picture, name="anh.jpg", pages=None)
    page = Desk("tiepnhan").open(dossier)
    assert attributes(page, "img", "alt")[-1] == "anh.jpg"
    assert page.all("iframe") == []


def test_papers_shown_at_the_counter_are_told(citizen: User) -> None:
    page = Desk("tiepnhan").open(filed(citizen, COPIES))
    assert "Xuất trình bản chính tại quầy, không phải nộp." in page.text


def test_only_this_page_may_frame_and_only_a_file_may_be_framed(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    desk = Desk("tiepnhan")
    page = desk.open(dossier)
    (frame,) = attributes(page, "iframe", "src")
    file = desk.client.get(frame)
    assert "frame-src 'self'" in page.response["Content-Security-Policy"]
    assert "frame-src" not in desk.queue().response["Content-Security-Policy"]
    assert page.response["X-Frame-Options"] == desk.queue().response["X-Frame-Options"] == "DENY"
    assert (file["X-Frame-Options"], file["Content-Type"]) == ("SAMEORIGIN", "application/pdf")


def test_a_file_of_a_paper_that_is_not_asked_any_more_stays_to_be_seen(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    hand_in(dossier, "surrogacy_confirmation", citizen)
    page = Desk("tiepnhan").open(dossier)
    assert "Tệp của giấy tờ không còn yêu cầu" in page.text
    assert len(page.all("iframe")) == 2


def test_what_came_after_a_request_is_marked_new(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    ask_for_supplement(dossier)
    assert "mới bổ sung" not in Desk("tiepnhan").open(dossier).text
    hand_in(dossier, "birth_notice", citizen)
    assert Desk("tiepnhan").open(dossier).text.count("mới bổ sung") == 1


def test_the_page_takes_no_more_than_25_queries(citizen: User) -> None:
    dossier = accepted(filed(citizen, NEWBORN))
    ask_for_supplement(dossier)
    Dossier.objects.filter(pk=dossier.pk).update(status=Status.PROCESSING)
    dossier.supplements.update(answered_at=timezone.now())
    dossier.step_runs.update(waiting_since=None)
    work(dossier, until="residence_handling")
    for username, other in (("tiepnhan", filed(citizen, BUILDING)), ("congan", dossier), ("lanhdao", dossier)):
        desk = Desk(username)
        desk.queue()  # what is remembered between pages is known
        with CaptureQueriesContext(connection) as queries:
            desk.open(other)
        assert len(queries) <= 25, username


def test_the_history_tells_who_did_what_newest_first_with_the_reasons(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, COPIES)), until="signing")
    page = Desk("lanhdao").open(dossier)
    page = Desk("lanhdao").send(page.form("/buoc/", "RETURNED"), note="Số chứng thực ghi thiếu quyển.")
    told = page.text.split("Nhật ký")[1]
    order = [
        "Trả lại bước trước",
        "Nguyễn Văn Thắng",
        "Số chứng thực ghi thiếu quyển.",
        "Vũ Thị Thanh",
        "Thu phí, lệ phí",
        "Tiếp nhận hồ sơ",
        "Phạm Thị Lan",
        "Nộp hồ sơ",
        "Nguyễn Thị Hoa",
    ]
    for words in order:
        assert words in told
        told = told.split(words, 1)[1]


# --- What may be done ----------------------------------------------------------------------------------------------

# The acts that move a step; beside them stand those that share out work, print, pause …, told in their own stories.
MOVING = {
    "Tiếp nhận hồ sơ", "Yêu cầu bổ sung", "Từ chối tiếp nhận", "Hoàn thành và chuyển tiếp", "Từ chối giải quyết",
    "Ký duyệt", "Trả lại bước trước", "Không ký duyệt", "Phát hành kết quả", "Xác nhận đã trả kết quả",
    "Ghi kết quả kiểm tra", "Gửi ý kiến", "Không trả kết quả", "Đề nghị không giải quyết",
}  # fmt: skip


def moving(page: Page) -> list[str]:
    return [act for act in page.acts() if act in MOVING]


@pytest.mark.parametrize(
    ("username", "code", "until", "acts"),
    [
        ("tiepnhan", BIRTH, "reception", ["Tiếp nhận hồ sơ", "Yêu cầu bổ sung", "Từ chối tiếp nhận"]),
        ("hotich", BIRTH, "handling", ["Hoàn thành và chuyển tiếp", "Yêu cầu bổ sung", "Đề nghị không giải quyết"]),
        ("lanhdao", BIRTH, "approval", ["Ký duyệt", "Trả lại bước trước", "Không ký duyệt"]),
        ("vanthu", BIRTH, "issue", ["Phát hành kết quả"]),
        ("xaydung", BUILDING, "site_visit", ["Ghi kết quả kiểm tra", "Trả lại bước trước", "Đề nghị không giải quyết"]),
        ("soxaydung", BUILDING, "planning_opinion", ["Gửi ý kiến"]),
    ],
)
def test_only_the_lawful_acts_are_shown_the_usual_one_first(
    citizen: User, username: str, code: str, until: str, acts: list[str]
) -> None:
    dossier = filed(citizen, code)
    if until != "reception":
        dossier = work(accepted(dossier), until=until, changes={"needs_planning": True})
    page = Desk(username).open(dossier)
    assert (moving(page), page.acts()[0]) == (acts, acts[0])
    for form in (form for form in page.forms("/can-bo/ho-so/") if not form.action.endswith("/da-kiem/")):
        assert {"csrfmiddlewaretoken", "once"} <= form.names, form.action
        assert form.values.get("revision", [str(dossier.revision)]) == [str(dossier.revision)]


def test_before_accepting_one_reads_what_it_promises(citizen: User) -> None:
    page = Desk("tiepnhan").open(filed(citizen, BUILDING))
    assert "Tiếp nhận bây giờ: hẹn trả 17:00 ngày" in page.text
    assert "phí, lệ phí: 75.000 đồng." in page.text


def test_whose_turn_it_is_not_reads_where_the_dossier_is(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, COPIES)), until="signing")
    page = Desk("tiepnhan").open(dossier)
    assert moving(page) == []
    assert "Bước “Ký chứng thực” đang ở Ủy ban nhân dân phường Hồng Bàng" in page.text


def test_who_prepared_it_reads_why_somebody_else_signs(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, COPIES)), until="signing")
    page = Desk("hotich").open(dossier)
    assert "Anh/chị đã thụ lý hồ sơ này nên người khác ký duyệt." in page.text
    assert "người khác ký duyệt" not in Desk("vanthu").open(dossier).text


def test_while_the_applicant_completes_it_one_may_only_refuse(citizen: User) -> None:
    dossier = ask_for_supplement(filed(citizen, BIRTH))
    page = Desk("tiepnhan").open(dossier)
    assert moving(page) == ["Từ chối tiếp nhận"]
    assert "Khi người nộp trả lời, hồ sơ trở lại bàn này." in page.text


def test_an_ended_dossier_says_so(citizen: User) -> None:
    page = Desk("tiepnhan").open(work(accepted(filed(citizen, COPIES))))
    assert moving(page) == []
    assert "Hồ sơ đã kết thúc lúc" in page.text


def test_fees_not_paid_stand_in_the_way_of_returning_and_nothing_else(citizen: User) -> None:
    dossier = accepted(filed(citizen, COPIES))
    dossier.charges.update(state="PAID")
    work(dossier, until="return")
    dossier.charges.update(state="DUE")
    page = Desk("tiepnhan").open(dossier)
    assert moving(page) == []
    assert "Còn khoản phí, lệ phí chưa thu." in page.text
    for _charge in dossier.charges.all():
        page = Desk("tiepnhan").send(page.forms("/thu-phi/")[0])
    assert "Đã ghi nhận khoản thu." in page.text
    assert "Hãy giao hoặc gửi tại bàn trả kết quả" in page.text
    Dossier.objects.filter(pk=dossier.pk).update(return_way="ELECTRONIC")
    assert moving(Desk("tiepnhan").open(dossier)) == ["Xác nhận đã trả kết quả"]


def test_finance_takes_fees_and_does_nothing_else(citizen: User) -> None:
    dossier = accepted(filed(citizen, COPIES))
    desk = Desk("taichinh")
    page = desk.open(dossier)
    assert moving(page) == []
    desk.send(page.forms("/thu-phi/")[0])
    charge = dossier.charges.earliest("pk")
    assert (charge.state, charge.settled_by) == ("PAID", desk.user)
    assert Desk("hotich").open(dossier).forms("/thu-phi/") == []


def test_the_next_dossier_is_one_step_away(citizen: User) -> None:
    first, second = filed(citizen, COPIES), filed(citizen, COPIES)
    page = Desk("tiepnhan").open(first)
    assert f"/can-bo/ho-so/{second.pk}/" in attributes(page, "a", "href")
    page = Desk("tiepnhan").send(page.form("/tiep-nhan/"))
    (following,) = [a for a in page.all("a") if "autofocus" in dict(a.attributes)]
    assert dict(following.attributes)["href"] == f"/can-bo/ho-so/{second.pk}/"


def test_the_control_sheet_is_issued_on_demand(citizen: User) -> None:
    dossier = accepted(filed(citizen, COPIES))
    page = Desk("tiepnhan").open(dossier)
    page = Desk("tiepnhan").send(page.form("/phieu-kiem-soat/"))
    assert dossier.papers_issued.filter(kind="CONTROL_SHEET").count() == 1
    assert "Phiếu kiểm soát đang được in." in page.text


# --- What is wrong is told beside it, and what was typed is kept ---------------------------------------------------


def test_a_refusal_without_a_reason_is_sent_back_with_what_was_typed(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    desk = Desk("tiepnhan")
    page = desk.send(desk.open(dossier).form("/tu-choi/"), reason="Thiếu", ground="Luật Hộ tịch 2014, Điều 16")
    form = page.form("/tu-choi/")
    assert page.status == 422
    assert (form.values["reason"], form.values["ground"]) == (["Thiếu"], ["Luật Hộ tịch 2014, Điều 16"])
    assert "Lý do từ chối: Lý do cần ít nhất 10 ký tự." in page.text
    assert "<title>Lỗi:" in page.html
    assert opened(page) == ["Từ chối tiếp nhận"]
    assert points_somewhere(page)
    assert fresh(dossier).status == Status.SUBMITTED


def test_a_request_without_items_or_reason_names_both_and_keeps_what_was_typed(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    desk = Desk("tiepnhan")
    page = desk.send(desk.open(dossier).form("/bo-sung/"))
    assert page.status == 422
    assert "Chưa chọn mục nào." in page.text
    assert "Lý do: Hãy ghi lý do để người nộp hiểu." in page.text
    assert opened(page)[0] == "Yêu cầu bổ sung"
    assert points_somewhere(page)
    page = desk.send(page.form("/bo-sung/"), **{"what:field:child_name": "Thiếu chữ đệm"})
    assert page.status == 422
    assert "Chưa chọn mục nào." not in page.text
    assert page.form("/bo-sung/").values["what:field:child_name"] == ["Thiếu chữ đệm"]
    assert page.form("/bo-sung/").values["items"] == ["field:child_name"]
    assert not dossier.supplements.exists()


def test_findings_that_do_not_hold_are_sent_back_beside_their_questions(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, COPIES)), until="comparison")
    desk = Desk("hotich")
    sent = {"certification_number": "0412", "certified_on_0": "31", "certified_on_1": "2", "certified_on_2": "2026"}
    page = desk.send(desk.open(dossier).form("/buoc/", "DONE"), note="Đủ bản chính.", **sent)
    form = page.form("/buoc/", "DONE")
    assert page.status == 422
    assert {name: form.values[name][0] for name in sent} == sent
    assert form.values["note"] == ["Đủ bản chính."]
    assert "Quyển số: Hãy điền mục này." in page.text
    assert "Ngày chứng thực: " in page.text
    assert points_somewhere(page)
    assert opened(page) == []
    assert (fresh(dossier).findings, fresh(dossier).revision) == (dossier.findings, dossier.revision)


def test_a_question_that_the_answers_do_not_ask_is_neither_shown_nor_missed(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, BIRTH, example=8)), until="handling")
    desk = Desk("hotich")
    form = desk.open(dossier).form("/buoc/", "DONE")
    assert "marriage_check" not in form.names
    form.names.add("marriage_check")  # as somebody might who builds the form by hand
    page = desk.send(form, **typed(answers_of(BIRTH), form) | {"marriage_check": "verified"})
    assert "Đã hoàn thành bước. Hồ sơ đã chuyển tiếp." in page.text
    assert "marriage_check" not in fresh(dossier).findings


def test_a_return_and_a_refusal_ask_for_their_own_reason(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, COPIES)), until="signing")
    desk = Desk("lanhdao")
    page = desk.send(desk.open(dossier).form("/buoc/", "RETURNED"), note="Sai")
    assert opened(page) == ["Trả lại bước trước"]
    assert page.form("/buoc/", "RETURNED").values["note"] == ["Sai"]
    assert page.form("/buoc/", "REFUSED").values["note"] == [""]
    page = desk.send(page.form("/buoc/", "REFUSED"))
    assert opened(page) == ["Không ký duyệt"]
    assert open_run(dossier, "signing")


def test_an_outcome_the_step_does_not_have_is_refused_in_words(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, COPIES)), until="seal")
    desk = Desk("vanthu")
    form = desk.open(dossier).form("/buoc/", "DONE")
    page = desk.send(form, outcome="REFUSED", note="Không đóng dấu được.")
    assert page.status == 422
    assert "Hãy chọn một cách kết thúc bước." in page.text
    assert open_run(dossier, "seal")


def test_who_was_first_and_when_is_told_with_the_way_back(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    late = Desk("tiepnhan")
    form = late.open(dossier).form("/tiep-nhan/")
    late.send(late.open(dossier).form("/tiep-nhan/"))
    before = LedgerEntry.objects.count()
    page = late.send(form)
    assert page.status == 409
    assert "Chính tài khoản này, ở một cửa sổ khác, vừa cập nhật hồ sơ này lúc" in page.text
    assert f"/can-bo/ho-so/{dossier.pk}/" in attributes(page, "a", "href")
    assert LedgerEntry.objects.count() == before


def test_what_another_branch_does_makes_no_page_stale(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, NEWBORN)), until="birth_issue")
    end(open_run(dossier, "birth_issue"))
    desk = Desk("congan")
    form = desk.open(dossier).form("/buoc/", "DONE")
    end(open_run(dossier, "insurance_handling"), findings=answers_of(NEWBORN))
    page = desk.send(form, residence_household_number="HK-0412", **typed(answers_of(NEWBORN), form))
    assert page.status == 200
    assert fresh(dossier).findings["residence_household_number"] == "HK-0412"


def test_what_was_typed_survives_what_somebody_else_changed_meanwhile(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, NEWBORN)), until="birth_issue")
    end(open_run(dossier, "birth_issue"))
    desk = Desk("congan")
    form = desk.open(dossier).form("/buoc/", "DONE")
    ask_for_supplement(dossier, "field:child_name")
    answer_supplement(citizen, dossier.pk, note=SAME)
    before = fresh(dossier).revision
    page = desk.send(form, residence_household_number="HK-0412", **typed(answers_of(NEWBORN), form))
    again = page.form("/buoc/", "DONE")
    assert page.status == 409
    assert "Nguyễn Thị Hoa vừa cập nhật hồ sơ này" in page.text
    assert fresh(dossier).revision == before
    assert again.values["residence_household_number"] == ["HK-0412"]
    assert open_run(dossier, "residence_handling")
    assert desk.send(again).status == 200
    assert fresh(dossier).findings["residence_household_number"] == "HK-0412"


def test_a_table_of_the_step_grows_by_a_row_without_being_judged(citizen: User) -> None:
    publish(with_a_table_of_seals())
    dossier = work(accepted(filed(citizen, COPIES)), until="comparison")
    desk = Desk("hotich")
    form = desk.open(dossier).form("/buoc/", "DONE")
    page = desk.send(form, add_row="seals", **{"certification_number": "0412", "seals-0-seal_name": "Dấu nổi"})
    form = page.form("/buoc/", "DONE")
    assert page.status == 200
    assert (form.values["certification_number"], form.values["seals-0-seal_name"]) == (["0412"], ["Dấu nổi"])
    found = typed(answers_of(COPIES), form) | {"seals-1-seal_name": "Dấu giáp lai"}
    assert desk.send(form, **found).status == 200
    assert fresh(dossier).findings["seals"] == [{"seal_name": "Dấu nổi"}, {"seal_name": "Dấu giáp lai"}]
    assert "Dấu giáp lai" in desk.open(dossier).text


def test_choices_in_a_row_are_a_group_of_their_own(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, "1.002425")), until="inspection")
    ready(open_run(dossier, "inspection"))
    page = Desk("vanhoa").open(dossier)
    assert '<fieldset><legend class="cell-label">Nhiệm vụ' in page.html
    assert '<div class="choice"><input type="radio" name="team-0-member_duty"' in page.html


def with_a_table_of_seals() -> ProcedureDefinition:
    version = Procedure.objects.select_related("current").get(code=COPIES).current
    assert version is not None
    document = json.loads(version.document)
    column = {"id": "seal_name", "kind": "short_text", "label": {"vi": "Tên", "en": "Name"}}
    table = {"id": "seals", "kind": "table", "label": {"vi": "Các con dấu", "en": "Seals"}, "required": False}
    document["process"]["blocks"][1]["fields"].append(table | {"columns": [column]})
    return read_definition(document)


def opened(page: Page) -> list[str]:
    """The rarer acts that stand open."""
    acts = [each for each in page.all("details") if dict(each.attributes).get("class") == "act"]
    return [each.children[0].children[0] for each in acts if "open" in dict(each.attributes)]


def points_somewhere(page: Page) -> bool:
    """Whether each line of the summary of errors leads to something on the page."""
    (summary,) = [each for each in page.all("div") if dict(each.attributes).get("class") == "error-summary"]
    ids = {dict(element.attributes).get("id") for name in ("input", "textarea", "select") for element in page.all(name)}
    links = [dict(child.attributes)["href"][1:] for child in all_of(summary, "a")]
    return bool(links) and set(links) <= ids


def test_nothing_of_another_dossier_is_on_the_page(citizen: User) -> None:
    dossier, other = filed(citizen, BIRTH), filed(citizen, COPIES)
    Attachment.objects.filter(dossier=other).update(name="cua-ho-so-khac.pdf")
    assert "cua-ho-so-khac.pdf" not in Desk("tiepnhan").open(dossier).html

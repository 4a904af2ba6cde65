"""Each paper as it lies on the table: issued by the action that owes it, printed, and read back as text."""

import io
import json
import re
import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import unquote

import pikepdf
import pytest
from django.conf import settings
from django.core.checks.registry import registry
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from accounts.models import AdministrativeUnit, Organisation, User
from applications import papers
from applications.actions.answer_supplement import answer_supplement
from applications.actions.parts.changing import changing
from applications.actions.refuse import refuse
from applications.actions.request_supplement import request_supplement
from applications.models import Dossier, Paper, StepRun
from applications.models.paper import PaperKind
from applications.papers.control_sheet import timeliness
from applications.papers.form_set import form_in_force, set_is_known
from applications.papers.office import kept_together
from applications.papers.printing import print_paper
from applications.papers.wording import moment, months_after, term_in_words
from core.calendar import Mode
from core.errors import Invalid
from core.models import OutboxRow
from procedures.definition.deadline import TermRule
from tests.applications.stories import (
    BIRTH,
    BUILDING,
    COPIES,
    NEWBORN,
    SAME,
    accepted,
    answers_of,
    end,
    filed,
    fresh,
    holder,
    open_run,
    turn_down,
    work,
)

REASON = "Ảnh chụp giấy chứng sinh bị mờ, không đọc được số và ngày cấp."
HOSTILE = "<script>alert(1)</script> & <b>đậm</b> {{ paper.pk }}"
A4_WIDTH, RIGHT_MARGIN = 595.3, 56.0  # points; 20 mm


@pytest.fixture
def builder(citizen: User) -> User:
    return User.objects.get(username="doanhnghiep")


# --- Getting a paper, and reading it ----------------------------------------------------------------------------------


def paper_of(dossier: Dossier, key: str) -> Paper:
    paper: Paper = Paper.objects.get(dossier=dossier, key=key)
    return paper


def printed(paper: Paper) -> bytes:
    """The bytes that are kept, made by the job that was promised with the row."""
    assert OutboxRow.objects.filter(job="paper.print", args={"paper_id": paper.pk}).count() == 1
    if effect := print_paper(paper.pk):
        effect()
    paper.refresh_from_db()
    assert paper.blob is not None
    return paper.blob.bytes()


def pdftotext(paper: Paper, *options: str) -> str:
    command = ["pdftotext", *options, "-", "-"]
    return subprocess.run(command, input=printed(paper), capture_output=True, check=True).stdout.decode()


def text_of(paper: Paper) -> str:
    """The printed paper's words, in reading order, with single spaces."""
    return " ".join(pdftotext(paper, "-layout").split())


def ask_for_more(run: StepRun, items: Mapping[str, str], reason: str = REASON) -> Dossier:
    return request_supplement(holder(run), run.dossier_id, run.pk, fresh(run.dossier).revision, items, reason)


def carried_by(paper: Paper) -> dict[str, Any]:
    """The data in the file itself."""
    with pikepdf.open(io.BytesIO(printed(paper))) as pdf:
        (file,) = pdf.Root.AF
        assert (file.AFRelationship, str(file.UF)) == ("/Data", "data.json")
        carried: dict[str, Any] = json.loads(file.EF.F.read_bytes())
        return carried


def stays_on_its_pages(paper: Paper) -> bool:
    """No word begins left of the paper or ends in its right margin."""
    words = re.findall(r'<word xMin="([-\d.]+)".* xMax="([-\d.]+)"', pdftotext(paper, "-bbox"))
    return bool(words) and all(0 < float(left) < float(right) < A4_WIDTH - RIGHT_MARGIN + 1 for left, right in words)


@pytest.mark.pure
def test_a_form_set_that_is_none_is_told_before_anything_starts(settings: Any) -> None:
    for code, errors in (("", []), ("TT01-2018", []), ("TT01-2108", ["applications.E001"])):
        settings.FORM_SET = code
        assert [each.id for each in set_is_known()] == errors
    assert set_is_known in registry.get_checks()


# --- The papers -------------------------------------------------------------------------------------------------------


def test_acknowledgement_confirms_a_filing_and_promises_an_answer(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    paper = paper_of(dossier, "acknowledgement")
    text = text_of(paper)
    assert "XÁC NHẬN ĐÃ NỘP HỒ SƠ TRỰC TUYẾN" in text
    assert f"Số: {dossier.request_number}" in text
    assert f"Thời gian nộp: {moment(dossier.submitted_at)}" in text
    assert dossier.pin in text
    assert "8 giờ làm việc" in text
    assert "2 Giấy chứng sinh 01 bản điện tử (3 trang)" in text
    assert paper.issuer == "Trung tâm Phục vụ hành chính công phường Hồng Bàng"  # nobody of the office had a hand in it
    assert (paper.form_set, paper.number) == ("", dossier.request_number)


def test_receipt_tells_all_that_form_01_asks(citizen: User) -> None:
    dossier = accepted(filed(citizen, BIRTH))
    paper = paper_of(dossier, "receipt")
    text = text_of(paper)
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 01/TNHS",
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "Bộ phận tiếp nhận và trả kết quả: Trung tâm Phục vụ hành chính công phường Hồng Bàng",
        "Tiếp nhận hồ sơ của: Nguyễn Thị Hoa",
        "Số định danh cá nhân: 031192000101",
        "Địa chỉ: Số 12 ngõ 5 đường Hoa Phượng, phường Hồng Bàng, thành phố Hải Phòng",
        "Số điện thoại: 0900000101; Email: hoa@congdan.example",
        "Nội dung yêu cầu giải quyết: Đăng ký khai sinh (mã thủ tục 1.001193)",
        "2 Giấy chứng sinh 01 bản điện tử (3 trang)",
        "Số lượng hồ sơ: 01 bộ",
        "Thời gian giải quyết hồ sơ theo quy định là: trong ngày (sau 15:00: ngày làm việc kế tiếp)",
        f"Thời gian nhận hồ sơ: {moment(dossier.accepted_at)}",
        f"Thời gian trả kết quả giải quyết hồ sơ: {moment(dossier.due_at)}",
        "Đăng ký nhận kết quả tại: Trung tâm Phục vụ hành chính công phường Hồng Bàng",
        "Vào Sổ theo dõi hồ sơ, Quyển số: 20",
        "Phí, lệ phí: 24.000 đồng (Hai mươi tư nghìn đồng)",
        "chưa nộp (3 × 8.000 đồng = 24.000 đồng)",
        f"mã hồ sơ {dossier.code}",
        f"mã tra cứu {dossier.pin}",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "Phạm Thị Lan",
        "Mẫu số 01, TT 03/2025/TT-VPCP",
    ):
        assert words in text, words
    assert paper.form_set == "TT03-2025"
    assert paper.issuer == "Trung tâm Phục vụ hành chính công phường Hồng Bàng · Phạm Thị Lan"


def test_a_paper_carries_the_data_printed_on_it_and_no_other(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, BIRTH)))
    receipt, sheet = paper_of(dossier, "receipt"), paper_of(dossier, "control_sheet")
    carried = carried_by(receipt)
    assert carried["asked"] == {name: words for name, words in receipt.data["asked"].items() if words} | {
        "dossier_label": "Mã hồ sơ"
    }
    assert (carried["due_at"], carried["entry"]["line"]) == (moment(dossier.due_at), "1")
    assert carried["frame"]["number"] == receipt.number
    names = {"phone", "email", "number"}
    assert names <= {name for name, words in sheet.data["asked"].items() if words}  # known, and not printed
    assert not names & carried_by(sheet)["asked"].keys()
    assert len(printed(receipt)) < 120_000


def test_receipts_are_numbered_one_after_the_other_in_their_office(citizen: User) -> None:
    numbers = [paper_of(accepted(filed(citizen, BIRTH)), "receipt").number for _ in range(3)]
    assert numbers == ["01/TNHS", "02/TNHS", "03/TNHS"]


def test_an_organisation_is_named_with_its_tax_code_and_who_represents_it(builder: User) -> None:
    dossier = accepted(filed(builder, BUILDING))
    company = Organisation.objects.get(tax_code="0299999000")
    Dossier.objects.filter(pk=dossier.pk).update(
        organisation=company, applicant_name=company.name, applicant_number=company.tax_code
    )
    with transaction.atomic():
        paper = papers.issue(PaperKind.CONTROL_SHEET, fresh(dossier), None, timezone.now())
    assert paper.data["asked"]["number_label"] == "Mã số thuế"
    assert f"{company.name} – người đại diện: Trần Quốc Hải" in text_of(paper)


def test_the_code_on_a_paper_holds_a_public_address_and_nothing_of_the_person(citizen: User) -> None:
    dossier = accepted(filed(citizen, BIRTH))
    paper = paper_of(dossier, "receipt")
    coded = unquote(paper.data["frame"]["qr_image"])
    assert coded == f"asset:qr/{settings.PUBLIC_URL}/xac-minh/{paper.code}/"
    assert dossier.code not in coded


def test_a_supplement_request_lists_every_item_and_each_request_is_a_paper(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    asked = {"paper:birth_notice": "Chụp lại rõ cả bốn góc.", "field:child_name": "Ghi cả chữ đệm."}
    ask_for_more(dossier.step_runs.get(), asked)
    paper = Paper.objects.get(dossier=dossier, kind=PaperKind.SUPPLEMENT_REQUEST)
    text = text_of(paper)
    assert "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ" in text
    assert "Giấy chứng sinh Chụp lại rõ cả bốn góc." in text
    assert "Ghi cả chữ đệm." in text
    assert f"Lý do: {REASON}" in text
    assert "Thời hạn giải quyết tính từ khi hồ sơ được tiếp nhận." in text
    assert "NGƯỜI HƯỚNG DẪN" in text
    answer_supplement(citizen, dossier.pk, note=SAME)
    ask_for_more(dossier.step_runs.get(), {"paper:birth_notice": "Vẫn còn mờ."})
    numbers = Paper.objects.filter(dossier=dossier, kind=PaperKind.SUPPLEMENT_REQUEST).values_list("number", flat=True)
    assert list(numbers) == ["01/YCBS", "02/YCBS"]


def test_a_refusal_gives_reason_and_ground(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    refuse(holder(dossier.step_runs.get()), dossier.pk, fresh(dossier).revision, REASON, "Khoản 1 Điều 16 Luật Hộ tịch")
    text = text_of(paper_of(dossier, "refusal"))
    assert "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ" in text
    assert "thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau: " + REASON in text
    assert "Căn cứ: Khoản 1 Điều 16 Luật Hộ tịch" in text
    assert "Mẫu số 03" in text


def test_a_refused_branch_gets_the_slip_of_its_own_agency_and_no_result(citizen: User) -> None:
    dossier = accepted(filed(citizen, NEWBORN))
    work(dossier, until="residence_handling")
    turn_down(open_run(dossier, "residence_handling"), "Chủ hộ không đồng ý cho đăng ký thường trú.")
    work(dossier)
    keys = set(Paper.objects.filter(dossier=dossier).values_list("key", flat=True))
    assert {"result:birth_certificate", "result:insurance_card_notice", "refusal:residence"} <= keys
    assert "result:residence_notice" not in keys
    text = text_of(paper_of(dossier, "refusal:residence"))
    assert "CÔNG AN PHƯỜNG HỒNG BÀNG" in text
    assert "PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ Đăng ký thường trú" in text
    assert "Chủ hộ không đồng ý cho đăng ký thường trú." in text


def test_a_stop_notice_tells_the_stage_and_what_becomes_of_the_fees(citizen: User) -> None:
    dossier = accepted(filed(citizen, BIRTH))
    work(dossier, until="handling")
    turn_down(open_run(dossier, "handling"), REASON)
    paper = paper_of(dossier, "stop_notice")
    text = text_of(paper)
    assert "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ" in text
    assert f"Bước giải quyết khi dừng: {dossier.step_runs.latest('pk').name}" in text
    assert REASON in text
    assert "Phí, lệ phí đã nộp: 24.000 đồng (Hai mươi tư nghìn đồng)" in text
    # The head of the office signs, who decides it, not the officer who examined it.
    assert paper.data["frame"]["signatures"][0] == {
        "role": "Chủ tịch",
        "name": "Nguyễn Văn Thắng",
        "hint": "(Ký, ghi rõ họ tên, đóng dấu)",
        "sealed": True,
    }


def test_a_control_sheet_has_a_row_for_each_hand_over(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, NEWBORN)))
    rows = paper_of(dossier, "control_sheet").data["hand_overs"]
    assert len(rows) == dossier.step_runs.count()
    assert (rows[0]["giver"], rows[0]["giver_name"]) == ("Người nộp hồ sơ", "Nguyễn Thị Hoa")
    assert rows[1]["giver"] == rows[0]["taker"] == "TTPVHCC phường Hồng Bàng"
    by_step = {run.name: row for run, row in zip(dossier.step_runs.all(), rows, strict=True)}
    first_of_branch = dossier.step_runs.get(step="insurance_handling").name
    # Both branches come out of the same hands: those that issued the certificate.
    issued = dossier.step_runs.get(step="birth_issue")
    assert by_step[first_of_branch]["giver_name"] == issued.closed_by.full_name
    assert by_step[dossier.step_runs.get(step="residence_handling").name]["giver_name"] == issued.closed_by.full_name
    text = text_of(paper_of(dossier, "control_sheet"))
    assert "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ" in text
    assert "Trước hạn" in text
    assert "Mẫu số 06" in text


def test_a_control_sheet_may_be_printed_again_and_the_first_stays(citizen: User) -> None:
    dossier = accepted(filed(citizen, BIRTH))
    with changing(dossier.pk, None) as locked:
        first = papers.issue(PaperKind.CONTROL_SHEET, locked, None, timezone.now())
    end(open_run(dossier, "handling"), findings=answers_of(BIRTH))
    with changing(dossier.pk, None) as locked:
        second = papers.issue(PaperKind.CONTROL_SHEET, locked, None, timezone.now())
    assert (first.key, second.key) == ("control_sheet", "control_sheet:2")
    first.refresh_from_db()
    assert len(first.data["hand_overs"]) == 2 < len(second.data["hand_overs"])
    assert first.data["hand_overs"][1]["timeliness"] == "Đang xử lý"


def test_a_birth_certificate_reads_like_one(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, BIRTH)))
    paper = paper_of(dossier, "result:birth_certificate")
    text = text_of(paper)
    assert "GIẤY KHAI SINH" in text
    assert "Họ, chữ đệm, tên: TRẦN GIA BẢO" in text
    assert "ngày hai mươi tháng mười năm hai nghìn hai mươi sáu" in text
    assert "Nơi cư trú: Số 12 ngõ 5 đường Hoa Phượng, phường Hồng Bàng, thành phố Hải Phòng" in text
    assert (paper.title, paper.number, paper.form_set) == ("Giấy khai sinh", "01/GKS", "")
    # Signed by the leader who approved it, not by the records clerk who issued it.
    assert paper.data["frame"]["signatures"][0]["name"] == "Nguyễn Văn Thắng"
    assert paper.data["frame"]["agency"].replace("\u00a0", " ") == "Ủy ban nhân dân phường Hồng Bàng"
    assert paper.data["frame"]["parent_agency"] == ""


def test_a_copy_fills_the_words_of_the_definition(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, BIRTH)))
    assert "Số bản sao được cấp: 3." in text_of(paper_of(dossier, "result:birth_certificate_copy"))


def test_a_certificate_leaves_out_what_was_not_answered(citizen: User) -> None:
    changes = {"has_father": False, "parents_married": False, "wants_copies": False}
    dossier = work(accepted(filed(citizen, BIRTH, changes)))
    text = text_of(paper_of(dossier, "result:birth_certificate"))
    assert "Người mẹ" in text
    assert "Người cha" not in text
    assert not Paper.objects.filter(dossier=dossier, key="result:birth_certificate_copy").exists()


def test_a_building_permit_says_how_long_it_holds_and_keeps_its_table(builder: User) -> None:
    today = timezone.localdate()
    dossier = work(accepted(filed(builder, BUILDING)), changes={"visited_on": today.isoformat()})
    text = text_of(paper_of(dossier, "result:building_permit"))
    assert "GIẤY PHÉP XÂY DỰNG" in text
    assert "Chủ đầu tư: TRẦN QUỐC HẢI" in text
    assert "Tổng diện tích sàn (m²): 235,5" in text
    assert f"Có giá trị đến hết ngày {months_after(today, 12):%d/%m/%Y}" in text
    drawings = text_of(paper_of(dossier, "result:stamped_drawings"))
    assert "1 Kiến trúc PHẠM NGỌC ANH HAP-00054321" in drawings


def test_a_certified_copy_bears_the_words_of_certification(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, COPIES)))
    text = text_of(paper_of(dossier, "result:certified_copy"))
    assert "Chứng thực bản sao đúng với bản chính." in text
    assert "Tên giấy tờ: Bằng tốt nghiệp đại học; Cơ quan, tổ chức cấp: Trường Đại học Hàng hải Việt Nam" in text


def test_papers_of_one_symbol_are_numbered_in_one_series_whatever_the_procedure(citizen: User) -> None:
    for code in (BIRTH, "2.000635"):
        work(accepted(filed(citizen, code)))
    copies = Paper.objects.filter(kind=PaperKind.RESULT, number__endswith="/TLKS-BS")
    assert sorted(copies.values_list("number", flat=True)) == ["01/TLKS-BS", "02/TLKS-BS"]


def test_every_result_of_the_newborn_bundle_is_issued_by_its_own_agency(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, NEWBORN)))
    issuers = {
        paper.key: (paper.data["frame"]["agency"].replace("\u00a0", " "), paper.data["frame"]["signatures"][0]["name"])
        for paper in Paper.objects.filter(dossier=dossier, kind=PaperKind.RESULT)
    }
    assert issuers == {
        "result:birth_certificate": ("Ủy ban nhân dân phường Hồng Bàng", "Nguyễn Văn Thắng"),
        "result:residence_notice": ("Công an phường Hồng Bàng", "Phan Anh Tuấn"),
        "result:insurance_card_notice": ("Bảo hiểm xã hội cơ sở Hồng Bàng", "Đặng Hữu Phước"),
    }


# --- Issuing ----------------------------------------------------------------------------------------------------------


def test_issuing_again_is_the_paper_already_issued(citizen: User) -> None:
    dossier = accepted(filed(citizen, BIRTH))
    before = paper_of(dossier, "receipt")
    promised = OutboxRow.objects.count()
    with changing(dossier.pk, None) as locked:
        again = papers.issue(PaperKind.RECEIPT, locked, None, timezone.now())
    assert again == before
    assert Paper.objects.filter(dossier=dossier, kind=PaperKind.RECEIPT).count() == 1
    assert OutboxRow.objects.count() == promised
    assert paper_of(accepted(filed(citizen, BIRTH)), "receipt").number == "02/TNHS"  # no number was lost


def test_printing_again_changes_nothing(citizen: User) -> None:
    dossier = accepted(filed(citizen, BIRTH))
    paper = paper_of(dossier, "receipt")
    first = printed(paper)
    Dossier.objects.filter(pk=dossier.pk).update(applicant_name="Tên khác")
    assert printed(paper) == first


def test_papers_are_vietnamese_for_an_officer_who_reads_english(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    with translation.override("en"):
        accepted(dossier)
        text = text_of(paper_of(dossier, "receipt"))
    assert "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ" in text
    assert "Đăng ký khai sinh" in text
    assert "chưa nộp" in text


QUERIES = {
    PaperKind.RECEIPT: 7,  # files, charges, moves, the paper of that key, the number, the row, the promise
    PaperKind.CONTROL_SHEET: 5,  # earlier sheets and runs, the paper of that key, the row, the promise
}


@pytest.mark.parametrize("kind", QUERIES)
def test_issuing_costs_few_queries(citizen: User, kind: PaperKind) -> None:
    dossier = accepted(filed(citizen, BIRTH))
    Paper.objects.filter(dossier=dossier).delete()
    with changing(dossier.pk, None) as locked, CaptureQueriesContext(connection) as asked:
        papers.issue(kind, locked, None, timezone.now())
    assert len(asked) <= QUERIES[kind]


# --- Bad input --------------------------------------------------------------------------------------------------------


def test_hostile_answers_are_words_on_paper(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, BIRTH, {"birth_facility": HOSTILE})))
    assert HOSTILE in text_of(paper_of(dossier, "result:birth_certificate"))


def test_hostile_reasons_are_words_on_paper(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    refuse(holder(dossier.step_runs.get()), dossier.pk, fresh(dossier).revision, HOSTILE)
    assert HOSTILE in text_of(paper_of(dossier, "refusal"))


def test_endless_words_and_names_stay_on_the_page(citizen: User) -> None:
    name = "Công Tằng Tôn Nữ Thị Huyền Trân " * 4
    endless = {"text": "Ngõ" * 100, "unit": "90008"}
    changes = {"child_name": name, "requester_name": name, "requester_residence": endless, "mother_residence": endless}
    dossier = work(accepted(filed(citizen, BIRTH, changes)))
    for paper in Paper.objects.filter(dossier=dossier):
        assert stays_on_its_pages(paper), paper


def test_many_rows_go_on_over_pages_under_their_headings(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    run = dossier.step_runs.get()
    targets = [f"field:{field.id}" for field in dossier.definition.form.fields()][:40]
    ask_for_more(run, dict.fromkeys(targets, "W" * 120), "\n".join([REASON] * 10))
    asked = len(dossier.supplements.get().items)
    paper = Paper.objects.get(dossier=dossier, kind=PaperKind.SUPPLEMENT_REQUEST)
    pages = pdftotext(paper, "-layout").rstrip("\f").split("\f")
    assert len(pages) > 2
    assert all("Thành phần hồ sơ" in page for page in pages[:-1])
    assert asked > 20
    assert re.search(rf"^\s*{asked}\s", "\n".join(pages), re.MULTILINE)
    assert stays_on_its_pages(paper)


def test_a_paper_too_long_to_print_is_refused_and_its_row_waits(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    refuse(holder(dossier.step_runs.get()), dossier.pk, fresh(dossier).revision, REASON * 6000)
    paper = paper_of(dossier, "refusal")
    with pytest.raises(Invalid):
        print_paper(paper.pk)
    paper.refresh_from_db()
    assert paper.blob is None


# --- Rules of their own -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("CONTROL_SHEET", date(2020, 1, 1), ("TT01-2018", "05")),
        ("CONTROL_SHEET", date(2025, 9, 14), ("TT01-2018", "05")),
        ("CONTROL_SHEET", date(2025, 9, 15), ("TT03-2025", "06")),
        ("REGISTER", date(2026, 11, 24), ("TT03-2025", "07")),
        ("STOP_NOTICE", date(2020, 1, 1), None),
        ("RECEIPT", date(2018, 12, 31), None),
        ("RESULT", date(2026, 11, 24), None),
    ],
)
@pytest.mark.pure
def test_forms_follow_the_set_in_force(code: str, day: date, expected: tuple[str, str] | None) -> None:
    form = form_in_force(code, day)
    assert (form and (form.set_code, form.number)) == expected


@pytest.mark.pure
def test_times_are_spelled_as_forms_do() -> None:
    assert moment(datetime(2026, 2, 5, 2, 5, tzinfo=UTC)) == "09 giờ 05 phút, ngày 05 tháng 02 năm 2026"
    assert moment(datetime(2026, 11, 23, 18, 0, tzinfo=UTC)) == "01 giờ 00 phút, ngày 24 tháng 11 năm 2026"
    assert moment(None) == ""


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (TermRule(mode=Mode.WORKING_DAYS, amount=Decimal(7)), "07 ngày làm việc"),
        (TermRule(mode=Mode.WORKING_DAYS, amount=Decimal("3.5")), "3,5 ngày làm việc"),
        (TermRule(mode=Mode.WORKING_DAYS, amount=Decimal("20.0")), "20 ngày làm việc"),
        (TermRule(mode=Mode.CALENDAR_DAYS, amount=Decimal(100)), "100 ngày"),
        (TermRule(mode=Mode.WORKING_HOURS, amount=Decimal(8)), "08 giờ làm việc"),
        (TermRule(mode=Mode.SAME_DAY, cutoff=time(15)), "trong ngày (sau 15:00: ngày làm việc kế tiếp)"),
    ],
)
@pytest.mark.pure
def test_terms_are_spelled_as_forms_do(rule: TermRule, words: str) -> None:
    assert term_in_words(rule) == words


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 11, 24), 12, date(2027, 11, 24)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
    ],
)
@pytest.mark.pure
def test_validity_ends_on_the_same_day_or_the_last_of_the_month(start: date, months: int, end: date) -> None:
    assert months_after(start, months) == end


DUE = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)  # 17:00 in Hải Phòng


@pytest.mark.parametrize(
    ("ended", "words"),
    [
        (DUE - timedelta(days=1), "Trước hạn"),
        (DUE - timedelta(hours=9), "Đúng hạn"),
        (DUE, "Đúng hạn"),
        (DUE + timedelta(seconds=1), "Quá hạn"),
        (None, "Đang xử lý"),
    ],
)
@pytest.mark.pure
def test_early_on_time_and_late(ended: datetime | None, words: str) -> None:
    assert timeliness(ended, DUE) == words


def test_no_line_breaks_the_name_of_a_territory_or_what_is_one_word(citizen: User) -> None:
    for unit in AdministrativeUnit.objects.all():
        name = kept_together(f"Trung tâm Phục vụ hành chính công {unit.full_name}")
        assert name.split(" ")[-1].replace("\u00a0", " ") == unit.full_name
    assert kept_together("Bảo hiểm xã hội cơ sở Hồng Bàng") == "Bảo hiểm xã hội cơ sở Hồng Bàng"
    title = "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết"
    assert [word.replace("\u00a0", " ") for word in kept_together(title).split(" ")[-3:]] == [
        "hạn",
        "thời gian",
        "giải quyết",
    ]

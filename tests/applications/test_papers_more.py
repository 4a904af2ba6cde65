"""The papers of the one-stop-shop's further acts: apology, stop, money, delivery, minutes, and how each is sealed."""

import io
import subprocess
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from PIL import Image

from accounts.models import User
from applications import papers
from applications.actions.parts.changing import changing
from applications.models import Delivery, Dossier, Extension, Meeting, Original, Paper, Withdrawal
from applications.models.paper import PaperKind
from applications.papers.form_set import form_in_force
from applications.papers.wording import moment
from core.files import keep
from core.models import LedgerEntry
from core.signing import seal_on
from tests.applications.stories import (
    BIRTH,
    MARRIAGE,
    accepted,
    filed,
    open_city,
    open_run,
    pay,
    record_minutes,
    turn_down,
    work,
)
from tests.applications.test_papers import REASON, paper_of, pdftotext, printed, text_of


@pytest.fixture
def dossier(db: None) -> Dossier:
    return accepted(filed(open_city(), BIRTH))


def person(username: str) -> User:
    return User.objects.get(username=username)


def apology(dossier: Dossier, kind: str = "EXTENSION") -> Paper:
    run, now = dossier.step_runs.get(step="handling"), timezone.now()
    with changing(dossier.pk, None) as locked:
        assert locked.due_at
        extension = Extension.objects.create(
            dossier=locked,
            step_run=run,
            kind=kind,
            number=1,
            reason=REASON,
            before=locked.due_at,
            after=locked.due_at + timedelta(days=3),
            proposed_by=person("hotich"),
            proposed_at=now,
            granted=True,
            decided_by=person("lanhdao"),
            decided_at=now,
        )
        return papers.issue(PaperKind.APOLOGY_EXTENSION, locked, person("lanhdao"), now, extension=extension)


def test_an_apology_tells_the_old_day_the_reason_and_the_new_day(dossier: Dossier) -> None:
    paper = apology(dossier)
    text = text_of(paper)
    assert "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT" in text
    assert "Kính gửi: Nguyễn Thị Hoa" in text
    assert f"Mã hồ sơ: {dossier.code}" in text
    assert f"Thời gian hẹn trả kết quả: {moment(dossier.due_at)}" in text
    assert REASON in text
    assert moment(dossier.due_at + timedelta(days=3)) in text
    assert "đề nghị gia hạn thời gian trả kết quả (lần 01)" in text
    assert "Mẫu số 04" in text
    # Signed by who granted it; who proposed it is whom to ask.
    assert paper.data["frame"]["signatures"][0]["name"] == "Nguyễn Văn Thắng"
    assert "xin liên hệ Ông/Bà Vũ Thị Thanh" in text


def test_a_late_apology_says_that_it_is_late(dossier: Dossier) -> None:
    assert "chưa trả được kết quả" in text_of(apology(dossier, "APOLOGY"))


@pytest.mark.parametrize(
    ("code", "day", "number", "title"),
    [
        ("APOLOGY_EXTENSION", date(2020, 1, 1), "04", "Phiếu xin lỗi và hẹn lại ngày trả kết quả"),
        ("APOLOGY_EXTENSION", date(2026, 1, 1), "04", "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết"),
        ("CONTROL_SHEET", date(2020, 1, 1), "05", "Phiếu kiểm soát quá trình giải quyết hồ sơ"),
        ("STOP_NOTICE", date(2026, 1, 1), "05", "Thông báo dừng giải quyết hồ sơ"),
        ("REGISTER", date(2020, 1, 1), "06", "Sổ theo dõi hồ sơ"),
    ],
)
@pytest.mark.pure
def test_number_and_title_are_those_of_the_set_in_force(code: str, day: date, number: str, title: str) -> None:
    form = form_in_force(code, day)
    assert form and (form.number, form.title) == (number, title)


def test_a_city_may_keep_to_the_earlier_set(dossier: Dossier, settings: Any) -> None:
    settings.FORM_SET = "TT01-2018"
    paper = apology(dossier)
    assert (paper.form_set, paper.title) == ("TT01-2018", "Phiếu xin lỗi và hẹn lại ngày trả kết quả")
    assert "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ" in text_of(paper)
    assert form_in_force("STOP_NOTICE", date(2026, 11, 24)) is None  # that set has none: our own title then


def test_a_paper_of_an_earlier_day_follows_the_earlier_set(dossier: Dossier) -> None:
    """A clock set back shows that number and title are data: nothing in the code knows either."""
    then = datetime.fromisoformat("2024-03-05T09:00:00+07:00")
    with changing(dossier.pk, None) as locked:
        paper = papers.issue(PaperKind.CONTROL_SHEET, locked, None, then)
    assert paper.form_set == "TT01-2018"
    assert "Mẫu số 05, TT 01/2018/TT-VPCP" in text_of(paper)


def test_a_stop_notice_after_a_withdrawal_tells_who_asked_and_what_comes_back(dossier: Dossier) -> None:
    pay(dossier)
    now, owner = timezone.now(), person("congdan")
    with changing(dossier.pk, None) as locked:
        wish = {"requested_by": owner, "requested_at": now, "reason": "Tôi nộp nhầm nơi giải quyết."}
        Withdrawal.objects.create(dossier=locked, status_before=locked.status, granted=True, **wish)
        Original.objects.create(dossier=locked, name="Giấy chứng sinh", held_by=locked.receiving_agency)
        Original.objects.create(dossier=locked, name="Giấy đã trả", held_by=None)
        said = {"reason": "Người nộp rút hồ sơ.", "ground": "Điều 20 NĐ 118/2025/NĐ-CP", "refund": True}
        paper = papers.issue(PaperKind.STOP_NOTICE, locked, person("lanhdao"), now, **said)
    text = text_of(paper)
    assert f"Yêu cầu dừng của người nộp: Nguyễn Thị Hoa, {moment(now)}" in text
    assert "Lý do yêu cầu dừng: Tôi nộp nhầm nơi giải quyết." in text
    assert "Bước giải quyết khi dừng: Thẩm tra" in text
    assert "Căn cứ: Điều 20 NĐ 118/2025/NĐ-CP" in text
    assert "24.000 đồng (Hai mươi tư nghìn đồng). Khoản này được hoàn trả" in text
    assert "Giấy chứng sinh (01)" in text
    assert "Giấy đã trả" not in text


def test_a_fee_receipt_has_all_that_the_finance_rules_ask(dossier: Dossier) -> None:
    clerk = person("tiepnhan")
    with changing(dossier.pk, None) as locked:
        due = list(locked.charges.filter(amount__gt=0))
        paper = papers.issue(PaperKind.FEE_RECEIPT, locked, clerk, timezone.now(), charges=due)
    text = text_of(paper)
    for words in (
        "BIÊN LAI THU PHÍ, LỆ PHÍ",
        "Mẫu số biên lai: 01BLP · Ký hiệu: HP-26E · Số: 0000001",
        "Cơ quan thu: Trung tâm Phục vụ hành chính công phường Hồng Bàng",
        "Người nộp: Nguyễn Thị Hoa",
        "Số định danh cá nhân: 031192000101",
        "1 Phí Phí cấp bản sao Giấy khai sinh (3 × 8.000 đồng = 24.000 đồng",
        "Cộng 24.000 đồng",
        "Số tiền viết bằng chữ: Hai mươi tư nghìn đồng",
        "Hình thức thanh toán: Tiền mặt",
        "Phạm Thị Lan",
    ):
        assert words in text, words
    assert paper.form_set == ""


def test_a_delivery_slip_names_what_was_given_to_whom_and_bears_the_signature_drawn(dossier: Dossier) -> None:
    done = work(dossier)
    drawn = io.BytesIO()
    Image.new("RGBA", (300, 100), (0, 0, 90, 255)).save(drawn, "PNG")
    with changing(done.pk, None) as locked:
        delivery = Delivery.objects.create(
            dossier=locked,
            way=Delivery.Way.COUNTER,
            receiver="Trần Văn Nam",
            identity="Căn cước 031190000999",
            on_behalf="Giấy ủy quyền ngày 20/11/2026",
            signature=keep(drawn.getvalue(), "image/png"),
            handed_by=person("tiepnhan"),
            handed_at=timezone.now(),
        )
        results = locked.papers_issued.filter(kind=PaperKind.RESULT)
        results.update(issued_at=datetime.fromisoformat("2026-11-24T23:30:00+00:00"))  # of the next day in Hải Phòng
        delivery.papers.set(results)
        paper = papers.issue(PaperKind.DELIVERY_SLIP, locked, person("tiepnhan"), timezone.now(), delivery=delivery)
    text = text_of(paper)
    for words in ("1 Giấy khai sinh 01/GKS", "Người nhận: Trần Văn Nam", "Giấy tờ xuất trình: Căn cước 031190000999"):
        assert words in text, words
    assert "Nhận thay, theo: Giấy ủy quyền ngày 20/11/2026" in text
    assert {each["issued_on"] for each in paper.data["papers"]} == {"25/11/2026"}
    images = subprocess.run(["pdfimages", "-list", "-"], input=printed(paper), capture_output=True).stdout.decode()
    assert "300   100" in images


def test_minutes_tell_who_was_there_and_what_was_concluded(dossier: Dossier) -> None:
    run, clerk = dossier.step_runs.get(step="handling"), person("hotich")
    people = [
        {"name": "Nguyễn Văn Thắng", "duty": "Phó Chủ tịch", "present": True, "opinion": "Đồng ý"},
        {"name": "Phan Anh Tuấn", "duty": "Công an phường", "present": False},
    ]
    meeting = Meeting.objects.create(
        step_run=run,
        planned_at=timezone.now(),
        place="Phòng họp 2",
        people=people,
        record="Hội đồng xem xét hồ sơ.",
        conclusion="Đủ điều kiện giải quyết.",
        planned_by=clerk,
        recorded_by=clerk,
        recorded_at=timezone.now(),
    )
    with changing(dossier.pk, None) as locked:
        paper = papers.issue(PaperKind.MINUTES, locked, clerk, timezone.now(), meeting=meeting)
    text = text_of(paper)
    for words in ("Địa điểm: Phòng họp 2", "có mặt 1/2", "Vắng mặt", "Đồng ý", "Đủ điều kiện giải quyết."):
        assert words in text, words


def test_a_late_hand_over_gives_its_reason_on_the_control_sheet(dossier: Dossier) -> None:
    apology(dossier)
    run = dossier.step_runs.get(step="handling")
    type(run).objects.filter(pk=run.pk).update(due_at=timezone.now() - timedelta(hours=1))
    work(dossier)
    rows = paper_of(dossier, "control_sheet").data["hand_overs"]
    late = [row for row in rows if row["timeliness"] == "Quá hạn"]
    assert [row["why_late"] for row in late] == [REASON]
    assert f"Lý do quá hạn: {REASON}" in text_of(paper_of(dossier, "control_sheet"))


def test_a_marriage_certificate_has_a_place_to_sign_for_each_spouse(db: None) -> None:
    """As the definition says (`signers`); the office signs and seals beside them, once."""
    certificate = paper_of(work(accepted(filed(open_city(), MARRIAGE))), "result:marriage_certificate")
    named = [(each["role"], each["name"], each["sealed"]) for each in certificate.data["frame"]["signatures"]]
    names = [str(certificate.data["sections"][n]["lines"][0]["value"]) for n in (0, 1)]
    assert named[:2] == [("Chồng", names[0], False), ("Vợ", names[1], False)]
    assert [sealed for _role, _name, sealed in named] == [False, False, True]
    text = text_of(certificate)
    assert text.index("CHỒNG VỢ") < text.index("CHỦ TỊCH")
    assert (text.count("CHỦ TỊCH"), len(pdftotext(certificate).strip("\f").split("\f"))) == (1, 1)


def test_minutes_say_only_what_was_told_and_let_each_sign(db: None) -> None:
    council = open_run(work(accepted(filed(open_city(), "1.001699")), until="council"), "council")
    record_minutes(council)
    text = text_of(council.dossier.papers_issued.get(kind=PaperKind.MINUTES))
    assert "Biên bản được lập lúc" in text
    assert "đã đọc cho những người tham dự" not in text
    assert "Ký tên" in text


# --- Seals ------------------------------------------------------------------------------------------------------------


def test_every_paper_is_sealed_by_its_agency_and_its_hash_is_in_the_ledger(dossier: Dossier) -> None:
    work(dossier)
    for paper in Paper.objects.filter(dossier=dossier):
        pdf = printed(paper)
        seal = seal_on(pdf)
        assert seal and seal.holds and seal.is_stamped, paper
        assert paper.agency and paper.signed_by == seal.subject == paper.agency.name
        assert paper.signed_at and paper.blob
        entry = LedgerEntry.objects.get(subject=paper.subject)
        assert (entry.event, entry.data) == ("paper.kept", {"code": paper.code, "sha256": paper.blob.sha256})


def test_the_seal_is_seen_where_the_form_has_a_place_for_it(dossier: Dossier) -> None:
    work(dossier)
    assert "Ký bởi: Ủy ban nhân dân phường Hồng Bàng" in text_of(paper_of(dossier, "result:birth_certificate"))
    assert "Người có thẩm quyền: Nguyễn Văn Thắng" in text_of(paper_of(dossier, "result:birth_certificate"))
    assert "Ký bởi" not in text_of(paper_of(dossier, "receipt"))


def test_a_paper_too_old_to_name_its_agency_is_sealed_by_the_city(dossier: Dossier) -> None:
    paper = paper_of(dossier, "receipt")
    Paper.objects.filter(pk=paper.pk).update(agency=None)
    printed(paper)
    paper.refresh_from_db()
    assert paper.signed_by == "Ủy ban nhân dân thành phố Hải Phòng"


def test_printing_twice_at_once_keeps_one_and_tells_the_ledger_once(dossier: Dossier) -> None:
    from applications.papers.printing import print_paper

    paper = paper_of(dossier, "receipt")
    first, second = print_paper(paper.pk), print_paper(paper.pk)
    assert first and second
    for effect in (first, second):
        with transaction.atomic():
            effect()
    paper.refresh_from_db()
    assert LedgerEntry.objects.filter(subject=paper.subject).count() == 1
    assert paper.blob and paper.blob.sha256 == LedgerEntry.objects.get(subject=paper.subject).data["sha256"]


def test_a_result_issued_again_after_a_return_takes_the_place_of_the_first(dossier: Dossier) -> None:
    from procedures.definition.outcome import ResultPaper

    work(dossier)
    first = paper_of(dossier, "result:birth_certificate")
    result: ResultPaper = next(each for each in dossier.definition.outcome.papers if each.id == "birth_certificate")
    with changing(dossier.pk, None) as locked:
        again = papers.issue(PaperKind.RESULT, locked, None, timezone.now(), result=result)
    first.refresh_from_db()
    assert again.pk != first.pk
    assert (first.number, again.number) == ("01/GKS", "02/GKS")
    assert first.superseded_by == again and first.superseded_at and "trả về bước trước" in first.superseded_why
    assert again.superseded_at is None
    assert printed(first) != printed(again)


def test_a_stop_at_a_refusal_names_its_ground(dossier: Dossier) -> None:
    work(dossier, until="handling")
    turn_down(open_run(dossier, "handling"), REASON)
    assert REASON in text_of(paper_of(dossier, "stop_notice"))

"""A child is born: registered without scripts, with a photographed paper, answered with a certificate."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from applications.models import Dossier
from applications.papers import wording
from core.calendar import calendar_for, due_at
from core.templatetags.vietnamese import moment
from tests.scenarios.filled import birth, born, register_entry
from tests.scenarios.papers import must_say, photograph
from tests.scenarios.people import Citizen, Officer

PROCEDURE, CHILD = "Đăng ký khai sinh", "Trần Gia Bảo"


def due(dossier: Dossier) -> datetime:
    """By the law's term and the calendar of the office."""
    (case,) = [case for case in dossier.definition.cases if case.code == dossier.case_code]
    assert dossier.accepted_at
    assert dossier.competent_agency
    return due_at(dossier.accepted_at, case.term.term(), calendar_for(dossier.competent_agency.code))


def test_a_mother_registers_her_child_and_holds_the_certificate(
    citizen: Callable[..., Citizen], officer: Callable[[str], Officer], tmp_path: Path
) -> None:
    mother = citizen("congdan", scripts=False)
    mother.finds("khai sinh", PROCEDURE)
    mother.begins()
    mother.answers(birth())
    mother.meets("Giấy tờ")
    mother.hands_in("Giấy chứng sinh", photograph(tmp_path, "GIẤY CHỨNG SINH"))
    mother.press("Tiếp tục")
    mother.reads(CHILD, "IMG_0912.jpg", "24.000 đồng")
    request = mother.swears_and_files()
    mother.follow("Xem trang hồ sơ")
    mother.meets(PROCEDURE)
    mother.reads("Bạn chưa phải làm gì", request)

    counter = officer("tiepnhan")
    counter.ends(request, "Tiếp nhận hồ sơ")
    dossier = Dossier.objects.get(request_number=request)
    code, promised = str(dossier.code), due(dossier)
    counter.reads(code, moment(promised))
    officer("hotich").ends(code, "Hoàn thành và chuyển tiếp", register_entry())

    mother.hears("Đến lượt bạn: kiểm tra bản dự thảo")
    mother.meets(PROCEDURE)
    mother.reads(CHILD, f"{born():%d/%m/%Y}", "031226000301", moment(promised))
    mother.page.get_by_label("Đúng, tôi xác nhận").check()
    mother.press("Gửi trả lời")
    mother.does_not_read("Đến lượt bạn")

    officer("lanhdao").ends(code, "Ký duyệt")
    officer("vanthu").ends(code, "Phát hành kết quả")
    mother.hears("Có kết quả lúc")
    mother.meets(PROCEDURE)
    counter.opens(code)
    counter.takes("Phí cấp bản sao Giấy khai sinh")
    counter.hands_over("Nguyễn Thị Hoa")
    mother.hears("Hồ sơ đã hoàn tất.")

    receipt = mother.downloads("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", tmp_path)
    must_say(receipt, "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", code, "Nguyễn Thị Hoa", wording.moment(promised))
    dossier.refresh_from_db()
    certificate = mother.downloads("Giấy khai sinh", tmp_path)
    must_say(certificate, "Giấy khai sinh", CHILD, f"{born():%d/%m/%Y}", dossier.findings["register_number"])

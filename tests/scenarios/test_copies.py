"""Copies are certified: a table of originals, the fee told before filing, and paid at the counter."""

from collections.abc import Callable
from pathlib import Path

from accounts.models import User
from applications.models import Dossier
from tests.applications.stories import COPIES, accepted, filed, work
from tests.scenarios.filled import to_certify, today
from tests.scenarios.papers import must_say
from tests.scenarios.people import Citizen, Officer

PROCEDURE = "Chứng thực bản sao từ bản chính giấy tờ, văn bản"
CERTIFICATION = {"Số chứng thực": "1204", "Quyển số": "03/2026"}


def test_three_originals_are_certified_and_paid_by_their_pages(
    citizen: Callable[..., Citizen], officer: Callable[[str], Officer], tmp_path: Path
) -> None:
    graduate = citizen("congdan2")
    graduate.finds("sao y", PROCEDURE)
    graduate.begins({"Nơi bạn mang bản chính đến chứng thực": "An Lão (xã)"})
    diploma, transcript = ("Bằng tốt nghiệp", "2", "3", "Không"), ("Bảng điểm", "4", "2", "Không")
    graduate.answers(to_certify(diploma, transcript, ("Chứng chỉ", "3", "0", "Có")))
    graduate.press("Tiếp tục")
    # 3 x (2 x 2.000); 2 x (2 x 2.000 + 2 x 1.000); 2 x 2.000 + 1.000
    graduate.reads("12.000 đồng", "5.000 đồng", "29.000 đồng", "Nộp tại quầy khi nhận kết quả.")
    request = graduate.swears_and_files()
    graduate.follow("Xem trang hồ sơ")

    counter = officer("tiepnhan.anlao")
    counter.ends(request, "Tiếp nhận hồ sơ")
    code = str(Dossier.objects.get(request_number=request).code)
    officer("hotich.anlao").ends(code, "Hoàn thành và chuyển tiếp", CERTIFICATION | {"Ngày chứng thực": today()})
    officer("lanhdao.anlao").ends(code, "Ký duyệt")
    officer("vanthu.anlao").ends(code, "Phát hành kết quả")

    counter.opens(code)
    counter.reads("Còn khoản phí, lệ phí chưa thu.")
    for fee in ("Phí chứng thực bản sao giấy", "Phí chứng thực bản sao giấy", "Phí chứng thực bản sao điện tử"):
        counter.takes(fee)
    counter.hands_over("Lê Văn Minh")
    graduate.hears("Hồ sơ đã hoàn tất.")
    graduate.meets(PROCEDURE)
    graduate.reads("Đã nộp")
    must_say(graduate.downloads("Bản sao có chứng thực", tmp_path), "1204", "Bằng tốt nghiệp", "Bảng điểm")
    must_say(graduate.downloads("Bản sao điện tử có chứng thực", tmp_path), "1204", "Chứng chỉ", "Lê Văn Minh")


def test_no_electronic_copy_is_made_that_nobody_asked_for(
    city: User, citizen: Callable[..., Citizen], officer: Callable[[str], Officer], tmp_path: Path
) -> None:
    dossier = work(accepted(filed(city, COPIES)), until="seal")
    officer("vanthu").ends(str(dossier.code), "Phát hành kết quả")
    mother = citizen("congdan")
    mother.page.goto(f"/ho-so/{dossier.pk}/")
    mother.downloads("Bản sao có chứng thực", tmp_path)
    mother.does_not_read("Bản sao điện tử có chứng thực")

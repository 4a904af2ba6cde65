"""A company builds a house: asked once to complete, visited, two offices consulted; one is silent, and so consents."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from applications.models import Dossier, StepRun
from core.models import OutboxRow
from tests.scenarios.filled import house, today
from tests.scenarios.papers import must_say, scan
from tests.scenarios.people import Citizen, Officer

PROCEDURE = "Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV và nhà ở riêng lẻ"
COMPANY = "Công ty TNHH Thương mại Hoa Phượng Biển"
DRAWINGS = "Bản vẽ thiết kế xây dựng"


def let_its_time_run_out(code: str, step: str) -> None:
    """As if those asked had been silent until now."""
    long_ago = timezone.now() - timedelta(minutes=1)
    run = StepRun.objects.get(dossier__code=code, step=step, closed_at=None)
    StepRun.objects.filter(pk=run.pk).update(timeout_at=long_ago)
    assert OutboxRow.objects.filter(key=f"step.time_out:{run.pk}").update(available_at=long_ago) == 1


def test_silence_is_consent_and_the_permit_is_granted(
    citizen: Callable[..., Citizen], officer: Callable[[str], Officer], tmp_path: Path
) -> None:
    director = citizen("doanhnghiep")
    director.finds("xay nha", PROCEDURE)
    director.begins({"Bạn nộp hồ sơ cho ai?": COMPANY})
    director.answers(house())
    director.hands_in("Giấy chứng nhận quyền sử dụng đất", scan(tmp_path, "so-do.pdf"))
    director.hands_in(DRAWINGS, scan(tmp_path, "ban-ve.pdf"))
    director.press("Tiếp tục")
    director.reads(COMPANY, "0299999000", "75.000 đồng")
    request = director.swears_and_files()
    director.follow("Xem trang hồ sơ")

    counter, expert = officer("tiepnhan"), officer("xaydung")
    counter.ends(request, "Tiếp nhận hồ sơ")
    code = str(Dossier.objects.get(request_number=request).code)
    expert.opens(code)
    expert.asks_for(DRAWINGS, "Thiếu mặt cắt móng", "Chưa đủ bản vẽ.")

    director.hears("Đến lượt bạn: bổ sung hồ sơ")
    director.meets(PROCEDURE)
    director.reads("Thiếu mặt cắt móng")
    director.follow("Bổ sung hồ sơ")
    director.meets("Giấy tờ cần bổ sung")
    director.hands_in(DRAWINGS, scan(tmp_path, "mat-cat-mong.pdf"))
    director.press("Tiếp tục")
    director.press("Gửi phần bổ sung")
    director.meets(PROCEDURE)

    expert.opens(code)
    expert.reads("mat-cat-mong.pdf", "mới bổ sung", "Thủ tục này chỉ cho yêu cầu bổ sung 1 lần.")
    others = ("quy hoạch, kiến trúc", "phòng cháy, chữa cháy", "bảo vệ di tích")
    wanted = dict(zip((f"Cần lấy ý kiến về {other} không?" for other in others), ("Có", "Có", "Không"), strict=True))
    expert.does("Hoàn thành và chuyển tiếp", wanted)
    expert.ends(code, "Ghi kết quả kiểm tra", {"Ngày kiểm tra": today(), "Thực địa có đúng với hồ sơ không?": "Có"})

    planners = officer("soxaydung")
    planners.opens(code)
    planners.reads("thì coi như đồng ý.")
    planners.does("Gửi ý kiến", {"Ý kiến": "Đồng ý kèm yêu cầu", "Nội dung ý kiến": "Giữ khoảng lùi 2,4 m."})
    let_its_time_run_out(code, "fire_opinion")
    leader = officer("lanhdao")
    leader.opens(code)
    leader.reads("Giữ khoảng lùi 2,4 m.", "Hết hạn, coi như đồng ý")
    leader.does("Ký duyệt")
    officer("vanthu").ends(code, "Phát hành kết quả")
    counter.opens(code)
    counter.takes("Lệ phí cấp giấy phép xây dựng")
    counter.hands_over("Trần Văn Bình", "Giấy giới thiệu số 12 ngày 20/11/2026")

    director.hears("Hồ sơ đã hoàn tất.")
    director.meets(PROCEDURE)
    permit = director.downloads("Giấy phép xây dựng", tmp_path)
    must_say(permit, "Giấy phép xây dựng", COMPANY, "0299999000", "Nhà ở Hoa Phượng Biển", "235,5")

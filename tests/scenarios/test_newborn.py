"""Birth, residence and health card in one: two agencies work at once, and one part is refused."""

from collections.abc import Callable
from pathlib import Path

from applications.models import Dossier
from tests.scenarios.filled import newborn, register_entry, today
from tests.scenarios.papers import must_say, photograph
from tests.scenarios.people import Citizen, Officer

PROCEDURE = "Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi"
HOUSE = "Số nhà, đường, thôn, tổ dân phố nơi thường trú"
REFUSED = "Người chủ hộ không đồng ý bằng văn bản."
GROUND = "Khoản 2 Điều 20 Luật Cư trú"


def test_police_refuse_after_a_supplement_and_the_health_card_is_there_all_the_same(
    citizen: Callable[..., Citizen], officer: Callable[[str], Officer], tmp_path: Path
) -> None:
    mother = citizen("congdan")
    mother.finds("lien thong khai sinh", PROCEDURE)
    mother.begins()
    mother.answers(newborn())
    mother.hands_in("Giấy chứng sinh", photograph(tmp_path, "GIẤY CHỨNG SINH"))
    mother.press("Tiếp tục")
    request = mother.swears_and_files()
    mother.follow("Xem trang hồ sơ")

    counter = officer("tiepnhan")
    counter.ends(request, "Tiếp nhận hồ sơ")
    code = str(Dossier.objects.get(request_number=request).code)
    officer("hotich").ends(code, "Hoàn thành và chuyển tiếp", register_entry())
    officer("lanhdao").ends(code, "Ký duyệt")
    officer("vanthu").ends(code, "Phát hành kết quả")

    police, insurance = officer("congan"), officer("bhxh")
    insurance.opens(code)
    police.opens(code)
    police.asks_for(HOUSE, "Ghi cả số nhà", "Thiếu số.", under="Đăng ký thường trú cho trẻ")
    dates = {"Thẻ có giá trị từ ngày": today(), "Thẻ có giá trị đến ngày": today().replace(year=today().year + 5)}
    insurance.opens(code)
    insurance.does_not_read("đang chờ người nộp")
    insurance.does("Hoàn thành và chuyển tiếp", {"Mã số bảo hiểm xã hội": "3126000301"} | dates)
    chief = officer("lanhdao.bhxh")
    chief.ends(code, "Ký duyệt")

    mother.hears("Đến lượt bạn: bổ sung hồ sơ")
    mother.meets(PROCEDURE)
    mother.reads("Thiếu số.", f"{HOUSE}: Ghi cả số nhà", "Công an phường Hồng Bàng đề nghị bạn bổ sung hồ sơ")
    mother.follow("Bổ sung hồ sơ")
    mother.answers({"Đăng ký thường trú cho trẻ": {HOUSE: "Số 12A ngõ 5 đường Hoa Phượng"}})
    mother.meets("Kiểm tra trước khi gửi")
    mother.press("Gửi phần bổ sung")
    mother.meets(PROCEDURE)
    mother.does_not_read("Đến lượt bạn")

    police.opens(code)
    police.reads("Số 12A ngõ 5 đường Hoa Phượng")
    police.does("Đề nghị không giải quyết", {"Lý do": REFUSED, "Căn cứ pháp lý": GROUND})
    mother.meets(PROCEDURE)
    mother.does_not_read("không giải quyết", REFUSED)
    chief_of_police = officer("lanhdao.congan")
    chief_of_police.opens(code)
    chief_of_police.reads(REFUSED, GROUND)
    chief_of_police.does("Đồng ý không giải quyết")
    chief.ends(code, "Phát hành kết quả")
    counter.opens(code)
    counter.hands_over("Nguyễn Thị Hoa")
    mother.hears("Hồ sơ đã hoàn tất.")
    mother.meets(PROCEDURE)
    mother.reads(f"Công an phường Hồng Bàng không giải quyết phần “Đăng ký thường trú” của hồ sơ “{PROCEDURE}”")
    mother.does_not_read("Thông báo kết quả giải quyết đăng ký cư trú")
    must_say(mother.downloads("Giấy khai sinh", tmp_path), "Trần Gia Bảo")
    slip = mother.downloads("Phiếu từ chối tiếp nhận, giải quyết hồ sơ (Đăng ký thường trú)", tmp_path)
    must_say(slip, code, REFUSED, GROUND)
    must_say(mother.downloads("Thông báo cấp thẻ bảo hiểm y tế", tmp_path), "3126000301", "Trần Gia Bảo")

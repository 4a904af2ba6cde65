"""The notice of a festival (P17) as the office writes it, chapter by chapter as in the manual."""

from datetime import date
from typing import Any

from playwright.sync_api import expect

from tests.scenarios.boxes import Place
from tests.scenarios.contents import When
from tests.scenarios.editor import Editor

STEP, PLAN = "Xem xét thông báo", "Phương án bảo đảm an ninh, trật tự"
RESULT = "Văn bản xác nhận thông báo tổ chức lễ hội"
TOLD = "Ủy ban nhân dân đã nhận thông báo. Lễ hội {%s} được tổ chức theo nội dung đã thông báo."
TERM = {"Tính theo": "Ngày làm việc", "Bao nhiêu": "3"}
PLACE = Place("Đình Thôn Đông", "Hồng Bàng (phường)")
FESTIVAL = {
    "Tên lễ hội": "Lễ hội đình Thôn Đông",
    "Lễ hội thuộc loại nào?": "Lễ hội truyền thống",
    "Lần gần nhất tổ chức": "2025",
    "Nơi tổ chức": PLACE,
    "Ngày khai mạc": date(2027, 2, 20),
    "Giờ khai mạc": "08:00",
    "Ngày bế mạc": date(2027, 2, 21),
    "Số người dự kiến": "300",
}
ACTIVITIES: dict[str, Any] = {
    "Các hoạt động": [{"Ngày diễn ra": date(2027, 2, 20), "Hoạt động": "Lễ rước"}],
    "Tôi cam đoan tổ chức lễ hội đúng nội dung đã thông báo.": True,
}


def says_what_it_is(author: Editor) -> None:
    author.turns_to("Thông tin chung")
    author.writes(
        {
            "Tóm tắt": "Ai tổ chức lễ hội thì báo trước. Hết thời hạn mà không ai có ý kiến thì được tổ chức.",
            "Mã lĩnh vực": "G16-00",
            "Lĩnh vực": "Văn hóa",
            "Đối tượng": ["Công dân Việt Nam", "Tổ chức khác"],
            "Cơ quan giải quyết": {"Loại cơ quan": "Ủy ban nhân dân cấp xã"},
            "Căn cứ pháp lý": [
                {"Số, ký hiệu": "110/2018/NĐ-CP", "Tên văn bản": "Nghị định về quản lý và tổ chức lễ hội"}
            ],
            "Từ khóa": "hội làng\nhội đình\nđua thuyền",
            "Sự kiện trong đời": "Tổ chức sự kiện",
        }
    )


def asks_what_must_be_told(author: Editor) -> None:
    author.turns_to("Tờ khai")
    author.adds("trang", {"Tiêu đề trang": "Lễ hội"})
    author.adds("nhóm trường", {"Tiêu đề nhóm": "Tên, thời gian, nơi tổ chức"})
    kinds = [{"Nhãn": f"Lễ hội {kind}"} for kind in ("truyền thống", "văn hóa", "ngành nghề")]
    is_old = When("Lễ hội thuộc loại nào?", "là", "Lễ hội truyền thống")
    month = "Ngày, có thể chỉ biết tháng hoặc năm"
    author.adds_all(
        "trường",
        {"Kiểu trường": "Chữ ngắn, một dòng", "Nhãn": "Tên lễ hội"},
        {"Kiểu trường": "Chọn một", "Nhãn": "Lễ hội thuộc loại nào?", "Các lựa chọn": kinds},
        {"Kiểu trường": month, "Nhãn": "Lần gần nhất tổ chức", "Chỉ hiện khi": is_old},
        {"Kiểu trường": "Địa chỉ", "Nhãn": "Nơi tổ chức"},
        {"Kiểu trường": "Ngày", "Nhãn": "Ngày khai mạc"},
        {"Kiểu trường": "Giờ", "Nhãn": "Giờ khai mạc"},
        {"Kiểu trường": "Ngày", "Nhãn": "Ngày bế mạc"},
        {"Kiểu trường": "Số nguyên", "Nhãn": "Số người dự kiến"},
    )
    author.turns_to("Tờ khai")
    author.adds("trang", {"Tiêu đề trang": "Chương trình"})
    author.adds("nhóm trường", {"Tiêu đề nhóm": "Hoạt động và cam đoan"})
    author.adds("trường", {"Kiểu trường": "Bảng nhiều dòng", "Nhãn": "Các hoạt động", "Số dòng ít nhất": "1"})
    author.adds_all(
        "cột",
        {"Kiểu trường": "Ngày", "Nhãn": "Ngày diễn ra"},
        {"Kiểu trường": "Chữ ngắn, một dòng", "Nhãn": "Hoạt động"},
    )
    author.follow("Hoạt động và cam đoan")
    author.adds("trường", {"Kiểu trường": "Lời cam đoan", "Nhãn": [*ACTIVITIES][1]})
    author.turns_to("Tờ khai")
    author.adds(
        "quy tắc kiểm tra",
        {
            "Báo lỗi bên cạnh trường": "Ngày bế mạc",
            "Điều phải đúng": When("Ngày bế mạc", "không trước", other="Ngày khai mạc"),
            "Câu báo": "Ngày bế mạc không thể trước ngày khai mạc.",
        },
    )


def asks_for_a_paper_of_large_festivals(author: Editor) -> None:
    author.turns_to("Thành phần hồ sơ")
    author.adds("giấy tờ", {"Tên giấy tờ": PLAN, "Chỉ cần khi": When("Số người dự kiến", "ít nhất là", "500")})
    author.reads("Số người dự kiến từ 500 trở lên")


def lets_silence_be_consent(author: Editor) -> None:
    """The ward of the festival decides; what it does not answer in three days may be held."""
    author.turns_to("Thông tin chung")
    author.writes({"Cơ quan giải quyết": {"Địa bàn theo trường": "Nơi tổ chức"}})
    author.turns_to("Quy trình", "Thẩm định hồ sơ")
    silence = "Khi hết giờ mà không trả lời"
    author.writes({"Tên bước": STEP, f"Có: {silence}": True, silence: {"Sau bao lâu": TERM, "Thì coi như": "Đồng ý"}})


def words_the_result_with_a_slip(author: Editor) -> None:
    author.turns_to("Kết quả", "Kết quả giải quyết thủ tục")
    signed = {"Cách đánh số": "{n}/XN-UBND", "Chức danh người ký": "Chủ tịch Ủy ban nhân dân"}
    author.writes({"Tên giấy tờ": RESULT, **signed})
    rows = [{"Trường": "Tên lễ hội"}, {"Trường": "Ngày khai mạc"}, {"Trường": "Nơi tổ chức"}]
    author.adds("phần của kết quả", {"Tiêu đề phần": "Lễ hội", "Các dòng": rows, "Lời văn": TOLD % "ten_hoi"})


def mends_what_the_check_finds(author: Editor) -> None:
    author.goes_on_to("Kiểm tra")
    author.reads("Còn lỗi phải sửa trước khi gửi duyệt.")
    author.page.get_by_role("link", name="{ten_hoi}").first.click()
    author.writes({"Lời văn": TOLD % "ten_le_hoi"})
    author.goes_on_to("Kiểm tra")
    author.reads("Không còn lỗi chặn công bố")


def gives_examples(author: Editor) -> None:
    """An ordinary one from nothing; the boundary and the refused one are copies in which one answer differs."""
    small = "Lễ hội nhỏ, 300 người"
    author.turns_to("Ví dụ kiểm tra")
    author.page.get_by_role("link", name="Thêm ví dụ kiểm tra").first.click()
    hoa = {
        "Họ, chữ đệm, tên": "Nguyễn Thị Hoa",
        "Số định danh cá nhân": "031192000101",
        "Nơi cư trú": Place("Số 12 ngõ 5", "Hồng Bàng (phường)"),
        "Số điện thoại": "0912345678",
    }
    about = {"Tên ví dụ": small, "Người nộp là": "Cá nhân", "Ngày nộp": date(2026, 11, 20)}
    author.tries(about, hoa | FESTIVAL | ACTIVITIES)

    author.turns_to("Ví dụ kiểm tra")
    author.copies(small)
    accepted = {"Ngày": "20/11/2026", "Giờ": "09:00"}
    author.tries({"Tên ví dụ": "Vừa đủ 500 người", "Lúc tiếp nhận": accepted}, {"Số người dự kiến": "500"})
    author.turns_to("Ví dụ kiểm tra")
    author.copies(small)
    author.tries({"Tên ví dụ": "Bế mạc trước khai mạc"}, {"Ngày bế mạc": date(2027, 2, 19)})
    author.goes_on_to("Kiểm tra")
    author.reads("Vừa đủ 500 người ra đúng", "Bế mạc trước khai mạc ra đúng")


def looks_as_a_citizen_and_rehearses(author: Editor) -> None:
    author.goes_on_to("Xem trước")
    author.follow("Chương trình")
    phone = author.page.frame_locator("iframe").first
    expect(phone.get_by_role("heading", level=1)).to_have_text("Chương trình")
    expect(phone.get_by_label("Hoạt động", exact=True).first).to_have_value("Lễ rước")
    author.follow("Về trang soạn thủ tục")
    author.goes_on_to("Chạy thử")
    author.reads("Hồ sơ chạy thử đã đi hết quy trình", STEP, RESULT)
    author.follow("Về trang soạn thủ tục")

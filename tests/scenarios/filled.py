"""What people of the sample city type into the pages of each procedure: under each heading, beside each label."""

from datetime import date, timedelta

from django.utils import timezone

from tests.scenarios.boxes import Answer, Place

Pages = dict[str, dict[str, Answer]]
SOUND = (
    "Tôi cam đoan các bản chính không bị tẩy xóa, hư hỏng, không thuộc bí mật nhà nước "
    "và không thuộc các trường hợp không được chứng thực"
)
HOME = Place("Số 12 ngõ 5 đường Hoa Phượng", "Hồng Bàng (phường)")


def today() -> date:
    return timezone.localdate()


def born() -> date:
    """Within the sixty days in which registering is free."""
    return today() - timedelta(days=20)


def about_the_child(registered_at: str) -> Pages:
    """Shared by both procedures about a newborn: everything on the child and the parents."""
    return {
        "Người yêu cầu đăng ký khai sinh": {
            "Loại giấy tờ tùy thân": "Thẻ căn cước, căn cước công dân hoặc căn cước điện tử",
        },
        "Quan hệ với trẻ": {"Bạn là gì của trẻ?": "Mẹ"},
        "Nơi đăng ký và hoàn cảnh của trẻ": {
            registered_at: "Hồng Bàng (phường)",
            "Trẻ thuộc trường hợp nào?": "Xác định được cha, mẹ hoặc một trong hai người",
        },
        "Giấy tờ về việc sinh": {
            "Giấy chứng sinh của trẻ": "Bản giấy",
            "Số Giấy chứng sinh": "0457/2026",
        },
        "Thông tin về trẻ": {
            "Họ, chữ đệm, tên của trẻ": "Trần Gia Bảo",
            "Ngày, tháng, năm sinh": born(),
            "Giới tính": "Nam",
            "Dân tộc": "Kinh (Việt)",
            "Quốc tịch": "Việt Nam",
            "Trẻ sinh ở đâu?": "Tại cơ sở y tế",
            "Tên cơ sở y tế": "Bệnh viện Phụ sản Hải Phòng",
            "Nơi sinh": Place("Số 19 đường Trần Quang Khải", "Hồng Bàng (phường)"),
            "Quê quán": Place("Thôn Đông", "An Lão (xã)"),
        },
        "Cha, mẹ của trẻ": {
            "Bạn có khai về mẹ của trẻ không?": "Có",
            "Bạn có khai về cha của trẻ không?": "Có",
            "Cha, mẹ của trẻ đã đăng ký kết hôn chưa?": "Có",
        },
        "Người mẹ": {
            "Họ, chữ đệm, tên mẹ": "Nguyễn Thị Hoa",
            "Ngày sinh hoặc năm sinh": "15/03/1992",
            "Dân tộc": "Kinh (Việt)",
            "Quốc tịch": "Việt Nam",
            "Nơi cư trú": HOME,
        },
        "Người cha": {
            "Họ, chữ đệm, tên cha": "Trần Văn Nam",
            "Ngày sinh hoặc năm sinh": "1990",
            "Dân tộc": "Kinh (Việt)",
            "Quốc tịch": "Việt Nam",
            "Nơi cư trú": HOME,
        },
        "Giấy chứng nhận kết hôn của cha, mẹ": {
            "Số Giấy chứng nhận kết hôn": "45/2023",
            "Ngày đăng ký kết hôn": date(2023, 5, 20),
            "Nơi đăng ký kết hôn": "Ủy ban nhân dân phường Hồng Bàng",
        },
    }


def birth() -> Pages:
    return about_the_child("Nơi đăng ký khai sinh") | {
        "Bản sao và lệ phí": {"Bạn có cần bản sao Giấy khai sinh không?": "Có", "Số bản sao": "3"},
    }


def newborn() -> Pages:
    return about_the_child("Nơi đăng ký khai sinh và thường trú") | {
        "Đăng ký thường trú cho trẻ": {
            "Trẻ đăng ký thường trú theo ai?": "Cha và mẹ",
            "Số nhà, đường, thôn, tổ dân phố nơi thường trú": HOME.street,
            "Họ, chữ đệm, tên chủ hộ": "Trần Văn Nam",
            "Số định danh cá nhân của chủ hộ": "031090000202",
            "Trẻ là gì của chủ hộ?": "Con",
            "Chủ hộ có phải là chủ sở hữu chỗ ở không?": "Có",
        },
        "Thẻ bảo hiểm y tế": {
            "Nơi đăng ký khám chữa bệnh ban đầu": "Bệnh viện Trẻ em Hải Phòng",
            "Bạn nhận thẻ bằng cách nào?": "Thẻ điện tử trên VNeID hoặc VssID của cha, mẹ",
        },
    }


def to_certify(*documents: tuple[str, str, str, str]) -> Pages:
    """Originals by title, pages, paper copies, and whether an electronic copy is wanted."""
    rows = [
        {
            "Tên giấy tờ": title,
            "Cơ quan, tổ chức cấp": "Trường Đại học Hàng hải Việt Nam",
            "Số, ký hiệu": "HH-2014-0385",
            "Ngày cấp": date(2014, 7, 1),
            "Số trang của bản chính": pages,
            "Số bản sao giấy": copies,
            "Có cần bản sao điện tử không?": electronic,
        }
        for title, pages, copies, electronic in documents
    ]
    return {"Người yêu cầu chứng thực": {}, "Giấy tờ cần chứng thực": {"Các bản chính": rows, SOUND: True}}


def house() -> Pages:
    """A house that a company builds."""
    return {
        "Công trình và chủ đầu tư": {
            "Bạn xây công trình gì?": "Nhà ở riêng lẻ",
            "Tên công trình": "Nhà ở Hoa Phượng Biển",
            "Chủ đầu tư là ai?": "Doanh nghiệp, tổ chức",
        },
        "Chủ đầu tư": {"Người đại diện theo pháp luật": "Trần Quốc Hải", "Chức vụ": "Giám đốc"},
        "Thửa đất": {
            "Xã, phường, đặc khu nơi có đất": "Hồng Bàng (phường)",
            "Số nhà, đường, thôn, tổ dân phố": "Số 45 đường Hoa Phượng",
            "Thửa đất số": "112",
            "Diện tích lô đất (m²)": "100",
            "Bạn có giấy tờ nào về đất?": "Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
            "Số giấy tờ": "CH 01234",
            "Ngày cấp": date(2018, 3, 12),
            "Bạn có thuê đất hoặc thuê công trình của người khác để xây dựng không?": "Không",
        },
        "Kích thước công trình": {
            "Diện tích xây dựng tầng 1 hoặc diện tích công trình (m²)": "80",
            "Tổng diện tích sàn (m²)": "235,5",
            "Chiều cao công trình (m)": "11,4",
            "Số tầng": "3",
            "Số tầng hầm": "0",
            "Cốt nền xây dựng (m)": "0,2",
            "Khoảng lùi (m)": "2,4",
            "Dự kiến thời gian hoàn thành (tháng)": "10",
            "Cấp công trình": "Cấp III",
        },
        "Thiết kế": {
            "Tổ chức, cá nhân thiết kế": "Công ty TNHH Thiết kế Sông Cấm",
            "Số chứng chỉ năng lực hoặc hành nghề": "HAP-00012345",
            "Chủ nhiệm, chủ trì thiết kế các bộ môn": [
                {
                    "Bộ môn": "Kiến trúc",
                    "Họ, chữ đệm, tên": "Phạm Ngọc Anh",
                    "Số chứng chỉ hành nghề": "HAP-00054321",
                },
            ],
            "Thiết kế có phải thẩm tra không?": "Không",
            "Có công trình liền kề không?": "Không",
            "Công trình có phải làm thủ tục phòng cháy, chữa cháy không?": "Không",
        },
    }


def register_entry() -> dict[str, Answer]:
    """What the registrar of births finds and writes down."""
    return {
        "Kết quả tra cứu hôn nhân của cha, mẹ": "Thấy trong Cơ sở dữ liệu hộ tịch điện tử",
        "Quyển số": "01/2026",
        "Ngày đăng ký": today(),
        "Số định danh cá nhân của trẻ": "031226000301",
    }

"""What people type, and what they must find: among the city's procedures and the national catalogue beside them."""

import pytest

from procedures import seeds
from procedures.catalogue.finding import find, index
from procedures.models import Procedure
from tests.procedures.catalogue import imported
from tests.procedures.national import CATALOGUE, RECORDS

pytestmark = pytest.mark.django_db

FIRST = {
    # as it is written, without accents, in any form
    "đăng ký khai sinh": "1.001193",
    "dang ky khai sinh": "1.001193",
    "đăng kí khai sinh": "1.001193",
    "ĐĂNG KÝ KHAI SINH": "1.001193",
    "khai sinh": "1.001193",
    "khai tử": "1.000656",
    "khai tu": "1.000656",
    "thủ tục đăng ký khai tử": "1.000656",
    "đăng ký lại khai tử": "1.005461",
    "gia hạn tạm trú": "1.002755",
    "gia han tam tru": "1.002755",
    "khai báo tạm vắng": "1.003677",
    "xóa đăng ký thường trú": "1.003197",
    "xoá đăng ký thường trú": "1.003197",
    "thông báo lưu trú": "2.001159",
    "nội quy lao động": "2.001955",
    "doanh nghiệp tư nhân": "2.001610",
    "xác nhận thông tin hộ tịch": "2.002516",
    "giám sát việc giám hộ": "3.000323",
    "chấm dứt giám hộ": "1.004845",
    # in their own words
    "giấy độc thân": "1.004873",
    "giay doc than": "1.004873",
    "xác nhận độc thân": "1.004873",
    "giấy chưa kết hôn": "1.004873",
    "giấy chứng tử": "1.000656",
    "báo tử": "1.000656",
    "sinh con": "1.001193",
    "làm giấy khai sinh cho con": "1.001193",
    "con mới sinh": "1.001193",
    "sao y": "2.000815",
    "sao y bản chính": "2.000815",
    "công chứng": "2.000815",
    "cong chung giay to": "2.000815",
    "bảo hiểm cho bé": "2.000986",
    "thẻ bhyt cho trẻ": "2.000986",
    "nhập hộ khẩu cho con": "2.000986",
    "cắt khẩu": "1.003197",
    "giấy phép xây nhà": "1.013225",
    "xin phép xây nhà": "1.013225",
    "xay nha": "1.013225",
    "GPXD": "1.013225",
    "đăng ký thuê trọ": "1.004194",
    "kt3": "1.004194",
    "khách ở qua đêm": "2.001159",
    "nội quy công ty": "2.001955",
    "mất giấy khai sinh": "2.000635",
    "trích lục khai sinh": "2.000635",
    "tôi muốn làm giấy khai sinh cho con thì cần gì": "1.001193",
    "bán rượu": "2.000620",
    "giấy vệ sinh thực phẩm": "1.002425",
    "mai táng phí": "1.001731",
    "xác nhận chữ ký": "2.000884",
    "giấy ủy quyền": "2.000884",
    "số nhà": "1.009141",
    "mở cửa hàng": "1.001612",
    "hộ kinh doanh": "1.001612",
    "tan tat": "1.001699",
    # by code, or a part of it
    "1.001193": "1.001193",
    "001193": "1.001193",
    "1.000656.000.00.00.H24": "1.000656",
    "2.00098": "2.000986",
    # with slips
    "khai sihn": "1.001193",
    "kai sinh": "1.001193",
    "khai sinhh": "1.001193",
    "khai sunh": "1.001193",
    "dang ky khai sih": "1.001193",
    "ddawng kys khai sinh": "1.001193",
    "giaays ddoocj thaan": "1.004873",
    "giay doc thna": "1.004873",
    "tam vnag": "1.003677",
    "chungw thuwcj banr sao": "2.000815",
    "saoy bản chính": "2.000815",
}  # fmt: skip
IN_FIRST_THREE = {
    "kết hon": "2.000507",
    "ket hom": "2.000507",
    "lấy chồng nước ngoài": "1.000094",
    "hộ khẩu": "2.000986",
    "người giám hộ": "1.004837",
    "tiền tử tuất": "1.010824",
    "mở quán ăn": "1.002425",
    "nhận con nuôi": "1.000808",
    "cải chính hộ tịch": "2.000748",
    "đổi tên": "2.000748",
    "mở công ty": "2.001610",
    "đăng ký kinh doanh": "2.001610",
    "sửa nhà": "1.013229",
    "con ngoài giá thú": "1.000689",
    "hòa giải tranh chấp đất đai": "1.115453",
    "hoà giải tranh chấp đất": "1.115453",
    "chứng chỉ hành nghề xây dựng": "1.013237",
}  # fmt: skip
# The names of many a province: any of them is what was meant.
NAMED = {
    "sổ đỏ": "chứng nhận quyền sử dụng đất",
    "so do": "chứng nhận quyền sử dụng đất",
    "sổ hồng": "chứng nhận quyền sử dụng đất",
    "ddaats": "đất",
    "tách sổ": "tách thửa",
    "chia đất": "tách thửa",
    "mất sổ đỏ": "bị mất",
    "đổi sổ đỏ": "cấp đổi giấy chứng nhận",
    "sang tên sổ đỏ": "biến động",
    "lên thổ cư": "chuyển mục đích sử dụng đất",
}  # fmt: skip


def first(typed: str, most: int) -> list[Procedure]:
    return list(find(index(), typed).rows[:most])


def test_what_people_type_is_what_they_find() -> None:
    """Codes of the national catalogue are asked for where a copy lies beside the checkout; the city's always."""
    seeds.load()
    imported(CATALOGUE)
    here = {row.code for row in index().rows}
    asked = {typed: (code, 1) for typed, code in FIRST.items()} | {
        each: (code, 3) for each, code in IN_FIRST_THREE.items()
    }
    wrong = {
        typed: [row.code for row in first(typed, most)]
        for typed, (code, most) in asked.items()
        if code in here and code not in {row.code for row in first(typed, most)}
    }
    if CATALOGUE != RECORDS:
        wrong |= {
            typed: [row.name for row in first(typed, 3)]
            for typed, name in NAMED.items()
            if not any(name in row.name.lower() for row in first(typed, 3))
        }
    assert wrong == {}
    assert sum(code in here for code in FIRST.values()) >= 25

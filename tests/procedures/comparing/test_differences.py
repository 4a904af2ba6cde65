"""What changed between two definitions, as the person who answers for it reads it."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import translation

from procedures.comparing import Change, Difference, differences
from procedures.definition import read_definition
from procedures.seeds import documents, read
from tests.procedures.comparing.whole import raw

pytestmark = pytest.mark.pure


def told(change: Callable[[dict[str, Any]], object]) -> list[Difference]:
    """The differences this change makes to the sample."""
    new = raw()
    change(new)
    return differences(read_definition(raw()), read_definition(new))


def sentences(change: Callable[[dict[str, Any]], object]) -> list[str]:
    return [each.sentence for each in told(change)]


@pytest.mark.parametrize("file", documents(), ids=lambda file: file.stem)
def test_nothing_differs_from_itself(file: Any) -> None:
    assert differences(read(file), read(file)) == []


def test_a_fee() -> None:
    assert sentences(lambda new: new["fees"][-1]["amount"].update(amount=10_000)) == [
        "Phí «Khoản fixed»: số tiền từ 5.000 đồng thành 10.000 đồng"
    ]


def test_a_fee_of_one_case_says_which() -> None:
    def change(new: dict[str, Any]) -> None:
        new["fees"][-1] |= {"amount": {"type": "fixed", "amount": 8000}}

    before = raw()
    before["fees"][-1]["when"] = {"field": "@case", "op": "eq", "value": "02"}
    after = copy.deepcopy(before)
    change(after)
    assert [each.sentence for each in differences(read_definition(before), read_definition(after))] == [
        "Phí «Khoản fixed» của trường hợp .02: số tiền từ 5.000 đồng thành 8.000 đồng"
    ]


def test_a_fee_reckoned_otherwise() -> None:
    def change(new: dict[str, Any]) -> None:
        new["fees"][-1]["amount"] = {"type": "per_unit", "amount": 700, "quantity": "amount"}

    assert sentences(change) == [
        "Phí «Khoản fixed»: mức thu từ 5.000 đồng thành "
        "(số tiền mỗi đơn vị: 700 đồng; số lượng lấy từ trường: «Nhãn amount»)"
    ]


def test_a_table_of_amounts_is_told_option_by_option() -> None:
    def change(new: dict[str, Any]) -> None:
        new["fees"][-3]["amount"]["amounts"] = {"a1": 3, "a": 4}

    assert sentences(change) == [
        "Phí «Khoản by_table»: «Bậc hai» từ 1 đồng thành 3 đồng",
        "Phí «Khoản by_table»: bỏ «Lựa chọn b»: 2 đồng",
        "Phí «Khoản by_table»: thêm «Lựa chọn a»: 4 đồng",
    ]


def test_the_time_of_a_step_and_of_a_case() -> None:
    def change(new: dict[str, Any]) -> None:
        new["process"]["blocks"][2]["allowance"] = "16"
        new["cases"][-1]["term"] = {"mode": "WORKING_DAYS", "amount": "3"}

    assert sentences(change) == [
        "Trường hợp .01 «Trường hợp thông thường»: thời hạn giải quyết từ trong ngày "
        "(hồ sơ nhận sau 15:00 thì tính sang ngày làm việc tiếp theo) thành 3 ngày làm việc",
        "Bước «Đối chiếu, ghi lời chứng và vào sổ»: thời gian làm từ 2 giờ làm việc thành 2 ngày làm việc",
    ]


def test_a_condition_is_told_in_the_labels_of_the_form() -> None:
    def change(new: dict[str, Any]) -> None:
        new["papers"][0]["when"] = {"field": "mother.full_name", "op": "filled"}

    assert sentences(change) == [
        "Giấy tờ «Bản chính giấy tờ cần chứng thực»: thêm điều kiện chỉ cần khi: Họ, chữ đệm, tên (Nhãn mother) có khai"
    ]


def test_a_field_that_moves_to_another_page_is_one_move() -> None:
    def change(new: dict[str, Any]) -> None:
        pages = new["form"]["pages"]
        pages[1]["sections"][0]["fields"].append(pages[0]["sections"][0]["fields"].pop(3))

    (only,) = told(change)
    assert (only.kind, only.place) == (Change.MOVED, "form/pages/1/sections/0/fields/5")
    assert only.sentence.startswith("Trường «Số điện thoại»: chuyển từ nhóm trường «Họ, chữ đệm, tên…», trang «Người")


def test_a_field_that_moves_and_changes_is_told_both() -> None:
    def change(new: dict[str, Any]) -> None:
        pages = new["form"]["pages"]
        moved = pages[0]["sections"][0]["fields"].pop(3) | {"required": False}
        pages[1]["sections"][0]["fields"].append(moved)

    assert [each.kind for each in told(change)] == [Change.MOVED, Change.CHANGED]


def test_a_page_that_goes_takes_its_fields_along() -> None:
    gone = told(lambda new: new["form"]["pages"].pop())
    assert {each.kind for each in gone} == {Change.REMOVED}
    assert [each.sentence.partition(",")[0] for each in gone][:2] == ["Bỏ trang «Thêm»", "Bỏ trường «Nhãn sort»"]


def test_steps_that_change_places() -> None:
    def change(new: dict[str, Any]) -> None:
        blocks = new["process"]["blocks"]
        blocks[3:5] = [blocks[4], blocks[3]]

    (only,) = told(change)
    assert only.kind is Change.MOVED
    assert only.sentence == "Bước «Đóng dấu và phát hành»: chuyển xuống sau bước «Đối chiếu, ghi lời chứng và vào sổ»"


def test_a_step_that_moves_into_a_branch_keeps_its_fields() -> None:
    def change(new: dict[str, Any]) -> None:
        blocks = new["process"]["blocks"]
        blocks[1]["branches"][0]["blocks"].append(blocks.pop(2))

    (only,) = told(change)
    assert only.sentence == ("Bước «Đối chiếu, ghi lời chứng và vào sổ»: chuyển từ quy trình sang «Nhánh one»")


def test_options_that_come_and_go() -> None:
    def change(new: dict[str, Any]) -> None:
        options = new["form"]["pages"][-1]["sections"][0]["fields"][0]["options"]
        options.pop()
        options.append({"value": "c", "label": {"vi": "Lựa chọn c"}})

    assert sentences(change) == [
        "Bỏ «Lựa chọn b», trường «Nhãn sort», trang «Thêm»",
        "Thêm «Lựa chọn c», trường «Nhãn sort», trang «Thêm»",
    ]


def test_long_texts_tell_what_words_changed_and_english_apart() -> None:
    long = "Nộp bản chính. " * 30

    def change(new: dict[str, Any], words: str = "Nộp bản sao.") -> None:
        new["general"]["summary"] = {"vi": long + words, "en": "Other words"}

    before = raw()
    before["general"]["summary"] = {"vi": long, "en": "Words"}
    after = copy.deepcopy(before)
    change(after)
    assert [each.sentence for each in differences(read_definition(before), read_definition(after))] == [
        "Thông tin chung: tóm tắt «bản chính.» thành «bản chính. Nộp bản sao.»",
        "Thông tin chung: bản tiếng Anh của tóm tắt từ «Words» thành «Other words»",
    ]


def test_lists_of_words() -> None:
    def change(new: dict[str, Any]) -> None:
        new["general"]["audiences"] = ["CITIZEN", "COOPERATIVE"]
        new["general"]["keywords"] = new["general"]["keywords"][::-1]

    first, second = sentences(change)
    assert first.startswith("Thông tin chung: đối tượng bớt «Người Việt Nam định cư ở nước ngoài», «Người nước ngoài»")
    assert "từ khóa đổi thứ tự thành «" in second


def test_an_example_tells_answers_by_their_labels() -> None:
    def change(new: dict[str, Any]) -> None:
        new["examples"][0]["answers"] |= {"requester_name": "Lê Thị Tư", "documents": []}

    assert sentences(change) == [
        "Ví dụ kiểm tra «Một bằng đại học hai trang, ba bản sao»: "
        "«Họ, chữ đệm, tên» từ «Lê Văn Minh» thành «Lê Thị Tư»",
        "Ví dụ kiểm tra «Một bằng đại học hai trang, ba bản sao»: «Các bản chính» từ 1 mục thành 0 mục",
    ]


def test_markup_and_template_code_stay_what_was_written() -> None:
    said = sentences(lambda new: new["general"]["name"].update(vi="<b>{{ 7*7 }}</b>%(who)s"))
    assert said[0].endswith("thành «<b>{{ 7*7 }}</b>%(who)s»")


def test_a_reader_of_english_finds_parts_by_their_english_titles() -> None:
    with translation.override("en"):
        (only,) = sentences(lambda new: new["process"]["blocks"][3].update(allowance="16"))
    assert "«Sign the certification»" in only

"""What the pages say: lengths, conditions, lists."""

import json
from datetime import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given, settings

from core.calendar import Mode
from procedures import seeds
from procedures.catalogue import wording
from procedures.catalogue.blocks import Block, Item, blocks
from procedures.catalogue.conditions import in_words
from procedures.catalogue.from_definition import page_of_definition
from procedures.catalogue.from_facts import page_of_facts
from procedures.catalogue.page import ProcedurePage
from procedures.definition.conditions import Compare, Not, Operator
from procedures.definition.deadline import TermRule
from procedures.definition.general import Channel
from procedures.models import ProcedureVersion
from procedures.national.facts import Duration, Unit
from procedures.national.record import read_record
from tests.procedures.catalogue import definition
from tests.procedures.national import CATALOGUE, mutated, sample

pytestmark = pytest.mark.pure


def city_page(code: str) -> ProcedurePage:
    return page_of_definition(definition(code), ProcedureVersion(number=3), {})


def national_page(code: str, **changes: object) -> ProcedurePage:
    return page_of_facts(read_record(sample(code) | changes).facts)


def answers(page: ProcedurePage) -> dict[str, str]:
    return {each.question: each.answer for each in page.essentials}


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        ("3.5", Unit.WORKING_DAY, "3,5 ngày làm việc"),
        ("20", Unit.DAY, "20 ngày"),
        ("2", Unit.MONTH, "2 tháng"),
        ("1500", Unit.HOUR, "1500 giờ"),
    ],
)
def test_lengths(amount: str, unit: Unit, words: str) -> None:
    assert wording.length(Decimal(amount), unit) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (TermRule(mode=Mode.SAME_DAY, cutoff=time(15)), "Trong ngày"),
        (TermRule(mode=Mode.WORKING_DAYS, amount=Decimal("7.5")), "7,5 ngày làm việc"),
        (TermRule(mode=Mode.CALENDAR_DAYS, amount=Decimal(15)), "15 ngày"),
        (TermRule(mode=Mode.WORKING_HOURS, amount=Decimal(4)), "4 giờ làm việc"),
    ],
)
def test_terms(rule: TermRule, words: str) -> None:
    assert wording.term(rule) == words


@pytest.mark.parametrize(
    ("hours", "words"), [("8", "1 ngày làm việc"), ("12", "1,5 ngày làm việc"), ("2", "2 giờ làm việc")]
)
def test_allowances(hours: str, words: str) -> None:
    assert wording.working_hours(Decimal(hours)) == words


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ([(5, Unit.DAY)], "5 ngày"),
        ([(15, Unit.DAY), (3, Unit.DAY), (7, Unit.DAY)], "3 đến 15 ngày"),
        ([(2, Unit.DAY), (1, Unit.WORKING_DAY)], "1 ngày làm việc hoặc 2 ngày"),
        ([], ""),
    ],
)
def test_several_times_in_one_line(times: list[tuple[int, Unit]], words: str) -> None:
    assert wording.span([Duration(amount=Decimal(amount), unit=unit) for amount, unit in times]) == words


def test_english_pages_speak_of_the_english_texts() -> None:
    with translation.override("en"):
        assert city_page("1.001193").name == "Birth registration"


def test_conditions_are_said_in_the_labels_of_the_form() -> None:
    birth = definition("1.001193")
    online = Compare(field="@channel", op=Operator.EQ, value="ONLINE")
    assert in_words(None, birth) == ""
    assert in_words(online, birth) == "Cách nộp: trực tuyến"
    assert in_words(Not.model_validate({"not": online}), birth) == "không phải (Cách nộp: trực tuyến)"
    married = Compare(field="parents_married", op=Operator.EQ, value=True)
    label = str(birth.all_fields()["parents_married"].label)
    assert in_words(married, birth) == (f"{label} có" if label.endswith("?") else f"{label}: có")


def test_a_city_procedure_answers_the_four_questions() -> None:
    assert answers(city_page("1.001193")) == {
        "Bao lâu?": "Trong ngày",
        "Bao nhiêu tiền?": "Miễn phí hoặc từ 8.000 đồng",
        "Cần giấy tờ gì?": answers(city_page("1.001193"))["Cần giấy tờ gì?"],
        "Nộp ở đâu?": "Trực tuyến, trực tiếp tại quầy hoặc qua bưu chính công ích",
    }
    assert answers(city_page("2.000986"))["Bao nhiêu tiền?"] == "Không thu phí, lệ phí"
    assert "loại giấy tờ" in answers(city_page("1.001193"))["Cần giấy tờ gì?"]


def test_what_nobody_escapes_is_not_said_to_be_free_and_one_of_two_papers_counts_once() -> None:
    alcohol = answers(city_page("2.000620"))
    assert alcohol["Bao nhiêu tiền?"] == "Từ 200.000 đồng"
    assert alcohol["Cần giấy tờ gì?"] == "2 đến 4 loại giấy tờ, tùy trường hợp"
    assert answers(city_page("1.000894"))["Bao nhiêu tiền?"] == "Miễn phí hoặc từ 8.000 đồng"


def test_papers_that_stand_for_each_other_or_are_looked_up_stand_apart() -> None:
    lists = {group.title: group for group in city_page("1.001193").papers}
    assert "Giấy chứng sinh" in [paper.name for paper in lists["Một trong các giấy tờ sau"].papers]
    looked_up = lists["Bạn không phải nộp: cơ quan tự tra cứu"]
    assert not looked_up.to_bring
    assert all(paper.copies == "không phải nộp" for paper in looked_up.papers)


def test_the_course_draws_branches_side_by_side() -> None:
    (parallel,) = [step for step in city_page("2.000986").course if step.branches]
    assert len(parallel.branches) == 2
    assert all(branch.course for branch in parallel.branches)


@pytest.mark.parametrize("file", seeds.documents(), ids=lambda file: file.stem)
def test_every_city_procedure_has_its_page(file: Path) -> None:
    page = page_of_definition(seeds.read(file), ProcedureVersion(number=1), {})
    assert page.name and page.course


def test_silence_that_ends_a_posting_is_told_as_such() -> None:
    (posting,) = [step for step in city_page("1.001699").course if step.label.startswith("Niêm yết")]
    assert "hết 5 ngày làm việc là xong" in posting.note


def test_tiers_are_told_line_by_line() -> None:
    price = city_page("2.000815").fees[0].price
    assert "- 1 đến 2: 2.000 đồng" in price
    assert "- từ 3 trở lên: 1.000 đồng" in price
    assert "Tối đa 200.000 đồng." in price


def test_an_imported_procedure_answers_the_four_questions() -> None:
    assert answers(national_page("1.900001")) == {
        "Bao lâu?": "3,5 ngày làm việc",
        "Bao nhiêu tiền?": "30.000 đồng",
        "Cần giấy tờ gì?": "2 loại giấy tờ",
        "Nộp ở đâu?": "Trực tiếp tại quầy hoặc trực tuyến trên Cổng Dịch vụ công quốc gia",
    }


def test_a_record_that_says_nothing_has_a_page() -> None:
    page = page_of_facts(read_record({"code": "1.900009", "name": "Thủ tục"}).facts)
    assert all(answer.startswith("Bản ghi quốc gia không") for answer in answers(page).values())


def test_a_text_without_number_answers_in_its_own_words() -> None:
    method = {"submissionMethod": "DIRECT", "processingTime": "Theo mô tả", "processingTimeUnit": "OTHER"}
    words = "Trả kết quả ngay khi tàu cập bến, chậm nhất là sáng hôm sau nếu tàu về đêm."
    page = national_page("1.900001", executionMethods=[method | {"description": words}], cases=[])
    assert answers(page)["Bao lâu?"] == words


def test_a_bare_number_is_never_shown() -> None:
    method = {"submissionMethod": "DIRECT", "processingTime": 7, "processingTimeUnit": "OTHER"}
    page = national_page("1.900001", executionMethods=[method], cases=[])
    assert answers(page)["Bao lâu?"] == "Bản ghi quốc gia không nêu thời hạn"
    assert [row.duration for row in page.channels] == [""]


def test_hours_that_may_be_an_hour_of_the_day_are_doubted() -> None:
    method = {"submissionMethod": "DIRECT", "processingTime": 15, "processingTimeUnit": "HOUR"}
    first = national_page("1.900001", executionMethods=[method], cases=[]).essentials[0]
    assert (first.answer, "mốc giờ" in first.note) == ("15 giờ", True)


def test_cases_are_told_where_there_is_a_choice() -> None:
    assert [(case.code, case.duration) for case in national_page("1.900002").cases] == [
        ("1.900002.01", "1 ngày làm việc"),
        ("1.900002.02", ""),
    ]


def test_a_fee_repeated_for_each_way_of_filing_is_one_row() -> None:
    charge, fee = national_page("1.900001").fees
    assert (charge.name, charge.price, charge.note) == ("Lệ phí cấp giấy xác nhận", "30.000 đồng", "")
    assert (fee.name, fee.price) == ("Phí", "Theo quy định")
    assert "Khi nộp trực tiếp tại quầy." in fee.note
    assert national_page("1.900002").fees[0].price == "20 USD"


def test_remarks_are_no_papers() -> None:
    submit, remarks = national_page("1.900001").papers
    assert [paper.copies for paper in submit.papers] == ["01 bản chính", "02 bản sao"]
    assert (remarks.papers, len(remarks.remarks)) == ((), 1)
    assert national_page("1.900001").forms == ["Mẫu số 01 đơn đề nghị.docx"]


def test_why_one_cannot_file_here() -> None:
    reasons = {code: national_page(code).filing for code in ("1.900001", "1.900003", "1.900004")}
    assert not any(filing.online for filing in reasons.values())
    assert reasons["1.900001"].national_portal and "Cổng Dịch vụ công quốc gia" in reasons["1.900001"].reason
    assert "UBND tỉnh Thanh Hóa" in reasons["1.900003"].reason
    assert "không còn hiệu lực" in reasons["1.900004"].reason


def test_ways_of_filing_of_which_the_same_is_said_share_a_row() -> None:
    same = {"processingTime": 5, "processingTimeUnit": "DAY", "description": "Như nhau"}
    methods = [same | {"submissionMethod": name} for name in ("DIRECT", "ONLINE", "DIRECT")]
    (row,) = national_page("1.900001", executionMethods=methods).channels
    assert (row.channels, row.duration) == ((Channel.COUNTER, Channel.ONLINE), "5 ngày")
    assert row.label == "Trực tiếp tại quầy hoặc trực tuyến"


@given(mutated())
@settings(max_examples=200)
def test_whatever_a_record_holds_its_page_answers(record: dict[str, Any]) -> None:
    page = page_of_facts(read_record(record).facts)
    assert len(page.essentials) == 4
    assert all(each.answer for each in page.essentials)


def test_every_record_of_the_catalogue_answers() -> None:
    for file in CATALOGUE.glob("*.json"):
        document = json.loads(file.read_text("utf-8-sig"))
        page = page_of_facts(read_record(document.get("data", document)).facts)
        assert all(each.answer for each in page.essentials), file.name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Một\nHai", [Block(text="Một"), Block(text="Hai")]),
        (
            "Gồm:\n- Một\n+ Nhỏ\n- Hai\nHết",
            [Block(text="Gồm:"), Block(items=(Item(1, "Một"), Item(2, "Nhỏ"), Item(1, "Hai"))), Block(text="Hết")],
        ),
        (
            "Lệ phí: - Cá nhân: 25.000 đồng; + Tổ chức: 50.000 đồng",
            [Block(text="Lệ phí:"), Block(items=(Item(1, "Cá nhân: 25.000 đồng;"), Item(2, "Tổ chức: 50.000 đồng")))],
        ),
        ("Đất - nhà: 3-5 ngày", [Block(text="Đất - nhà: 3-5 ngày")]),
        ("", []),
    ],
)
def test_paragraphs_and_lists(text: str, expected: list[Block]) -> None:
    assert blocks(text) == expected

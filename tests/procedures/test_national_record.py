"""One record read into facts, and what no record may do: make reading fail."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from procedures.definition.fees import FeeKind
from procedures.definition.general import Audience, AuthorityLevel, Channel
from procedures.national.columns import is_local
from procedures.national.facts import NationalFacts, Unit
from procedures.national.record import read_record
from tests.procedures.national import mutated, sample

pytestmark = pytest.mark.pure


def test_a_whole_record() -> None:
    reading = read_record(sample("1.900001"))
    facts = reading.facts
    assert reading.warnings == []
    assert (facts.code, facts.name) == ("1.900001", "Xác nhận nơi neo đậu tàu cá của hộ gia đình")
    assert (facts.field_code, facts.decision, facts.decided_on) == ("G13-TS01", "12/QĐ-UBND", date(2026, 6, 29))
    assert facts.levels == (AuthorityLevel.COMMUNE,)
    assert facts.audiences == (Audience.CITIZEN, Audience.COOPERATIVE)
    assert facts.executing == ("Ủy ban nhân dân cấp xã",)
    assert [method.channel for method in facts.methods] == [Channel.COUNTER, Channel.ONLINE]
    assert [(time.amount, time.unit) for time in facts.durations] == [(Decimal("3.5"), Unit.WORKING_DAY)]
    assert facts.steps[0].title == ""
    assert facts.keywords == ("bến cá", "thuyền chài")
    assert facts.results == ("Giấy xác nhận nơi neo đậu",)


def test_papers_by_group_with_forms_and_remarks() -> None:
    submit, remarks = read_record(sample("1.900001")).facts.paper_groups
    assert submit.title == "Giấy tờ phải nộp"
    assert [(paper.name, paper.originals, paper.copies) for paper in submit.papers] == [
        ("Đơn đề nghị theo mẫu số 01", 1, 0),
        ("Bản sao giấy đăng ký tàu", 0, 2),
    ]
    assert submit.papers[0].forms == ("Mẫu số 01 đơn đề nghị.docx",)
    assert [paper.is_note for paper in remarks.papers] == [True]


def test_SERVICE_FEE_is_the_charge_and_zero_is_no_amount() -> None:
    charge, fee = read_record(sample("1.900001")).facts.methods[0].fees
    assert (charge.kind, charge.amount, charge.currency) == (FeeKind.CHARGE, 30000, "VND")
    assert (fee.kind, fee.amount) == (FeeKind.FEE, None)
    assert "50.000 đồng" in fee.text


def test_odd_times() -> None:
    reading = read_record(sample("1.900002"))
    online, counter, postal = reading.facts.methods
    assert (online.duration.amount, online.duration.unit) == (Decimal(1), None)
    assert (postal.duration.amount, postal.duration.unit) == (Decimal("0.5"), Unit.WORKING_DAY)
    # The method says OTHER, so the cases speak too; the case listed twice over is one.
    assert [(time.amount, time.unit) for time in reading.facts.durations] == [
        (Decimal(15), Unit.HOUR),
        (Decimal("0.5"), Unit.WORKING_DAY),
        (Decimal(1), Unit.WORKING_DAY),
    ]
    assert [case.code for case in reading.facts.cases] == ["1.900002.01", "1.900002.02"]
    assert any("mốc giờ" in warning for warning in reading.warnings)
    assert any("Thuyền viên" in warning for warning in reading.warnings)
    assert counter.fees == () and online.fees[0].currency == "USD"


def test_a_record_of_wrong_types_and_markup() -> None:
    reading = read_record(sample("1.900003"))
    facts, told = reading.facts, "\n".join(reading.warnings)
    assert facts.name == "Cấp phép đào hè để đấu nối thoát nước & cấp nước"
    assert (facts.executing, facts.results) == (("Sở Xây dựng",), ("Giấy phép đào hè",))
    assert (facts.methods[0].duration.amount, facts.methods[0].duration.unit) == (Decimal(7), Unit.WORKING_DAY)
    assert [fee.amount for fee in facts.methods[0].fees] == [None, 1_500_000, None]
    assert facts.methods[0].fees[0].file == "Biểu phí kèm theo.pdf"
    assert facts.methods[1].channel is None
    assert [paper.name for paper in facts.paper_groups[0].papers] == ["alert('x')Đơn đề nghị", "Sơ đồ vị trí"]
    assert facts.steps[0].text == "- Nộp đơn\n- Nộp sơ đồ, diện tích < 10 m2\nChờ kết quả"
    assert facts.conditions == "• Không đào vào mùa mưa\n• Hoàn trả trong 24 giờ"
    assert facts.updated_on == date(2026, 7, 2)
    for kept in ("KIOSK", "theo thỏa thuận", "hai", "Sơ đồ vị trí", "hoàn lại khi hủy", "Theo mô tả"):
        assert kept in told


def test_whose_procedure_it_is() -> None:
    assert is_local(read_record(sample("1.900001")).facts)
    assert is_local(read_record(sample("1.900002")).facts)
    assert not is_local(read_record(sample("1.900003")).facts)
    assert not is_local(NationalFacts(code="1", name="", promulgator="UBND tỉnh Gia Lai"))
    assert is_local(NationalFacts(code="1", name="", promulgator="UBND thành phố Hải Phòng"))


@pytest.mark.parametrize(
    ("state", "in_force"),
    [("ACTIVE", True), ("UPDATED", True), ("", True), (None, True), ("EXPIRED", False), ("INACTIVE", False)],
)
def test_states(state: str | None, in_force: bool) -> None:
    assert read_record(sample("1.900001") | {"state": state}).facts.is_in_force is in_force


@pytest.mark.parametrize(
    ("code", "read"),
    [
        ("1.001193", "1.001193"),
        (" 1.001193\u200e", "1.001193"),
        ("1.001193.000.00.00.H24", "1.001193"),
        (1.00008, "1.000080"),
        ("1.001193.01", "1.001193.01"),
        ("", ""),
        (None, ""),
        ("a/b", ""),
        ("a b", ""),
        ({"x": 1}, ""),
        ("x" * 41, ""),
    ],
)
def test_codes(code: Any, read: str) -> None:
    assert read_record({"code": code, "name": "Thủ tục"}).facts.code == read


def test_a_record_of_nothing() -> None:
    reading = read_record({})
    assert reading.facts.code == ""
    assert reading.warnings


def test_top_level_fees_and_papers_are_read_too() -> None:
    raw = {"code": "1.900009", "name": "x", "fees": [{"type": "FEE", "value": 5000}]}
    facts = read_record(raw | {"profileComponents": [{"name": "Đơn", "originalQty": 1}]}).facts
    assert [fee.amount for fee in facts.fees] == [5000]
    assert [paper.name for paper in facts.paper_groups[0].papers] == ["Đơn"]


def test_a_huge_text_is_cut_for_display_and_told() -> None:
    reading = read_record(sample("1.900001") | {"requirementsAndConditions": "điều kiện " * 100_000})
    assert len(reading.facts.conditions) <= 50_000
    assert any("bản gốc giữ đủ" in warning for warning in reading.warnings)


@given(mutated())
@settings(max_examples=600, deadline=None)
def test_no_record_makes_reading_fail_or_changes_under_it(record: dict[str, Any]) -> None:
    before = json.dumps(record)
    facts = read_record(record).facts
    assert json.dumps(record) == before
    assert NationalFacts.model_validate(facts.model_dump(mode="json", exclude_defaults=True)) == facts

"""What some answers leave undefined is told by an example; what is free by intent, or refused, is not accused."""

from typing import Any

import pytest

from procedures.definition import ProcedureDefinition
from procedures.gate.checks.gaps import CHECKS
from procedures.gate.finding import Finding, Severity
from procedures.gate.survey import Survey
from procedures.seeds import documents, read
from tests.procedures.gate.test_reach import case, every, is_, rule
from tests.procedures.rules.definitions import choices, definition, field, page, step

pytestmark = pytest.mark.pure


def found(subject: ProcedureDefinition) -> list[Finding]:
    return [finding for check in CHECKS for finding in check(Survey(subject))]


def told(subject: ProcedureDefinition) -> list[tuple[str, str, str]]:
    return [(finding.code, finding.path, str(finding.message)) for finding in found(subject)]


def fee(name: str, amount: Any = 1000, **more: Any) -> dict[str, Any]:
    fixed = {"type": "fixed", "amount": amount} if isinstance(amount, int) else amount
    return {
        "id": name,
        "kind": "CHARGE",
        "name": {"vi": f"Khoản {name}"},
        "amount": fixed,
        "basis": "Nghị quyết",
    } | more


def labelled(name: str, kind: str, label: str, **more: Any) -> dict[str, Any]:
    return field(name, kind, **more) | {"label": {"vi": label}}


OWNERS = labelled("owners", "integer", "Số chủ sở hữu", minimum="1")
TAX = labelled("tax_code", "tax_code", "Mã số thuế", required=False)
KIND = labelled("kind", "choice", "Loại công trình", options=choices("house", "office", "line"))
COPIES = [
    labelled("wants", "yes_no", "Cần bản sao"),
    labelled("copies", "integer", "Số bản", when=is_("wants", "eq", True), minimum="1"),
]
FORM = page("only", OWNERS, TAX, KIND)


@pytest.mark.parametrize("file", documents(), ids=lambda file: file.stem)
def test_the_procedures_of_the_city_leave_nothing_undefined(file: Any) -> None:
    assert found(read(file)) == []


def test_answers_without_a_case_are_told_as_a_story() -> None:
    cases = [case("01", when=is_("tax_code", "filled")), case("02", when=is_("owners", "eq", 1))]
    assert told(definition(FORM, cases=cases)) == [
        (
            "gap.case",
            "cases",
            "Một công dân nộp trực tuyến, “Số chủ sở hữu” là 2 và không ghi “Mã số thuế”: "
            "hồ sơ không thuộc trường hợp nào nên không có thời hạn giải quyết.",
        )
    ]


@pytest.mark.parametrize(
    "last",
    [
        case("03"),
        case("03", when=is_("owners", "ge", 2)),
        case("03", when={"not": is_("owners", "eq", 1)}),
        case("03", when=is_("@channel", "eq", "ONLINE")),
    ],
    ids=["any other", "the rest", "not the first", "the only channel"],
)
def test_cases_that_leave_nobody_out(last: dict[str, Any]) -> None:
    cases = [case("01", when=is_("tax_code", "filled")), case("02", when=is_("owners", "eq", 1)), last]
    assert told(definition(FORM, cases=cases)) == []


def test_answers_that_a_rule_refuses_need_no_case() -> None:
    cases = [case("01", when=is_("owners", "le", 3))]
    assert [code for code, _path, _story in told(definition(FORM, cases=cases))] == ["gap.case"]
    rules = [rule("owners", is_("owners", "lt", 4))]
    assert told(definition(FORM, cases=cases, rules=rules)) == []
    warned = [rule("owners", is_("owners", "lt", 4), warning=True)]
    assert [code for code, _path, _story in told(definition(FORM, cases=cases, rules=warned))] == ["gap.case"]


def test_a_story_names_who_files_and_how() -> None:
    parts = every(is_("@applicant_kind", "eq", "ORGANISATION"), is_("@channel", "eq", "COUNTER"))
    channels = [{"channel": "ONLINE"}, {"channel": "COUNTER"}]
    asked = definition(FORM, cases=[case("01", when={"not": parts})], channels=channels)
    ((_code, _path, story),) = told(asked)
    assert story.startswith("Một tổ chức nộp tại quầy: ")


def test_a_story_tells_days_choices_parts_and_what_was_not_asked() -> None:
    mother = labelled("mother", "person", "Người mẹ", parts=[{"name": "birth_date"}, {"name": "sex"}])
    works = labelled("works", "multiple_choice", "Việc làm", options=choices("wall", "roof"))
    note = labelled("note", "short_text", "Ghi chú", when=is_("kind", "eq", "house"))
    day = labelled("day", "date", "Ngày mở cửa")
    when = every(
        is_("mother.birth_date", "eq", "1990-02-03"),
        is_("mother.sex", "eq", "FEMALE"),
        is_("works", "contains", "wall"),
        is_("works", "contains", "roof"),
        is_("kind", "eq", "line"),
        {"not": is_("note", "filled")},
        is_("day", "eq", "2026-12-31"),
    )
    asked = definition(page("only", KIND, mother, works, note, day), cases=[case("01", when={"not": when})])
    ((_code, _path, story),) = told(asked)
    assert story.startswith(
        "Một công dân nộp trực tuyến, “Loại công trình” là “line”, “Ngày sinh hoặc năm sinh” là 03/02/1990, "
        "“Giới tính” là “Nữ”, “Việc làm” là “wall” và “roof”, không được hỏi “Ghi chú” và "
        "“Ngày mở cửa” là 31/12/2026: "
    )


def test_a_choice_missing_from_a_table_of_fees() -> None:
    table = {"type": "by_table", "field": "kind", "amounts": {"house": 1000, "line": 2000}}
    assert told(definition(FORM, fees=[fee("permit", table)])) == [
        (
            "gap.fee",
            "fees/0/amount/amounts",
            "Một công dân nộp trực tuyến, “Loại công trình” là “office”: Khoản thu «Khoản permit» (permit) "
            "không có mức nào cho lựa chọn ấy.",
        )
    ]
    only = fee("permit", table, when=is_("kind", "ne", "office"))
    assert told(definition(FORM, fees=[only])) == []
    whole = table | {"amounts": {"house": 0, "office": 1, "line": 2}}
    assert told(definition(FORM, fees=[fee("permit", whole)])) == []


def test_a_fee_for_each_of_a_number_that_is_not_asked() -> None:
    each = {"type": "per_unit", "amount": 8000, "quantity": "copies"}
    ((code, path, story),) = told(definition(page("only", *COPIES), fees=[fee("copies", each)]))
    assert (code, path) == ("gap.fee_unknown_quantity", "fees/0/amount/quantity")
    assert "không được hỏi “Số bản”" in story
    wanted = fee("copies", each, when=is_("wants", "eq", True))
    assert told(definition(page("only", *COPIES), fees=[wanted])) == []


def test_a_fee_for_each_of_a_number_that_may_be_left_empty() -> None:
    copies = COPIES[1] | {"required": False}
    tiered = {"type": "tiered", "quantity": "owners", "tiers": [{"amount": 1}], "times": "copies"}
    asked = page("only", OWNERS, COPIES[0], copies)
    due = fee("copies", tiered, when=is_("wants", "eq", True))
    ((code, path, story),) = told(definition(asked, fees=[due]))
    assert (code, path) == ("gap.fee_unknown_quantity", "fees/0/amount/times")
    assert "“Cần bản sao” là có và không ghi “Số bản”" in story
    needed = copies | {"required_when": is_("wants", "eq", True)}
    assert told(definition(page("only", OWNERS, COPIES[0], needed), fees=[due])) == []


def test_a_number_in_a_row_that_may_be_left_empty() -> None:
    columns = [field("what"), labelled("pages", "integer", "Số trang", required=False)]
    each = {"type": "per_unit", "amount": 2000, "quantity": "pages"}
    asked = page("only", field("papers", "table", columns=columns))
    ((code, _path, story),) = told(definition(asked, fees=[fee("copy", each, each_row_of="papers")]))
    assert code == "gap.fee_unknown_quantity"
    assert "không ghi “Số trang”" in story
    filled = fee("copy", each, each_row_of="papers", when=is_("pages", "filled"))
    assert told(definition(asked, fees=[filled])) == []


def test_what_is_summed_up_from_rows_that_must_be_there() -> None:
    columns = [field("pages", "integer", minimum="1")]
    total = labelled("total", "computed", "Tổng số trang", computed={"function": "sum", "of": ["pages"]})
    each = {"type": "per_unit", "amount": 2000, "quantity": "total"}
    must, may = (field("papers", "table", columns=columns, required=required) for required in (True, False))
    assert told(definition(page("only", must, total), fees=[fee("copy", each)])) == []
    ((code, _path, _story),) = told(definition(page("only", may, total), fees=[fee("copy", each)]))
    assert code == "gap.fee_unknown_quantity"


def test_what_an_officer_measures_later_is_not_unknown() -> None:
    measured = step("measure", fields=[field("area", "integer")])
    each = {"type": "per_unit", "amount": 2000, "quantity": "area"}
    assert told(definition(FORM, blocks=[measured], fees=[fee("area", each)])) == []


def test_fees_that_part_the_dossiers_and_forget_one_kind() -> None:
    parted = [fee("first", when=is_("kind", "eq", "house")), fee("second", when=is_("kind", "eq", "line"))]
    (finding,) = found(definition(FORM, fees=parted))
    assert (finding.code, finding.path, finding.severity) == ("gap.fee_left_out", "fees/1", Severity.WARNING)
    assert str(finding.message).startswith(
        "Một công dân nộp trực tuyến, “Loại công trình” là “office”: không phải nộp khoản nào trong"
    )
    nothing = fee("third", 0, when=is_("kind", "eq", "office"))
    assert told(definition(FORM, fees=[*parted, nothing])) == []


def test_fees_that_part_by_case_or_by_number() -> None:
    cases = [case("01", when=is_("owners", "eq", 1)), case("02", when=is_("owners", "eq", 2)), case("03")]
    by_case = [fee("first", when=is_("@case", "eq", "01")), fee("second", when=is_("@case", "eq", "02"))]
    ((code, _path, story),) = told(definition(FORM, cases=cases, fees=by_case))
    assert (code, "thuộc trường hợp “03”" in story) == ("gap.fee_left_out", True)
    by_number = [fee("few", when=is_("owners", "le", 2)), fee("many", when=is_("owners", "ge", 4))]
    ((code, _path, story),) = told(definition(FORM, fees=by_number))
    assert (code, "“Số chủ sở hữu” là 3" in story) == ("gap.fee_left_out", True)
    closed = [by_number[0], fee("many", when=is_("owners", "gt", 2))]
    assert told(definition(FORM, fees=closed)) == []


FREE = {
    "one extra": [fee("copies", when=is_("wants", "eq", True))],
    "two extras": [fee("copies", when=is_("wants", "eq", True)), fee("post", when=is_("posted", "eq", True))],
    "two that both ask the same": [
        fee("copies", when=is_("wants", "eq", True)),
        fee("stamp", when=every(is_("wants", "eq", True), is_("posted", "eq", True))),
    ],
    "two of different kinds": [
        fee("first", when=is_("wants", "eq", True)),
        fee("second", kind="FEE", when=is_("wants", "eq", False)),
    ],
    "beside one for all": [
        fee("all"),
        fee("first", when=is_("kind", "eq", "house")),
        fee("second", when=is_("kind", "eq", "line")),
    ],
    "parted inside one kind": [
        fee("online", when=every(is_("kind", "eq", "house"), is_("posted", "eq", True))),
        fee("counter", when=every(is_("kind", "eq", "house"), is_("posted", "eq", False))),
    ],
    "none at all": [],
}


@pytest.mark.parametrize("fees", FREE.values(), ids=FREE.keys())
def test_who_is_free_by_intent_is_not_accused(fees: list[dict[str, Any]]) -> None:
    posted = labelled("posted", "yes_no", "Gửi tận nhà")
    assert told(definition(page("only", KIND, COPIES[0], posted), fees=fees)) == []


def exemption(name: str, percent: int, when: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "name": {"vi": f"Diện {name}"}, "percent": percent, "when": when, "ground": "Luật"}


def test_exemptions_that_overlap_with_different_percents() -> None:
    poor = exemption("poor", 100, is_("kind", "eq", "house"))
    few = exemption("few", 50, is_("owners", "le", 2))
    (finding,) = found(definition(FORM, fees=[fee("charge", exemptions=[poor, few])]))
    assert (finding.code, finding.path) == ("gap.exemptions_overlap", "fees/0/exemptions/1")
    assert "giảm 100% (Diện poor)" in str(finding.message)
    apart = exemption("few", 50, every(is_("owners", "le", 2), is_("kind", "ne", "house")))
    assert found(definition(FORM, fees=[fee("charge", exemptions=[poor, apart])])) == []
    same = exemption("few", 100, is_("owners", "le", 2))
    assert found(definition(FORM, fees=[fee("charge", exemptions=[poor, same])])) == []


def test_exemptions_that_overlap_only_where_no_fee_is_due() -> None:
    poor = exemption("poor", 100, is_("kind", "eq", "house"))
    few = exemption("few", 50, is_("owners", "le", 2))
    due = fee("charge", exemptions=[poor, few], when=is_("kind", "eq", "line"))
    assert found(definition(FORM, fees=[due])) == []


def test_an_unfinished_definition_is_looked_at_as_far_as_it_goes() -> None:
    asked = definition(page("only"), cases=[], channels=[], process={"blocks": []}, outcome={})
    assert found(asked) == []

"""What no answers reach is found, and what some answers reach is not accused."""

from typing import Any

import pytest

from procedures.definition import ProcedureDefinition
from procedures.gate.checks.reach import CHECKS
from procedures.gate.finding import Finding
from procedures.gate.survey import Survey
from procedures.seeds import documents, read
from tests.procedures.rules.definitions import choices, definition, field, page, step

pytestmark = pytest.mark.pure


def found(subject: ProcedureDefinition) -> list[Finding]:
    return [finding for check in CHECKS for finding in check(Survey(subject))]


def codes(subject: ProcedureDefinition) -> list[tuple[str, str]]:
    return [(finding.code.removeprefix("reach."), finding.path) for finding in found(subject)]


def is_(name: str, op: str, value: Any = None, other: str | None = None) -> dict[str, Any]:
    sides = {"value": value, "other": other}
    return {"field": name, "op": op} | {side: given for side, given in sides.items() if given is not None}


def every(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"all": list(parts)}


def rule(name: str, holds: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"field": name, "holds": holds, "message": {"vi": f"Hãy xem lại {name}."}} | more


def branch(code: str, *blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"code": code, "name": {"vi": code}, "blocks": list(blocks)} | more


def case(code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "name": {"vi": code}, "term": {"mode": "WORKING_DAYS", "amount": "3"}} | more


KIND = field("kind", "choice", options=choices("house", "office", "line"))
SIZE = field("size", "integer", minimum="1", maximum="10")
NEVER = every(is_("kind", "eq", "house"), is_("kind", "eq", "office"))
ONLY = page("only", KIND, SIZE)


@pytest.mark.parametrize("file", documents(), ids=lambda file: file.stem)
def test_the_procedures_of_the_city_reach_all_they_define(file: Any) -> None:
    assert found(read(file)) == []


# Each condition stands on a field of its own; the answers it looks at are `fields`.
CONTRADICTIONS = {
    "two options at once": ([KIND], NEVER),
    "an option there is not": ([KIND], is_("kind", "eq", "ship")),
    "none of the options": (
        [KIND],
        every(is_("kind", "filled"), {"not": is_("kind", "in", ["house", "office", "line"])}),
    ),
    "beyond the most": ([SIZE], is_("size", "gt", 10)),
    "below the least": ([SIZE], is_("size", "lt", 1)),
    "between two whole numbers": ([SIZE], every(is_("size", "gt", 4), is_("size", "lt", 5))),
    "more and less": (
        [SIZE],
        {"not": {"any": [is_("size", "le", 6), is_("size", "ge", 5), {"not": is_("size", "filled")}]}},
    ),
    "in a circle": (
        [field(name, "integer") for name in "xyz"],
        every(is_("x", "lt", other="y"), is_("y", "lt", other="z"), is_("z", "lt", other="x")),
    ),
    "before and after": (
        [field("born", "date"), field("died", "date")],
        every(is_("born", "gt", other="died"), is_("born", "lt", "2020-01-01"), is_("died", "gt", "2021-01-01")),
    ),
    "a future day of the past": ([field("born", "date", past=True)], is_("born", "gt", other="@today")),
    "yes and no": ([field("wants", "yes_no")], every(is_("wants", "eq", True), is_("wants", "eq", False))),
    "a declaration not made": ([field("sworn", "declaration")], is_("sworn", "eq", False)),
    "a channel there is not": ([KIND], is_("@channel", "eq", "POSTAL")),
    "nobody files so": ([KIND], {"not": is_("@applicant_kind", "in", ["CITIZEN", "ORGANISATION"])}),
    "a case there is not": ([KIND], is_("@case", "eq", "07")),
    "a part of a block": (
        [field("mother", "person", parts=[{"name": "sex"}])],
        every(is_("mother.sex", "filled"), {"not": is_("mother.sex", "in", ["MALE", "FEMALE"])}),
    ),
    "a block that is empty": (
        [field("mother", "person", parts=[{"name": "sex"}])],
        every({"not": is_("mother", "filled")}, is_("mother.sex", "eq", "MALE")),
    ),
    "more rows than there may be": (
        [field("goods", "table", columns=[field("weight", "integer")], max_rows=5)],
        is_("goods", "gt", 5),
    ),
    "rows counted": (
        [
            field("goods", "table", columns=[field("weight", "integer")], max_rows=5),
            field("count", "computed", computed={"function": "count_rows", "of": ["goods"]}),
        ],
        every(is_("count", "ge", 2), is_("goods", "lt", 2)),
    ),
    "an age that the days do not have": (
        [
            field("born", "date"),
            field("age", "computed", computed={"function": "years_between", "of": ["born", "@today"]}),
        ],
        every(is_("age", "ge", 18), is_("born", "gt", other="@today")),
    ),
    "a hidden field": (
        [KIND, field("note", when=is_("kind", "eq", "house"))],
        every(is_("note", "filled"), is_("kind", "eq", "line")),
    ),
    "hidden two times over": (
        [KIND, field("note", when=is_("kind", "eq", "house")), field("more", when=is_("note", "filled"))],
        every(is_("more", "filled"), is_("kind", "eq", "line")),
    ),
    "an hour there is not": ([field("at", "time")], every(is_("at", "lt", "08:00"), is_("at", "ge", "09:00"))),
    "a year before itself": (
        [field("born", "partial_date")],
        every(is_("born", "lt", "1960"), is_("born", "gt", "1970")),
    ),
    "several that exclude each other": (
        [field("kinds", "multiple_choice", options=choices("a", "b"))],
        every(is_("kinds", "contains", "a"), {"not": is_("kinds", "contains", "a")}),
    ),
}


@pytest.mark.parametrize(("fields", "when"), CONTRADICTIONS.values(), ids=CONTRADICTIONS.keys())
def test_a_field_that_no_answers_show_is_found(fields: list[Any], when: dict[str, Any]) -> None:
    asked = definition(page("only", *fields, field("hidden", when=when)))
    assert codes(asked) == [("field_unreachable", f"form/pages/0/sections/0/fields/{len(fields)}")]
    assert "«Mục hidden» (hidden)" in str(found(asked)[0].message)


REACHABLE = {
    "one of two": ([KIND], {"any": [NEVER, is_("kind", "eq", "line")]}),
    "at the bound": ([SIZE], every(is_("size", "ge", 10), is_("size", "ne", 9))),
    "one number only": ([SIZE], every(is_("size", "gt", 4), is_("size", "lt", 6))),
    "not yet answered": ([KIND], {"not": is_("kind", "filled")}),
    "in a row": (
        [field(name, "integer") for name in "xyz"],
        every(is_("x", "lt", other="y"), is_("y", "lt", other="z"), is_("z", "lt", 10), is_("x", "gt", 6)),
    ),
    "a tenth between": ([field("share", "decimal")], every(is_("share", "gt", 4), is_("share", "lt", 5))),
    "a year that is known only": (
        [field("born", "partial_date")],
        every(is_("born", "eq", "1960-05-12"), is_("born", "eq", "1960-07-01")),
    ),
    "of age today": (
        [
            field("born", "date", past=True),
            field("age", "computed", computed={"function": "years_between", "of": ["born", "@today"]}),
            field("days", "computed", computed={"function": "days_between", "of": ["born", "@today"]}),
        ],
        every(is_("age", "eq", 18), is_("days", "gt", 6580)),
    ),
    "no rows": ([field("goods", "table", columns=[field("weight", "integer")], required=False)], is_("goods", "eq", 0)),
    "a sum": (
        [
            field("goods", "table", columns=[field("weight", "integer", minimum="0")]),
            field("all", "computed", computed={"function": "sum", "of": ["weight"]}),
        ],
        is_("all", "gt", 10_000),
    ),
    "another text": ([field("name")], every(is_("name", "ne", "Hoa"), is_("name", "contains", "Hoa"))),
    "a hidden field": ([KIND, field("note", when=is_("kind", "eq", "house"))], {"not": is_("note", "filled")}),
    "what is compared with nothing known": ([KIND], is_("unheard_of", "eq", 1)),
    "too many to try": (
        [field("kinds", "multiple_choice", options=choices(*"abcdefghijkl"))],
        every(*(is_("kinds", "contains", value) for value in "abcdefghijkl")),
    ),
}


@pytest.mark.parametrize(("fields", "when"), REACHABLE.values(), ids=REACHABLE.keys())
def test_what_some_answers_show_is_not_accused(fields: list[Any], when: dict[str, Any]) -> None:
    assert codes(definition(page("only", *fields, field("shown", when=when)))) == []


def test_a_page_or_section_is_told_once_not_with_all_it_holds() -> None:
    inner = field("inner", when=is_("kind", "eq", "house"))
    hidden = page("hidden", inner, when=NEVER)
    assert codes(definition(ONLY, hidden)) == [("page_unreachable", "form/pages/1")]
    hidden = page("partly", inner, field("other"))
    hidden["sections"][0]["when"] = NEVER
    assert codes(definition(ONLY, hidden)) == [("section_unreachable", "form/pages/1/sections/0")]


def test_a_page_and_a_field_that_exclude_each_other() -> None:
    other = page("other", field("inner", when=is_("kind", "eq", "house")), when=is_("kind", "eq", "line"))
    assert codes(definition(ONLY, other)) == [("field_unreachable", "form/pages/1/sections/0/fields/0")]


def test_a_column_no_row_shows() -> None:
    columns = [field("what", "choice", options=choices("a", "b")), field("more", when=is_("what", "eq", "c"))]
    goods = field("goods", "table", columns=columns)
    assert codes(definition(page("only", goods))) == [
        ("field_unreachable", "form/pages/0/sections/0/fields/0/columns/1")
    ]


def test_a_case_that_an_earlier_one_always_catches() -> None:
    cases = [
        case("01", when=is_("size", "ge", 5)),
        case("02", when=every(is_("size", "gt", 6), is_("kind", "eq", "house"))),
        case("03"),
        case("04"),
    ]
    assert codes(definition(ONLY, cases=cases)) == [("case_unreachable", "cases/1"), ("case_unreachable", "cases/3")]
    assert "đứng trước" in str(found(definition(ONLY, cases=cases))[0].message)


def test_a_case_that_never_holds() -> None:
    cases = [case("01", when=NEVER), case("02")]
    assert codes(definition(ONLY, cases=cases)) == [("case_unreachable", "cases/0")]


def test_what_is_required_is_not_empty_once_a_dossier_is_filed() -> None:
    paper = {"id": "extra", "name": {"vi": "Giấy"}, "when": {"not": is_("kind", "filled")}}
    assert codes(definition(ONLY, papers=[paper])) == [("paper_unreachable", "papers/0")]
    optional = page("only", KIND | {"required": False})
    assert codes(definition(optional, papers=[paper])) == []


def test_a_paper_only_for_what_a_rule_refuses() -> None:
    paper = {"id": "extra", "name": {"vi": "Giấy"}, "when": is_("size", "gt", 7)}
    refused = rule("size", is_("size", "le", 7), when=is_("kind", "ne", "ship"))
    assert codes(definition(ONLY, papers=[paper], rules=[refused])) == [("paper_unreachable", "papers/0")]
    assert codes(definition(ONLY, papers=[paper], rules=[refused | {"warning": True}])) == []


def test_a_fee_and_an_exemption_nobody_gets() -> None:
    exemption = {"id": "poor", "name": {"vi": "Nghèo"}, "when": is_("kind", "eq", "line"), "ground": "Luật"}
    fee = {
        "id": "charge",
        "kind": "CHARGE",
        "name": {"vi": "Lệ phí"},
        "amount": {"type": "fixed", "amount": 1000},
        "when": is_("kind", "eq", "house"),
        "exemptions": [exemption],
        "basis": "Nghị quyết",
    }
    asked = definition(ONLY, fees=[fee, fee | {"id": "other", "when": NEVER, "exemptions": []}])
    assert codes(asked) == [("exemption_unreachable", "fees/0/exemptions/0"), ("fee_unreachable", "fees/1")]


def test_a_fee_for_rows_there_cannot_be() -> None:
    goods = field("goods", "table", columns=[field("weight", "integer", minimum="1")])
    fee = {
        "id": "charge",
        "kind": "CHARGE",
        "name": {"vi": "Lệ phí"},
        "amount": {"type": "fixed", "amount": 1000},
        "each_row_of": "goods",
        "when": is_("weight", "lt", 1),
        "basis": "Nghị quyết",
    }
    assert codes(definition(page("only", goods), fees=[fee])) == [("fee_unreachable", "fees/0")]
    assert codes(definition(page("only", goods), fees=[fee | {"when": is_("weight", "lt", 2)}])) == []


def test_steps_and_branches_on_no_way() -> None:
    lines = branch("lines", step("measure", when=is_("kind", "eq", "house")), when=is_("kind", "eq", "line"))
    rest = branch("rest", step("look"), when=NEVER)
    parallel = {"type": "parallel", "branches": [lines, rest]}
    asked = definition(ONLY, blocks=[step("never", when=NEVER), parallel])
    assert codes(asked) == [
        ("step_unreachable", "process/blocks/1"),
        ("step_unreachable", "process/blocks/2/branches/0/blocks/0"),
        ("branch_unreachable", "process/blocks/2/branches/1"),
    ]


def test_what_an_officer_records_may_be_anything_or_nothing() -> None:
    fit = field("fit", "yes_no")
    blocks = [step("look", fields=[fit]), step("again", when={"not": is_("fit", "eq", True)})]
    assert codes(definition(ONLY, blocks=blocks)) == []


def test_a_result_nobody_gets() -> None:
    paper = {
        "id": "permit",
        "title": {"vi": "Giấy phép"},
        "result_of": "measure",
        "number": "{n}/GP",
        "signer_title": {"vi": "Chủ tịch"},
        "when": is_("kind", "eq", "house"),
    }
    asked = definition(ONLY, blocks=[step("measure", when=is_("kind", "eq", "line"))], outcome={"papers": [paper]})
    assert codes(asked) == [("result_unreachable", "outcome/papers/0")]


def test_a_required_number_without_room() -> None:
    small = field("size", "integer", minimum="5.2", maximum="5.8")
    assert codes(definition(page("only", small))) == [("required_unfillable", "form/pages/0/sections/0/fields/0")]
    assert codes(definition(page("only", small | {"kind": "decimal"}))) == []
    assert codes(definition(page("only", small | {"required": False}))) == []
    goods = field("goods", "table", columns=[small])
    assert codes(definition(page("only", goods))) == [
        ("required_unfillable", "form/pages/0/sections/0/fields/0/columns/0")
    ]


def test_a_required_field_that_a_rule_refuses_whenever_it_is_asked() -> None:
    more = field("more", "integer", when=is_("size", "gt", 5))
    refused = rule("more", is_("size", "le", 5))
    asked = definition(page("only", SIZE, more), rules=[refused])
    assert codes(asked) == [("required_unfillable", "form/pages/0/sections/0/fields/1")] * 1
    assert "Hãy xem lại more." in str(found(asked)[0].message)


def test_a_field_required_only_when_it_cannot_be_filled() -> None:
    more = field("more", "integer", required=False, required_when=is_("size", "gt", 5))
    refused = rule("size", {"not": is_("more", "filled")}, when=is_("size", "gt", 4))
    asked = definition(page("only", SIZE, more), rules=[refused])
    assert codes(asked) == [("required_unfillable", "form/pages/0/sections/0/fields/1")]


def test_rules_that_refuse_every_dossier() -> None:
    rules = [
        rule("kind", is_("kind", "ne", "ship")),
        rule("size", is_("size", "ge", 6), when=is_("kind", "ne", "line")),
        rule("size", is_("size", "le", 5), when=is_("kind", "in", ["house", "office"])),
        rule("kind", is_("kind", "ne", "line")),
    ]
    (refused,) = [each for each in found(definition(ONLY, rules=rules)) if each.code == "reach.always_refused"]
    assert refused.path == "form/rules/3"
    assert str(refused.message).count("Hãy xem lại") == 3
    assert codes(definition(ONLY, rules=rules[:-1])) == []


def test_rules_of_rows_bind_only_tables_that_have_rows() -> None:
    columns = [field("weight", "integer")]
    rules = [rule("weight", is_("weight", "ge", 6)), rule("weight", is_("weight", "le", 5))]
    assert codes(definition(page("only", field("goods", "table", columns=columns, required=False)), rules=rules)) == []
    must = definition(page("only", field("goods", "table", columns=columns)), rules=rules)
    assert ("always_refused", "form/rules/1") in codes(must)

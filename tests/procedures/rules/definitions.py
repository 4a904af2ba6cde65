"""Small definitions to try a rule on, facts about them, and strategies that draw conditions and facts."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from procedures.definition import ProcedureDefinition, read_definition
from procedures.definition.conditions import Condition
from procedures.rules.facts import Facts, facts_of
from procedures.rules.values import PartialDate, Parts

TODAY = date(2026, 11, 23)
CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


def field(name: str, kind: str = "short_text", **more: Any) -> dict[str, Any]:
    return {"id": name, "kind": kind, "label": {"vi": f"Mục {name}"}} | more


def choices(*values: str) -> list[dict[str, Any]]:
    return [{"value": value, "label": {"vi": value}} for value in values]


def page(name: str, *fields: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": name, "title": {"vi": name}, "sections": [{"fields": list(fields)}]} | more


def step(code: str, kind: str = "HANDLING", **more: Any) -> dict[str, Any]:
    base = {"type": "step", "code": code, "name": {"vi": code}, "kind": kind, "unit": {"at": "COMPETENT"}}
    return base | {"role": "HANDLING", "allowance": 1} | more


def definition(*pages: dict[str, Any], **parts: Any) -> ProcedureDefinition:
    """A sound definition with these pages, and other parts as given."""
    general = {
        "code": "1.999999",
        "name": {"vi": "Thủ tục thử"},
        "summary": {"vi": "Thử"},
        "field_code": "G99-TH01",
        "field_name": {"vi": "Thử"},
        "level": "COMMUNE",
        "audiences": ["CITIZEN"],
        "competence": {"agency_kind": "COMMUNE_COMMITTEE"},
        "legal_bases": [{"number": "1/2026", "title": "Thử"}],
    }
    paper = {"id": "result", "title": {"vi": "Kết quả"}, "result_of": "finish", "number": "{n}/KQ"}
    outcome = {"papers": [paper | {"sections": [{"text": {"vi": "Xong"}}], "signer_title": {"vi": "Chủ tịch"}}]}
    document = {
        "general": general,
        "cases": [{"code": "01", "name": {"vi": "Chung"}, "term": {"mode": "WORKING_DAYS", "amount": "3"}}],
        "channels": [{"channel": "ONLINE"}],
        "form": {"pages": list(pages) or [page("only", field("word"))], "rules": parts.pop("rules", [])},
        "process": {"blocks": [step("begin", "RECEPTION"), *parts.pop("blocks", []), step("finish", "RETURN")]},
        "outcome": outcome,
    }
    return read_definition(document | parts)


def facts_from(definition: ProcedureDefinition, answers: Mapping[str, Any], today: date = TODAY) -> Facts:
    return facts_of(definition, answers, channel="ONLINE", applicant_kind="CITIZEN", today=today)


def known(**values: Any) -> Facts:
    """Facts that just hold these values."""
    return Facts(values, "ONLINE", "CITIZEN", TODAY, case="01")


NAMES = ["a", "b", "c", "a.unit", "@case", "@channel", "@applicant_kind", "@today"]
OPERATORS = ["eq", "ne", "lt", "le", "gt", "ge", "in", "contains"]
WRITTEN = st.one_of(
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["2026-11-23", "2026-11", "1960", "2026-13-45", "0000-00-00", "ONLINE", ""]),
    st.text(max_size=8),
)


def comparisons() -> st.SearchStrategy[dict[str, Any]]:
    names, given_list = st.sampled_from(NAMES), st.lists(WRITTEN, max_size=3)
    side = st.one_of(
        st.fixed_dictionaries({"value": st.one_of(WRITTEN, given_list)}), st.fixed_dictionaries({"other": names})
    )
    compared = st.tuples(names, st.sampled_from(OPERATORS), side)
    whole = compared.map(lambda parts: {"field": parts[0], "op": parts[1]} | parts[2])
    return whole | names.map(lambda name: {"field": name, "op": "filled"})


def conditions() -> st.SearchStrategy[Condition]:
    """Any condition the definition can hold."""
    trees = st.recursive(
        comparisons(),
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda each: {"all": each}),
            st.lists(inner, min_size=1, max_size=3).map(lambda each: {"any": each}),
            inner.map(lambda each: {"not": each}),
        ),
        max_leaves=8,
    )
    return trees.map(CONDITION.validate_python)


PARTS = st.tuples(st.integers(1850, 2100), st.integers(1, 12), st.integers(1, 28))
VALUES = st.one_of(
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.decimals(-(10**15), 10**15, places=2).map(Decimal),
    st.dates(),
    st.tuples(PARTS, st.integers(1, 3)).map(lambda drawn: PartialDate(drawn[0][: drawn[1]])),
    st.text(min_size=1, max_size=8),
    st.lists(st.text(max_size=4), min_size=1, max_size=3).map(tuple),
    st.dictionaries(st.sampled_from(["text", "unit"]), st.text(min_size=1, max_size=5), min_size=1).map(Parts),
    st.times(),
    st.just(({"x": 1}, {"x": 2})),
)


def facts() -> st.SearchStrategy[Facts]:
    """Facts with values of every type, some missing."""
    return st.dictionaries(st.sampled_from(["a", "b", "c"]), VALUES).map(lambda values: known(**values))

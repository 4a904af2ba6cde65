"""A definition in which every class of parts stands at least once."""

import copy
import json
from typing import Any

from procedures.definition import ProcedureDefinition, read_definition
from procedures.seeds import FOLDER

WHEN = {"field": "requester_name", "op": "filled"}


def words(text: str) -> dict[str, str]:
    return {"vi": text, "en": f"{text} (en)"}


def field(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "kind": kind, "label": words(f"Nhãn {name}"), **more}


FIELDS = [
    field("sort", "choice", options=[
        {"value": "a", "label": words("Lựa chọn a"), "options": [{"value": "a1", "label": words("Bậc hai")}]},
        {"value": "b", "label": words("Lựa chọn b")},
    ]),
    field("mother", "person", parts=[{"name": "full_name"}, {"name": "birth_date"}]),
    field("mother_id", "personal_id", same_person={"birth": "mother.birth_date", "sex": "sort"}),
    field("rows", "table", columns=[field("cell", "integer"), field("other_cell", "integer")], min_rows=1),
    field("total", "computed", computed={"function": "sum", "of": ["cell"]}, required_when=WHEN),
    field("amount", "integer", minimum="1", hint=words("Gợi ý"), when=WHEN),
]  # fmt: skip
FEES = [
    ("by_unit", {"type": "per_unit", "amount": 1000, "quantity": "amount"}),
    ("by_table", {"type": "by_table", "field": "sort", "amounts": {"a1": 1, "b": 2}, "times": "amount"}),
    ("outside", {"type": "set_outside", "note": words("Nơi khác")}),
]
EXEMPTION = {"id": "poor", "name": words("Hộ nghèo"), "when": WHEN, "percent": 50, "ground": "Luật", "evidence": "scan"}
BRANCHES = [
    {"code": code, "name": words(f"Nhánh {code}"), "when": WHEN, "blocks": [{
        "type": "step", "code": f"ask_{code}", "name": words(f"Hỏi {code}"), "kind": "CONSULTATION", "role": "HANDLING",
        "unit": {"at": "SERVING", "agency_kind": "TAX", "territory_field": "mother"}, "allowance": "4",
        "on_timeout": {"after": {"mode": "WORKING_DAYS", "amount": "1"}, "outcome": "CONSENT"},
        "council": {"members": 5, "quorum": "TWO_THIRDS", "carried_by": "MAJORITY"},
    }]} for code in ("one", "two")
]  # fmt: skip


def raw() -> dict[str, Any]:
    """As JSON, read anew each time."""
    document: dict[str, Any] = json.loads((FOLDER / "2.000815.json").read_text())
    del document["examples"][1:]
    document["general"] |= {
        "eligibility": [{"question": words("Bạn đủ tuổi chưa?"), "otherwise": words("Chưa được")}],
        "faq": [{"question": words("Bao lâu?"), "answer": words("Một ngày")}],
    }
    document["form"]["pages"].append(
        {"id": "more", "title": words("Thêm"), "sections": [{"title": words("Nhóm"), "fields": FIELDS}]}
    )
    document["papers"][0]["form"] = {"number": "Mẫu 01", "name": words("Tờ khai")}
    document["fees"][0]["exemptions"] = [EXEMPTION]
    document["fees"] += [
        {"id": name, "kind": "FEE", "name": words(f"Khoản {name}"), "amount": amount, "basis": "Căn cứ"}
        for name, amount in [*FEES, ("fixed", {"type": "fixed", "amount": 5000})]
    ]
    document["process"]["blocks"].insert(1, {"type": "parallel", "branches": BRANCHES})
    document["deadline"]["pause_reasons"][0]["longest"] = {"mode": "WORKING_DAYS", "amount": "5"}
    return copy.deepcopy(document)


def whole() -> ProcedureDefinition:
    return read_definition(raw())

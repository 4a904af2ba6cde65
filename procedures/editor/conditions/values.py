"""What a comparison compares with: from the boxes to JSON, and from JSON to the boxes."""

import re
from typing import Any

from django.utils.translation import gettext as _

from core.errors import Invalid
from procedures.definition.conditions import Operator
from procedures.editor.conditions.tree import Node
from procedures.editor.names import Answer
from procedures.fields.dates import PARTIAL, day
from procedures.gate.sorts import Sort

YES, NO = "true", "false"


def shown(value: Any) -> list[str]:
    """A value as its boxes show it: numbers with a comma, days day first."""
    return [_shown(each) for each in (value if isinstance(value, list) else [value]) if each is not None]


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, int | float):
        return str(value).replace(".", ",")
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", str(value)):
        return "/".join(reversed(str(value).split("-")))
    return str(value)


def complete(node: Node, answer: Answer | None) -> Node:
    """A comparison as the definition has it. Invalid says what is still missing."""
    if not node.get("field"):
        raise Invalid(_("Hãy chọn mục để so sánh."))
    op = node.get("op") or Operator.EQ.value
    found = {"field": node["field"], "op": op}
    if op == Operator.FILLED:
        return found
    if node.get("other"):
        return found | {"other": node["other"]}
    values = [_typed(each, answer) for each in shown(node.get("value"))]
    if op == Operator.IN and answer and answer.sort is Sort.TEXT and len(values) == 1:
        values = [each.strip() for each in re.split(r"[;\n]", str(values[0])) if each.strip()]
    if not values:
        raise Invalid(_("Hãy điền giá trị để so sánh."))
    return found | {"value": values if op == Operator.IN else values[0]}


def _typed(written: str, answer: Answer | None) -> Any:
    match answer.sort if answer else None:
        case Sort.NUMBER:
            return _number(written)
        case Sort.DATE:
            return _date(written)
        case Sort.FLAG:
            return written == YES
        case _:
            return written


def _number(written: str) -> int | float:
    straight = re.sub(r"(?<=\d)[.\s](?=\d{3}\b)", "", written).replace(",", ".")
    if not re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", straight, re.ASCII):
        raise Invalid(_("Hãy nhập một số, ví dụ 72,5."))
    return float(straight) if "." in straight else int(straight)


def _date(written: str) -> str:
    """A day, a month of a year, or a year."""
    found = PARTIAL.fullmatch(written)
    if not found:
        raise Invalid(_("Hãy nhập ngày/tháng/năm, tháng/năm hoặc chỉ năm, ví dụ 1960."))
    first = day(f"{found[1] or 1}/{found[2] or 1}/{found[3]}")
    return first.isoformat()[: 10 if found[1] else 7 if found[2] else 4]

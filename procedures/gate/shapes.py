"""What keeps a document from being read as a definition, each with its place."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from core.text import Sentence
from procedures.definition import ProcedureDefinition
from procedures.gate.finding import Finding
from procedures.gate.reading import Unreadable, keepable

# The kinds of condition, by the key that tells them apart.
CONDITIONS = {"Compare": "field", "AllOf": "all", "AnyOf": "any", "Not": "not"}
MOST_TOLD = 200
NO_CONDITION = _("Điều kiện phải có một trong các khóa field, all, any, not.")


class Elsewhere(Enum):
    """A fault about a kind of condition that this one is not, or about one of no kind at all."""

    OTHER_KIND = 1
    NO_KIND = 2


FINDINGS: dict[str, tuple[str, Sentence]] = {
    "missing": ("schema.missing", _("Thiếu mục “%(key)s”.")),
    "extra_forbidden": ("schema.unknown_key", _("Không có mục nào tên “%(key)s”.")),
    "union_tag_not_found": ("schema.missing", _("Thiếu mục “type”.")),
    "union_tag_invalid": ("schema.wrong", _("Không có loại “%(tag)s”; chỉ có: %(expected_tags)s.")),
    "literal_error": ("schema.wrong", _("Giá trị “%(input)s” không được dùng ở đây; chỉ có: %(expected)s.")),
    "enum": ("schema.wrong", _("Giá trị “%(input)s” không được dùng ở đây; chỉ có: %(expected)s.")),
    "string_pattern_mismatch": ("schema.wrong", _("“%(input)s” viết không đúng mẫu %(pattern)s.")),
    "string_too_short": ("schema.wrong", _("Mục này không được để trống.")),
    "string_too_long": ("schema.wrong", _("Mục này dài quá %(max_length)s ký tự.")),
    "too_long": ("schema.wrong", _("Danh sách này có quá %(max_length)s mục.")),
    "too_short": ("schema.wrong", _("Danh sách này cần ít nhất %(min_length)s mục.")),
    "string_type": ("schema.wrong", _("Ở đây phải là chữ.")),
    "list_type": ("schema.wrong", _("Ở đây phải là một danh sách.")),
    "dict_type": ("schema.wrong", _("Ở đây phải là một mục có các khóa.")),
    "model_type": ("schema.wrong", _("Ở đây phải là một mục có các khóa.")),
    "bool_type": ("schema.wrong", _("Ở đây phải là đúng hoặc sai (true, false).")),
    "bool_parsing": ("schema.wrong", _("Ở đây phải là đúng hoặc sai (true, false).")),
    "int_type": ("schema.wrong", _("Ở đây phải là số nguyên.")),
    "int_parsing": ("schema.wrong", _("Ở đây phải là số nguyên.")),
    "int_from_float": ("schema.wrong", _("Ở đây phải là số nguyên.")),
    "decimal_type": ("schema.wrong", _("Ở đây phải là số.")),
    "decimal_parsing": ("schema.wrong", _("Ở đây phải là số.")),
    "finite_number": ("schema.wrong", _("Ở đây phải là số có hạn.")),
    "greater_than": ("schema.wrong", _("Số này phải lớn hơn %(gt)s.")),
    "greater_than_equal": ("schema.wrong", _("Số này không được nhỏ hơn %(ge)s.")),
    "less_than_equal": ("schema.wrong", _("Số này không được lớn hơn %(le)s.")),
}
OTHERWISE: tuple[str, Sentence] = ("schema.wrong", _("Giá trị không hợp lệ: %(said)s."))


def read(raw: Any) -> ProcedureDefinition | list[Finding]:
    """The definition in `raw` (parsed JSON), or what keeps it from being one."""
    try:
        keepable(raw)
        return ProcedureDefinition.model_validate(raw)
    except Unreadable as error:
        return [Finding(error.code, "", error.message)]
    except ValidationError as error:
        told: dict[str, Finding] = {}
        for fault in error.errors(include_url=False):
            for finding in _findings(raw, fault) if len(told) < MOST_TOLD else ():
                told.setdefault(finding.path, finding)
        return list(told.values())


def _findings(raw: Any, fault: ErrorDetails) -> Iterator[Finding]:
    place, elsewhere = _place(raw, fault)
    if elsewhere is Elsewhere.OTHER_KIND:
        return
    if elsewhere is Elsewhere.NO_KIND:
        yield Finding("schema.wrong", place, NO_CONDITION)
        return
    code, sentence = FINDINGS.get(fault["type"], OTHERWISE)
    given = fault.get("ctx", {})
    said = str(given.get("error", fault["msg"])).rstrip(".")
    shown = {"key": place.rpartition("/")[2], "input": _brief(fault["input"]), "said": said}
    yield Finding(code, place, str(sentence) % (given | shown))


def _brief(value: Any) -> str:
    return str(value)[:60] if isinstance(value, str | int | float) else type(value).__name__


def _place(raw: Any, fault: ErrorDetails) -> tuple[str, Elsewhere | None]:
    """The place a fault is at, and whether it only says what the condition there would lack to be of another kind."""
    place: list[str] = []
    for key in fault["loc"]:
        if _has(raw, key):
            place.append(str(key))
            raw = raw[key]
        elif isinstance(raw, dict) and raw.keys().isdisjoint(wanted := _mark_of(str(key))) and wanted:
            known = not raw.keys().isdisjoint(CONDITIONS.values())
            return "/".join(place), Elsewhere.OTHER_KIND if known else Elsewhere.NO_KIND
    if fault["type"] == "missing":
        place.append(str(fault["loc"][-1]))
    return "/".join(place), None


def _mark_of(tag: str) -> list[str]:
    """The key of the kind of condition that this step of a fault's way stands for; none for any other step."""
    return [mark for name, mark in CONDITIONS.items() if name in tag]


def _has(raw: Any, key: int | str) -> bool:
    return key in raw if isinstance(raw, dict) else isinstance(raw, list) and isinstance(key, int) and key < len(raw)

"""Comparisons that can never be meant: an operator that does not fit, a value of the wrong sort."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.text import Sentence
from procedures.definition.conditions import Compare, Operator
from procedures.gate.finding import Finding
from procedures.gate.sorts import Named, Sort
from procedures.gate.survey import Survey
from procedures.rules.values import partial_date, time_of_day

ORDERING = {Operator.LT, Operator.LE, Operator.GT, Operator.GE}
ORDERED = {Sort.NUMBER, Sort.DATE, Sort.TIME}
WORDS = {Sort.CHOICE, Sort.TEXT}
Fault = tuple[str, Sentence]


def _wrong(survey: Survey) -> Iterator[Finding]:
    for place, compare in survey.of(Compare):
        row = survey.row_at(place)
        left, right = survey.named(compare.field, row), survey.named(compare.other, row) if compare.other else None
        if left is None or (compare.other and right is None):
            continue
        for code, sentence in _faults(compare, left, right):
            yield Finding(code, place, f"{survey.owner(place)}: {sentence}")


def _faults(compare: Compare, left: Named, right: Named | None) -> Iterator[Fault]:
    if fault := _operator_fault(compare, left, right):
        yield fault
    elif compare.op is Operator.FILLED:
        return
    elif right:
        yield from [] if _pair(compare.op, left, right) else [_unlike(left, right)]
    elif compare.op is Operator.IN:
        yield from (fault for value in _listed(compare.value) if (fault := _value_fault(value, left)))
    elif fault := _value_fault(compare.value, left):
        yield fault


def _operator_fault(compare: Compare, left: Named, right: Named | None) -> Fault | None:
    words = {"left": left.title}
    if silent := next((each.title for each in (left, right) if each and each.sort is Sort.NONE), ""):
        return "type.no_answer", _("%(field)s không có câu trả lời để so sánh.") % {"field": silent}
    if compare.op is Operator.FILLED:
        return None
    alike = right and right.sort is Sort.WHOLE and compare.op in {Operator.EQ, Operator.NE}
    if left.sort is Sort.WHOLE and not alike:
        return "type.whole", _("%(left)s gồm nhiều phần: chỉ hỏi được đã điền hay chưa, hoặc hỏi từng phần.") % words
    if compare.op in ORDERING and left.sort not in ORDERED:
        return "type.ordering", _("%(left)s không phải số, ngày hay giờ, nên không so lớn nhỏ, trước sau được.") % words
    if compare.op is Operator.CONTAINS and left.sort not in {Sort.SEVERAL, Sort.TEXT}:
        return "type.contains", _(
            "“Có chứa” chỉ dùng cho trường chọn nhiều hoặc trường chữ, không dùng cho %(left)s."
        ) % words
    if compare.op in {Operator.EQ, Operator.NE, Operator.IN} and left.sort is Sort.SEVERAL and not right:
        return "type.several", _("%(left)s chọn được nhiều mục: hãy dùng “có chứa” thay cho “bằng”, “thuộc”.") % words
    return None if right else _list_fault(compare, left)


def _list_fault(compare: Compare, left: Named) -> Fault | None:
    wants_list, is_list = compare.op is Operator.IN, isinstance(compare.value, list)
    if wants_list and not _listed(compare.value):
        return "type.list", _("“Thuộc” cần một danh sách giá trị có ít nhất một mục, để so với %(left)s.") % {
            "left": left.title
        }
    if is_list and not wants_list:
        return "type.list", _("%(left)s được so với cả một danh sách: hãy dùng “thuộc”.") % {"left": left.title}
    return None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _pair(op: Operator, left: Named, right: Named) -> bool:
    if op is Operator.IN:
        return right.sort is Sort.SEVERAL and left.sort in WORDS
    if op is Operator.CONTAINS:
        return right.sort in WORDS
    return left.sort is right.sort or {left.sort, right.sort} <= WORDS


def _unlike(left: Named, right: Named) -> Fault:
    return "type.pair", _("%(left)s và %(right)s khác loại, không so sánh với nhau được.") % {
        "left": left.title,
        "right": right.title,
    }


def _value_fault(value: Any, left: Named) -> Fault | None:
    words = {"left": left.title, "value": value}
    if not FITS[left.sort](value):
        return ("type.date" if left.sort is Sort.DATE else "type.value"), str(EXPECTED[left.sort]) % words
    if left.options is not None and value not in left.options:
        if left.title.endswith("(@case)"):
            return "type.case", _("Thủ tục không có trường hợp nào mang mã “%(value)s”.") % words
        return "type.option", _("%(left)s không có lựa chọn “%(value)s”.") % words
    return None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


FITS = {
    Sort.NUMBER: _is_number,
    Sort.DATE: lambda value: partial_date(value) is not None,
    Sort.TIME: lambda value: time_of_day(value) is not None,
    Sort.FLAG: lambda value: isinstance(value, bool),
    Sort.CHOICE: _is_text,
    Sort.SEVERAL: _is_text,
    Sort.TEXT: _is_text,
}


_WORD = gettext_lazy("%(left)s chỉ so được với chữ, không so được với “%(value)s”.")
EXPECTED: dict[Sort, Sentence] = {
    Sort.NUMBER: gettext_lazy("%(left)s là số, không so được với “%(value)s”."),
    Sort.DATE: gettext_lazy("%(left)s là ngày, chỉ so được với ngày viết năm-tháng-ngày, không phải “%(value)s”."),
    Sort.TIME: gettext_lazy("%(left)s là giờ, chỉ so được với giờ viết HH:MM, không phải “%(value)s”."),
    Sort.FLAG: gettext_lazy("%(left)s chỉ có hoặc không, không so được với “%(value)s”."),
    Sort.CHOICE: _WORD,
    Sort.SEVERAL: _WORD,
    Sort.TEXT: _WORD,
}

CHECKS = (_wrong,)

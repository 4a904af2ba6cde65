"""Each field by itself: has it what its kind needs, and nothing it cannot use."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from procedures.definition.form import Column, FieldBase, FormField, Kind
from procedures.fields.blocks import ALLOWED
from procedures.gate.finding import Finding, warning
from procedures.gate.naming import called
from procedures.gate.survey import Survey

CHOICES = {Kind.CHOICE, Kind.MULTIPLE_CHOICE, Kind.NESTED_CHOICE}
# What does not fit into the cell of a table.
NOT_IN_TABLES = {Kind.TABLE, Kind.FILE, Kind.STATEMENT, Kind.HEADING, Kind.COMPUTED, *ALLOWED}


def _fields(survey: Survey) -> Iterator[tuple[str, FormField | Column]]:
    yield from survey.of(FormField)
    yield from survey.of(Column)


def _lacking(survey: Survey) -> Iterator[Finding]:
    for place, field in _fields(survey):
        words = {"field": called(field)}
        if field.kind in CHOICES and not field.options:
            yield Finding("form.no_options", place, _("%(field)s chưa có lựa chọn nào.") % words)
        if field.kind in ALLOWED and not field.parts:
            yield Finding("form.no_parts", place, _("%(field)s chưa có phần nào để điền.") % words)
        if field.minimum is not None and field.maximum is not None and field.minimum > field.maximum:
            sentence = _("%(field)s có giá trị nhỏ nhất %(minimum)s lớn hơn giá trị lớn nhất %(maximum)s.")
            bounds = {"minimum": field.minimum, "maximum": field.maximum}
            yield Finding("form.bounds", f"{place}/minimum", sentence % (words | bounds))


def _lacking_more(survey: Survey) -> Iterator[Finding]:
    for place, field in survey.of(FormField):
        words = {"field": called(field)}
        if field.kind is Kind.TABLE and not field.columns:
            yield Finding("form.no_columns", place, _("%(field)s là bảng nhưng chưa có cột nào.") % words)
        if field.kind is Kind.TABLE and field.min_rows > field.max_rows:
            sentence = _("%(field)s đòi ít nhất %(least)s dòng nhưng chỉ cho nhiều nhất %(most)s dòng.")
            rows = {"least": field.min_rows, "most": field.max_rows}
            yield Finding("form.row_bounds", f"{place}/min_rows", sentence % (words | rows))
        if (field.kind is Kind.COMPUTED) != (field.computed is not None):
            sentence = _("%(field)s: trường tính tự động, và chỉ trường ấy, phải nêu cách tính.")
            yield Finding("form.computed", place, sentence % words)
        if field.kind is Kind.FILE and field.paper is None:
            sentence = _("%(field)s là chỗ nộp tệp nhưng chưa nói nộp giấy tờ nào.")
            yield Finding("form.file_without_paper", place, sentence % words)


def _cells(survey: Survey) -> Iterator[Finding]:
    for place, column in survey.of(Column):
        if column.kind in NOT_IN_TABLES:
            words = {"column": called(column), "table": survey.owner(place.rpartition("/")[0])}
            sentence = _("%(column)s của %(table)s thuộc loại không đặt trong bảng được.")
            yield Finding("form.not_in_table", place, sentence % words)


def _twice(survey: Survey) -> Iterator[Finding]:
    for place, field in _fields(survey):
        options = [value for each in field.options for value in [each.value, *(inner.value for inner in each.options)]]
        for name, code, values in (
            ("options", "form.option_twice", options),
            ("parts", "form.part_twice", [part.name for part in field.parts]),
        ):
            for value in sorted(value for value, times in Counter(values).items() if times > 1):
                sentence = _("%(field)s có “%(value)s” hai lần.")
                yield Finding(code, f"{place}/{name}", sentence % {"field": called(field), "value": value})


def _parts(survey: Survey) -> Iterator[Finding]:
    for place, field in _fields(survey):
        for number, part in enumerate(field.parts):
            if part.name not in ALLOWED.get(field.kind, {part.name}):
                sentence = _("%(field)s có phần “%(part)s” không thuộc khối loại này.")
                yield Finding(
                    "form.part_elsewhere",
                    f"{place}/parts/{number}",
                    sentence % {"field": called(field), "part": part.name},
                )


def _idle(survey: Survey) -> Iterator[Finding]:
    for place, field in _fields(survey):
        for code, name, sentence in _useless(field):
            yield warning(code, f"{place}/{name}", sentence % {"field": called(field)})


def _useless(field: FieldBase) -> Iterator[tuple[str, str, str]]:
    if field.locked and not field.prefill:
        yield "form.locked_empty", "locked", _("%(field)s bị khóa nhưng không được điền sẵn từ đâu.")
    if field.required and field.required_when:
        yield (
            "form.always_required",
            "required_when",
            _("%(field)s luôn bắt buộc, nên điều kiện bắt buộc không được dùng."),
        )
    if field.options and field.kind not in CHOICES:
        yield (
            "form.idle_options",
            "options",
            _("%(field)s không phải trường lựa chọn, nên các lựa chọn không được dùng."),
        )
    if field.parts and field.kind not in ALLOWED:
        yield (
            "form.idle_parts",
            "parts",
            _("%(field)s không phải khối người hay tổ chức, nên các phần không được dùng."),
        )


CHECKS = (_lacking, _lacking_more, _cells, _twice, _parts, _idle)

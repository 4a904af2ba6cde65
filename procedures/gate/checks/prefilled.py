"""What is filled in from the applicant's own data, or compared with it, must be of the same kind."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.kinds import Sex
from procedures.definition.form import Column, FieldBase, FormField, Kind
from procedures.gate.finding import Finding, warning
from procedures.gate.naming import called
from procedures.gate.sorts import Sort, options_of
from procedures.gate.survey import Survey

FITS: dict[str, set[Kind]] = {
    "full_name": {Kind.PERSON_NAME, Kind.SHORT_TEXT, Kind.SIGNATURE},
    "personal_id": {Kind.PERSONAL_ID},
    "birth_date": {Kind.DATE, Kind.PARTIAL_DATE},
    "sex": {Kind.CHOICE},
    "ethnicity": {Kind.ETHNICITY},
    "nationality": {Kind.NATIONALITY},
    "phone": {Kind.PHONE},
    "email": {Kind.EMAIL},
    "residence": {Kind.ADDRESS},
    "organisation_name": {Kind.SHORT_TEXT, Kind.LONG_TEXT},
    "tax_code": {Kind.TAX_CODE, Kind.ENTERPRISE_CODE, Kind.HOUSEHOLD_CODE},
    "organisation_address": {Kind.ADDRESS},
}


def _prefilled(survey: Survey) -> Iterator[Finding]:
    for place, field in survey.of(FormField):
        if field.prefill and not _fits(field.prefill, field):
            sentence = _("%(field)s được điền sẵn từ “%(source)s”, nhưng loại hay lựa chọn của trường không nhận được.")
            words = {"field": called(field), "source": field.prefill}
            yield Finding("form.prefill", f"{place}/prefill", sentence % words)


def _fits(source: str, field: FieldBase) -> bool:
    sexes = source != "sex" or (options_of(field) or set()) >= set(Sex.values)
    return field.kind in FITS[source] and sexes


def _never_prefilled(survey: Survey) -> Iterator[Finding]:
    parts: list[tuple[str, FieldBase]] = [*survey.of(Column)]
    parts += [(survey.place_of[name], survey.fields[name]) for name in survey.recorded]
    for place, field in parts:
        if field.prefill:
            sentence = _("%(field)s không phải câu hỏi riêng của tờ khai, nên không được điền sẵn.")
            yield warning("form.prefill_idle", f"{place}/prefill", sentence % {"field": called(field)})


def _same_person(survey: Survey) -> Iterator[Finding]:
    parts: list[tuple[str, FieldBase]] = [*survey.of(FormField), *survey.of(Column)]
    for place, field in parts:
        rule = field.same_person
        if rule is None:
            continue
        if field.kind is not Kind.PERSONAL_ID:
            sentence = _("%(field)s không phải số định danh cá nhân, nên không suy ra ngày sinh và giới tính được.")
            yield Finding("type.same_person", f"{place}/same_person", sentence % {"field": called(field)})
        for name, wanted in ((rule.birth, Sort.DATE), (rule.sex, Sort.CHOICE)):
            known = survey.named(name, survey.row_at(place)) if name else None
            if known and known.sort is not wanted:
                sentence = _(
                    "%(field)s được đối chiếu với %(other)s, nhưng trường ấy không phải ngày sinh hay giới tính."
                )
                words = {"field": called(field), "other": known.title}
                yield Finding("type.same_person", f"{place}/same_person", sentence % words)


CHECKS = (_prefilled, _never_prefilled, _same_person)

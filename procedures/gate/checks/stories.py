"""An example told in one sentence: who files, how, and what was answered."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.text import Sentence
from procedures.definition.form import FieldBase
from procedures.definition.general import Channel
from procedures.fields.numbers import written
from procedures.gate.search import Witness
from procedures.gate.search.sources import CIRCUMSTANCES, leaves, source
from procedures.gate.survey import Survey
from procedures.rules.values import PartialDate
from procedures.rules.visibility import visible

WHO: dict[str, Sentence] = {
    "CITIZEN": gettext_lazy("Một công dân"),
    "ORGANISATION": gettext_lazy("Một tổ chức"),
}
HOW: dict[str, Sentence] = {
    Channel.ONLINE: gettext_lazy("nộp trực tuyến"),
    Channel.COUNTER: gettext_lazy("nộp tại quầy"),
    Channel.POSTAL: gettext_lazy("nộp qua bưu chính"),
}


def story(survey: Survey, witness: Witness, references: Iterable[str], row: str = "") -> str:
    """Such as: Một công dân nộp trực tuyến, “Số chủ sở hữu” là 2 và không ghi “Mã số thuế”."""
    facts = witness.facts
    who = f"{WHO[facts.applicant_kind]} {HOW[facts.channel]}"
    details = [told for name in _in_order(survey, references) for told in _told(survey, witness, name, row)]
    return ", ".join([who, _listed(details)]) if details else who


def _in_order(survey: Survey, references: Iterable[str]) -> list[str]:
    """As a person meets them in the form."""
    order = [*CIRCUMSTANCES, *survey.fields, *survey.columns]
    known = [name for name in references if name.partition(".")[0] in order]
    return sorted(set(known), key=lambda name: (order.index(name.partition(".")[0]), name))


def _told(survey: Survey, witness: Witness, name: str, row: str) -> Iterator[str]:
    if name in CIRCUMSTANCES:
        yield from _circumstance(survey, witness, name)
    elif known := source(survey, name, row):
        value = witness.chosen.get(f"{row}/{name}" if known.table else name)
        label = str(known.field.label)
        if value is not None:
            yield _("“%(label)s” là %(value)s") % {"label": label, "value": said(value, known.field)}
        elif known.table or known.field.id in visible(survey.definition, witness.facts):
            yield _("không ghi “%(label)s”") % {"label": label}
        elif not known.is_recorded:
            yield _("không được hỏi “%(label)s”") % {"label": label}


def _circumstance(survey: Survey, witness: Witness, name: str) -> Iterator[str]:
    facts = witness.facts
    if name == "@today":
        yield _("ngày nộp là %(day)s") % {"day": f"{facts.today:%d/%m/%Y}"}
    elif name == "@case" and facts.case:
        yield from (
            _("thuộc trường hợp “%(case)s”") % {"case": case.name}
            for case in survey.definition.cases
            if case.code == facts.case
        )


def said(value: Any, field: FieldBase) -> str:
    """A value as people say it."""
    match value:
        case bool():
            return _("có") if value else _("không")
        case int() | Decimal():
            return written(Decimal(value))
        case PartialDate(parts=parts):
            return "/".join(f"{part:02}" for part in reversed(parts))
        case date():
            return f"{value:%d/%m/%Y}"
        case tuple():
            return _listed([_option(each, field) for each in value])
        case _:
            return _option(str(getattr(value, "text", value)), field)


def _option(value: str, field: FieldBase) -> str:
    return f"“{leaves(field).get(value, value)}”"


def _listed(parts: list[str]) -> str:
    *most, last = parts
    return _("%(some)s và %(last)s") % {"some": ", ".join(most), "last": last} if most else last

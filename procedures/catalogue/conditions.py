"""A condition of a definition said to people, in the labels of its form: "Cách nộp: trực tuyến"."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from procedures.catalogue.wording import CHANNELS, either
from procedures.definition import ProcedureDefinition
from procedures.definition.conditions import AllOf, AnyOf, Compare, Condition, Not, Operator, Scalar
from procedures.definition.form import Kind
from procedures.definition.general import Channel
from procedures.wording.references import named_fields, option_labels

_FACTS: dict[str, Promise] = {
    "@channel": gettext_lazy("Cách nộp"),
    "@case": gettext_lazy("Trường hợp"),
    "@applicant_kind": gettext_lazy("Người nộp"),
    "@today": gettext_lazy("Ngày nộp"),
}
_APPLICANTS: dict[str, Promise] = {
    "CITIZEN": gettext_lazy("cá nhân"),
    "ORGANISATION": gettext_lazy("tổ chức"),
    "ENTERPRISE": gettext_lazy("doanh nghiệp"),
}
_RELATIONS: dict[Operator, Promise] = {
    Operator.EQ: gettext_lazy("%(field)s %(value)s"),
    Operator.IN: gettext_lazy("%(field)s %(value)s"),
    Operator.NE: gettext_lazy("%(field)s không phải %(value)s"),
    Operator.LT: gettext_lazy("%(field)s dưới %(value)s"),
    Operator.LE: gettext_lazy("%(field)s không quá %(value)s"),
    Operator.GT: gettext_lazy("%(field)s trên %(value)s"),
    Operator.GE: gettext_lazy("%(field)s từ %(value)s trở lên"),
    Operator.CONTAINS: gettext_lazy("%(field)s có %(value)s"),
    Operator.FILLED: gettext_lazy("%(field)s có khai"),
}


def in_words(condition: Condition | None, definition: ProcedureDefinition) -> str:
    """The whole condition as one phrase; "" for none."""
    return Speaker(definition).say(condition) if condition is not None else ""


class Speaker:
    """Says any number of conditions of one definition."""

    def __init__(self, definition: ProcedureDefinition) -> None:
        self.fields = named_fields(definition)
        self.facts: Mapping[str, Mapping[str, object]] = {
            "@channel": {channel.value: str(CHANNELS[channel]).lower() for channel in Channel},
            "@case": {case.code: case.name for case in definition.cases},
            "@applicant_kind": _APPLICANTS,
        }

    def say(self, condition: Condition) -> str:
        match condition:
            case AllOf(all=inner):
                return _(", và ").join(said for part in inner if (said := self.say(part)))
            case AnyOf(any=inner):
                return either([self.say(part) for part in inner])
            case Not(not_=inner_one):
                return _("không phải (%(what)s)") % {"what": self.say(inner_one)}
            case Compare(field=name, op=Operator.FILLED) if self._is_computed(name):
                return ""  # the portal fills it in: nothing a person can do about it
            case Compare():
                return self._compare(condition)

    def _is_computed(self, name: str) -> bool:
        return name in self.fields and self.fields[name].kind is Kind.COMPUTED

    def _compare(self, condition: Compare) -> str:
        value = self._label(condition.other) if condition.other else self._values(condition)
        label = self._label(condition.field)
        # A question is followed by its answer; a name needs a colon.
        ended = label if label.endswith("?") or condition.op not in {Operator.EQ, Operator.IN} else f"{label}:"
        return str(_RELATIONS[condition.op]) % {"field": ended, "value": value}

    def _label(self, name: str) -> str:
        return str(_FACTS.get(name) or (self.fields[name].label if name in self.fields else name))

    def _values(self, condition: Compare) -> str:
        values = condition.value if isinstance(condition.value, list) else [condition.value]
        return either([self._value(condition.field, value) for value in values if value is not None])

    def _value(self, name: str, value: Scalar) -> str:
        if isinstance(value, bool):
            return _("có") if value else _("không")
        options = option_labels(self.fields[name]) if name in self.fields else {}
        if label := options.get(str(value)):
            return f"“{label}”"
        return str(self.facts.get(name, {}).get(str(value), value))

"""Definitions to begin with: from the national record of a procedure, or from nothing."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from pydantic import ValidationError

from core.errors import Invalid
from procedures.definition import ProcedureDefinition
from procedures.definition.general import AuthorityLevel
from procedures.exchange.starting.cases import cases_of, channels_of, question_of
from procedures.exchange.starting.fees import fees_of
from procedures.exchange.starting.form import form_of
from procedures.exchange.starting.general import general_of
from procedures.exchange.starting.left import Left, Unmatched
from procedures.exchange.starting.outcome import outcome_of
from procedures.exchange.starting.papers import papers_of
from procedures.exchange.starting.process import process_of
from procedures.models import NationalRecord
from procedures.national.facts import NationalFacts

__all__ = ["Start", "Unmatched", "blank", "from_national", "start_of"]


@dataclass(frozen=True)
class Start:
    """A definition to draft on, and all that was not understood, in the words of the record."""

    definition: ProcedureDefinition
    unmatched: tuple[Unmatched, ...] = ()


def from_national(record: NationalRecord) -> Start:
    """What the record says, in its places, on a sound course. Invalid when its code is none a definition can have."""
    start = start_of(NationalFacts.model_validate(record.facts))
    unread = tuple(Unmatched(_("Chỗ không đọc được"), warning) for warning in record.warnings)
    return Start(start.definition, start.unmatched + unread)


def blank(code: str, name: str, level: AuthorityLevel) -> ProcedureDefinition:
    """The least sound definition: all but what only a person can say. Invalid for a code or a name that is none."""
    return start_of(NationalFacts(code=code, name=name, levels=(level,))).definition


def start_of(facts: NationalFacts) -> Start:
    """The same for facts, whoever read them."""
    left = Left()
    try:
        return Start(_definition(facts, left), tuple(dict.fromkeys(left.items)))
    except ValidationError as error:
        raise Invalid(_("Từ bản ghi này không lập được định nghĩa: mã hoặc tên thủ tục không hợp lệ.")) from error


def _definition(facts: NationalFacts, left: Left) -> ProcedureDefinition:
    for step in facts.steps:
        left.keep(_("Trình tự thực hiện"), step.title, step.text)
    general, cases, channels = general_of(facts, left), cases_of(facts, left), channels_of(facts, left)
    form = form_of(general.audiences, question_of(cases))
    return ProcedureDefinition(
        general=general,
        cases=cases,
        channels=channels,
        form=form,
        papers=papers_of(facts, left),
        fees=fees_of(facts, [rule.channel for rule in channels], left),
        process=process_of(cases),
        outcome=outcome_of(facts, general.competence.agency_kind, form, left),
    )

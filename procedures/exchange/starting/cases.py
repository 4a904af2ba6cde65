"""Cases, and the question by which a dossier is of one; ways of filing."""

from django.utils.translation import gettext as _

from procedures.definition.base import Text
from procedures.definition.conditions import Compare, Operator
from procedures.definition.form import FormField, Kind, Option
from procedures.definition.general import Case, Channel, ChannelRule
from procedures.exchange.starting.left import Left
from procedures.exchange.starting.terms import USUAL, longest, term_of
from procedures.national.facts import Duration, NationalCase, NationalFacts

QUESTION = "case_of_dossier"
ORDINARY = Text(vi="Trường hợp thông thường", en="Ordinary case")
MOST = 40


def cases_of(facts: NationalFacts, left: Left) -> list[Case]:
    """One case for each of the record's, told apart by a question; one without condition where it has one or none."""
    _tell_times(facts, left)
    left.keep(_("Trường hợp"), *(each.name for each in facts.cases[MOST:]))
    cases = facts.cases[:MOST] or (NationalCase(code="", name="", duration=Duration()),)
    return [_case(facts, number, case, number == len(cases), left) for number, case in enumerate(cases, start=1)]


def question_of(cases: list[Case]) -> list[FormField]:
    """Which case the dossier is of, asked where there are several."""
    if len(cases) < 2:
        return []
    label = Text(vi="Hồ sơ của bạn thuộc trường hợp nào?", en="Which case is yours?")
    options = [Option(value=case.code, label=case.name) for case in cases]
    return [FormField(id=QUESTION, kind=Kind.CHOICE, label=label, options=options)]


def _case(facts: NationalFacts, number: int, case: NationalCase, is_last: bool, left: Left) -> Case:
    code = f"{number:02d}"
    known = case.duration if case.duration.is_clear else longest(facts.durations)
    return Case(
        code=code,
        name=left.text(_("Trường hợp"), case.name) if case.name else ORDINARY,
        when=None if is_last else Compare(field=QUESTION, op=Operator.EQ, value=code),
        term=(term_of(known) if known else None) or USUAL,
    )


def _tell_times(facts: NationalFacts, left: Left) -> None:
    """Times that are told in words, or otherwise for one way of filing than for another, are for a person to sort."""
    several = len(facts.durations) > 1
    for duration in [*(each.duration for each in facts.methods), *(each.duration for each in facts.cases)]:
        if duration.text or (several and duration.is_clear) or duration.is_doubtful:
            left.keep(_("Thời hạn"), duration.text or f"{duration.amount} {duration.unit}")


def channels_of(facts: NationalFacts, left: Left) -> list[ChannelRule]:
    """Each way of filing once; online and at the counter where none is named."""
    for method in facts.methods:
        left.keep(_("Cách thực hiện"), method.text)
    named = dict.fromkeys(method.channel for method in facts.methods if method.channel)
    return [ChannelRule(channel=channel) for channel in named or (Channel.ONLINE, Channel.COUNTER)]

"""Putting the page together."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from procedures.catalogue import wording
from procedures.catalogue.conditions import in_words
from procedures.catalogue.from_definition.course import course
from procedures.catalogue.from_definition.fees import fee_rows, fees_answer
from procedures.catalogue.from_definition.papers import paper_lists, papers_answer
from procedures.catalogue.page import (
    Answered,
    Asked,
    CaseRow,
    ChannelRow,
    Essential,
    Filing,
    LegalBasisRow,
    ProcedurePage,
)
from procedures.definition import ProcedureDefinition
from procedures.definition.general import Channel, ChannelRule, ServiceLevel
from procedures.fields.minutes import minutes
from procedures.models import ProcedureVersion


def page_of_definition(
    definition: ProcedureDefinition, version: ProcedureVersion, agencies: Mapping[str, str]
) -> ProcedurePage:
    """The page of this version in the language in force; `agencies` names the agencies the process fixes by code."""
    general = definition.general
    level = _service_level(definition)
    return ProcedurePage(
        source="CITY",
        code=general.code,
        name=str(general.name),
        summary=str(general.summary),
        field_code=general.field_code,
        field_name=str(general.field_name),
        level=general.level,
        level_label=str(wording.LEVELS[general.level]),
        service_level=level,
        service_label=str(wording.SERVICE_LEVELS[level]),
        audiences=tuple(str(wording.AUDIENCES[audience]) for audience in general.audiences),
        decision=general.decision or "",
        decided_on=general.decided_on,
        version=version.number,
        effective_from=version.effective_from,
        essentials=(time_answer(definition), fees_answer(definition), papers_answer(definition), _where(definition)),
        filing=_filing(definition),
        minutes=minutes(definition),
        executing=(str(general.competence.agency_kind.label),),
        channels=tuple(_channel(rule, definition) for rule in definition.channels),
        cases=_cases(definition),
        papers=paper_lists(definition),
        course=course(definition, agencies),
        fees=fee_rows(definition),
        results=tuple(str(paper.title) for paper in definition.outcome.papers),
        conditions=str(general.conditions or ""),
        legal_bases=tuple(LegalBasisRow(number=basis.number, title=basis.title) for basis in general.legal_bases),
        eligibility=tuple(
            Asked(question=str(each.question), needed=each.needed, otherwise=str(each.otherwise))
            for each in general.eligibility
        ),
        faq=tuple(Answered(question=str(each.question), answer=str(each.answer)) for each in general.faq),
    )


def time_answer(definition: ProcedureDefinition) -> Essential:
    """The time of the ordinary case (the last), with the other cases' beside it."""
    *others, ordinary = definition.cases
    answer = wording.term(ordinary.term)
    different = dict.fromkeys(wording.term(case.term) for case in others if wording.term(case.term) != answer)
    late = wording.cutoff(ordinary.term.cutoff) if ordinary.term.cutoff else ""
    more = _("Trường hợp khác: %(times)s.") % {"times": wording.either(list(different))} if different else ""
    return Essential(question=str(wording.HOW_LONG), answer=answer, note=f"{late} {more}".strip())


def _where(definition: ProcedureDefinition) -> Essential:
    answer = wording.either([str(wording.CHANNELS[rule.channel]).lower() for rule in definition.channels])
    at_counter = any(rule.channel is Channel.COUNTER for rule in definition.channels)
    note = _any_counter(definition) if at_counter else ""
    return Essential(question=str(wording.WHERE), answer=wording.capital(answer), note=note)


def _any_counter(definition: ProcedureDefinition) -> str:
    anywhere = _("Quầy nào của thành phố cũng nhận, không phân biệt nơi bạn ở.")
    return anywhere if definition.general.competence.city_wide else ""


def _service_level(definition: ProcedureDefinition) -> ServiceLevel:
    rule = _online(definition)
    return rule.level if rule else ServiceLevel.INFO_ONLY


def _online(definition: ProcedureDefinition) -> ChannelRule | None:
    return next((rule for rule in definition.channels if rule.channel is Channel.ONLINE), None)


def _filing(definition: ProcedureDefinition) -> Filing:
    rule = _online(definition)
    if rule is None or rule.level is ServiceLevel.INFO_ONLY:
        return Filing(online=False, reason=_("Thủ tục này chưa nhận hồ sơ trực tuyến. Bạn nộp tại quầy."))
    return Filing(online=True, reason=str(rule.partial_reason or ""))


def _channel(rule: ChannelRule, definition: ProcedureDefinition) -> ChannelRow:
    texts = {
        Channel.ONLINE: f"{wording.SERVICE_LEVELS[rule.level]}. {rule.partial_reason or ''}".strip(),
        Channel.COUNTER: _any_counter(definition),
        Channel.POSTAL: _("Gửi hồ sơ tại điểm bưu chính; kết quả có thể trả tận nhà."),
    }
    return ChannelRow(channels=(rule.channel,), label=str(wording.CHANNELS[rule.channel]), text=texts[rule.channel])


def _cases(definition: ProcedureDefinition) -> tuple[CaseRow, ...]:
    """Cases as rows where there is a choice between them."""
    if len(definition.cases) == 1:
        return ()
    return tuple(
        CaseRow(
            code=f"{definition.general.code}.{case.code}",
            name=str(case.name),
            when=in_words(case.when, definition),
            duration=wording.term(case.term),
        )
        for case in definition.cases
    )

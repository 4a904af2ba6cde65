"""The office's own time against the law's, and the rules for supplements and extensions."""

from collections.abc import Iterable, Iterator
from datetime import time
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from core.calendar import Mode
from procedures.definition.deadline import SupplementRule, TermRule
from procedures.definition.general import Case
from procedures.definition.process import Block, Step, StepKind
from procedures.gate.checks.scenarios import Scenario, scenarios
from procedures.gate.finding import Finding, warning
from procedures.gate.naming import called
from procedures.gate.survey import Survey

HOURS_A_DAY = 8
OPENS, CLOSES = time(7), time(17, 30)
# The applicant's time, not the office's.
OUTSIDE = {StepKind.CITIZEN_CONFIRMATION, StepKind.PAYMENT}


def _over_law(survey: Survey) -> Iterator[Finding]:
    longest: dict[str, list[Step]] = {}
    for scenario in scenarios(survey):
        way = _way(survey.definition.process.blocks, scenario)
        if _hours(way) > _hours(longest.get(scenario.facts.case, [])):
            longest[scenario.facts.case] = way
    for place, case in survey.of(Case):
        way, given = longest.get(case.code, []), law_hours(case.term)
        if _hours(way) > given:
            yield Finding("time.over_law", f"{place}/term", _told(case, way, given))


def _way(blocks: list[Block], scenario: Scenario) -> list[Step]:
    """The longest run of steps that may come to pass; what runs in parallel takes as long as its longest branch."""
    way: list[Step] = []
    for block in blocks:
        if isinstance(block, Step):
            way += [block] if scenario.truth(block.when) is not False and block.kind not in OUTSIDE else []
        else:
            ways = [_way(each.blocks, scenario) for each in block.branches if scenario.truth(each.when) is not False]
            way += max(ways, key=_hours) if ways else []
    return way


def _hours(way: Iterable[Step]) -> Decimal:
    return sum((step.allowance for step in way), Decimal(0))


def law_hours(term: TermRule) -> Decimal:
    """The working hours a legal time is worth; five of seven calendar days count, and a begun one whole."""
    match term.mode:
        case Mode.WORKING_DAYS:
            return term.amount * HOURS_A_DAY
        case Mode.CALENDAR_DAYS:
            return Decimal(-(-Fraction(term.amount) * 5 // 7) * HOURS_A_DAY)
        case Mode.WORKING_HOURS:
            return term.amount
        case _:
            return Decimal(HOURS_A_DAY)


def _told(case: Case, way: list[Step], given: Decimal) -> str:
    sentence = _(
        "%(case)s: các bước có thể mất %(sum)s = %(hours)s giờ làm việc, quá thời hạn của luật là %(given)s giờ."
    )
    steps = " + ".join(f"{step.allowance.normalize():f} ({step.name})" for step in way if step.allowance)
    hours, law = (f"{number.normalize():f}" for number in (_hours(way), given))
    return sentence % {"case": called(case), "sum": steps, "hours": hours, "given": law}


def _supplements(survey: Survey) -> Iterator[Finding]:
    longest = max((law_hours(case.term) for case in survey.definition.cases), default=Decimal(0))
    for place, rule in survey.of(SupplementRule):
        if 0 in (rule.within, rule.answer_within):
            yield Finding("time.supplement", place, _("Thời gian yêu cầu hoặc trả lời bổ sung phải lớn hơn 0 ngày."))
        if rule.max_requests == 0 and (rule.within or rule.answer_within):
            sentence = _("Không cho yêu cầu bổ sung lần nào, nên thời gian yêu cầu, trả lời bổ sung không được dùng.")
            yield warning("time.supplement_idle", place, sentence)
        if rule.within and longest and rule.within * HOURS_A_DAY > longest:
            sentence = _(
                "Cho yêu cầu bổ sung đến ngày làm việc thứ %(within)s, sau khi mọi thời hạn giải quyết đã hết."
            )
            yield warning("time.supplement_late", place, sentence % {"within": rule.within})
        if rule.pauses_clock and rule.ground is None:
            sentence = _("Yêu cầu bổ sung làm dừng thời hạn nhưng chưa nêu căn cứ.")
            yield warning("time.pause_without_ground", place, sentence)


def _cutoffs(survey: Survey) -> Iterator[Finding]:
    for place, rule in survey.of(TermRule):
        if rule.cutoff and not OPENS <= rule.cutoff <= CLOSES:
            sentence = _(
                "Giờ chốt %(cutoff)s nằm ngoài giờ làm việc, nên mọi hồ sơ hoặc không hồ sơ nào tính sang hôm sau."
            )
            yield warning("time.cutoff", f"{place}/cutoff", sentence % {"cutoff": f"{rule.cutoff:%H:%M}"})


def _deadline(survey: Survey) -> Iterator[Finding]:
    rule = survey.definition.deadline
    if rule.answer_online_within_hours <= 0:
        sentence = _("Thời gian trả lời hồ sơ trực tuyến phải lớn hơn 0 giờ.")
        yield Finding("time.answer_online", "deadline/answer_online_within_hours", sentence)
    if rule.max_extensions == 0 and rule.max_extension_ratio is not None:
        sentence = _("Không cho gia hạn lần nào, nên mức gia hạn dài nhất không được dùng.")
        yield warning("time.extension_idle", "deadline/max_extension_ratio", sentence)


CHECKS = (_over_law, _supplements, _cutoffs, _deadline)

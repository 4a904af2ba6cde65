"""Putting the page together."""

from django.utils.translation import gettext as _

from procedures.catalogue import wording
from procedures.catalogue.from_facts.fees import fee_rows, fees_answer
from procedures.catalogue.from_facts.papers import paper_lists, papers_answer
from procedures.catalogue.page import CaseRow, ChannelRow, Essential, Filing, LegalBasisRow, ProcedurePage, Prose
from procedures.definition.general import Channel, ServiceLevel
from procedures.national.columns import is_local
from procedures.national.facts import Method, NationalFacts


def page_of_facts(facts: NationalFacts) -> ProcedurePage:
    """The page of this record: information only, since the city's portal takes no dossier for it."""
    level = facts.levels[0] if facts.levels else None
    return ProcedurePage(
        source="NATIONAL",
        code=facts.code,
        name=facts.name,
        is_in_force=facts.is_in_force,
        field_code=facts.field_code,
        field_name=facts.field_name,
        level=level,
        level_label=wording.either([str(wording.LEVELS[each]) for each in facts.levels]),
        service_level=ServiceLevel.INFO_ONLY,
        service_label=str(wording.SERVICE_LEVELS[ServiceLevel.INFO_ONLY]),
        audiences=facts.audience_names,
        promulgator=facts.promulgator,
        decision=facts.decision,
        decided_on=facts.decided_on,
        updated_on=facts.updated_on,
        essentials=(time_answer(facts), fees_answer(facts), papers_answer(facts), _where(facts)),
        filing=_filing(facts),
        executing=facts.executing,
        competent=facts.competent,
        coordinating=facts.coordinating,
        receiving=facts.receiving,
        channels=_channels(facts),
        cases=_cases(facts),
        papers=paper_lists(facts),
        steps=tuple(Prose(title=step.title, text=step.text) for step in facts.steps),
        fees=fee_rows(facts),
        results=facts.results,
        conditions=facts.conditions,
        legal_bases=tuple(LegalBasisRow(number=basis.title, title=basis.text) for basis in facts.legal_bases),
        note=facts.note,
    )


def time_answer(facts: NationalFacts) -> Essential:
    """The clear lengths from the least to the most; else the record's own words."""
    question, times = str(wording.HOW_LONG), facts.durations
    if times:
        depends = _("Tùy trường hợp, xem bảng thời hạn.") if len(times) > 1 else ""
        doubt = _("Số giờ lấy nguyên từ danh mục quốc gia, có thể là mốc giờ trong ngày; bạn nên hỏi lại quầy.")
        notes = (depends, doubt if any(time.is_doubtful for time in times) else "")
        return Essential(question=question, answer=wording.span(times), note=" ".join(note for note in notes if note))
    words = (text for method in facts.methods for text in (wording.duration(method.duration), method.text) if text)
    answer = wording.clip(max(words, key=len, default="").lstrip("-–+•* "))
    return Essential(question=question, answer=answer or _("Bản ghi quốc gia không nêu thời hạn"))


def _where(facts: NationalFacts) -> Essential:
    known = dict.fromkeys(method.channel for method in facts.methods if method.channel)
    names = [
        _("trực tuyến trên Cổng Dịch vụ công quốc gia") if way is Channel.ONLINE else str(wording.CHANNELS[way]).lower()
        for way in known
    ]
    answer = wording.capital(wording.either(names)) or _("Bản ghi quốc gia không nêu cách nộp")
    return Essential(question=str(wording.WHERE), answer=answer, note=wording.clip(facts.receiving.lstrip('-•+ "')))


def _filing(facts: NationalFacts) -> Filing:
    if not facts.is_in_force:
        return Filing(online=False, reason=_("Thủ tục này không còn hiệu lực hoặc chưa được áp dụng."))
    if not is_local(facts):
        reason = _("Thủ tục này do %(who)s công bố và áp dụng tại địa phương đó, không phải tại Hải Phòng.")
        return Filing(online=False, reason=reason % {"who": facts.promulgator or _("tỉnh, thành phố khác")})
    online = any(method.channel is Channel.ONLINE for method in facts.methods)
    reason = _("Cổng của thành phố chưa nhận hồ sơ thủ tục này. Bạn nộp tại quầy hoặc qua bưu chính.")
    if online:
        reason = _(
            "Cổng của thành phố chưa nhận hồ sơ thủ tục này. Bạn nộp trên Cổng Dịch vụ công quốc gia hoặc tại quầy."
        )
    return Filing(online=False, reason=reason, national_portal=online)


def _channels(facts: NationalFacts) -> tuple[ChannelRow, ...]:
    """Ways of filing of which the same is said share a row."""
    said: dict[tuple[str, str], list[Method]] = {}
    for method in facts.methods:
        said.setdefault((wording.duration(method.duration), method.text), []).append(method)
    return tuple(_channel(methods, *key) for key, methods in said.items())


def _channel(methods: list[Method], duration: str, text: str) -> ChannelRow:
    channels = tuple(dict.fromkeys(method.channel for method in methods if method.channel))
    names = [str(wording.CHANNELS[channel]).lower() for channel in channels]
    return ChannelRow(
        channels=channels,
        label=wording.capital(wording.either(names)) or _("Cách khác"),
        duration=duration,
        text=text,
    )


def _cases(facts: NationalFacts) -> tuple[CaseRow, ...]:
    """Cases as rows, unless the only one is the procedure itself over again."""
    if len(facts.cases) == 1 and facts.cases[0].name == facts.name:
        return ()
    return tuple(
        CaseRow(code=case.code, name=case.name, duration=wording.duration(case.duration)) for case in facts.cases
    )

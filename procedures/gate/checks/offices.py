"""What only the city can tell: whether every desk exists and is held, every channel leads to a counter."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.kinds import AgencyKind
from accounts.models import Agency
from accounts.roles import Role
from procedures.definition.examples import Example, Expected
from procedures.definition.general import ChannelRule, ServiceLevel
from procedures.definition.process import Step
from procedures.gate.checks.desks import City, read_city
from procedures.gate.checks.examples import failed
from procedures.gate.finding import Finding, warning
from procedures.gate.naming import called
from procedures.gate.survey import Survey

NAMED = 5


def findings(survey: Survey, sound: bool) -> Iterator[Finding]:
    """Nothing but a warning where no offices are known at all; examples run only where they can be followed."""
    city = read_city()
    if not city.communes or not city.by_code:
        yield unknown()
        return
    for place, step in survey.of(Step):
        yield from _desk(survey, city, place, step)
    for place, rule in survey.of(ChannelRule):
        yield from _channel(city, place, rule)
    if sound:
        yield from _refusals(survey)


def _refusals(survey: Survey) -> Iterator[Finding]:
    """Which answers of each example are refused: that hangs on the city's communes."""
    for place, example in survey.of(Example):
        refused = example.model_copy(update={"expect": Expected(errors=example.expect.errors)})
        yield from failed(survey, place, refused)


def unknown() -> Finding:
    """That nothing could be asked of the city."""
    sentence = _("Chưa có danh mục cơ quan và địa bàn, nên chưa kiểm tra được ai giữ các bước.")
    return warning("offices.unknown", "process", sentence)


def _desk(survey: Survey, city: City, place: str, step: Step) -> Iterator[Finding]:
    kind = _kind(survey, step)
    if step.unit.at == "FIXED":
        agency = city.by_code.get(step.unit.agency or "")
        if agency is None:
            sentence = _("%(step)s giao cho cơ quan mang mã %(code)s, nhưng thành phố không có cơ quan ấy.")
            words = {"step": called(step), "code": step.unit.agency}
            yield Finding("offices.unknown_agency", f"{place}/unit", sentence % words)
        else:
            yield from _held(city, place, step, [agency])
    elif kind:
        yield from _served(city, place, step, kind)


def _kind(survey: Survey, step: Step) -> AgencyKind | None:
    match step.unit.at:
        case "RECEIVING":
            return AgencyKind.COMMUNE_CENTRE
        case "COMPETENT":
            return survey.definition.general.competence.agency_kind
        case _:
            return step.unit.agency_kind


def _served(city: City, place: str, step: Step, kind: AgencyKind) -> Iterator[Finding]:
    serving = [(commune, city.serving(kind, commune)) for commune in city.communes]
    words = {"step": called(step), "kind": str(kind.label)}
    if without := [commune.name for commune, agencies in serving if not agencies]:
        sentence = _("%(step)s cần cơ quan loại “%(kind)s”, nhưng chưa có ở %(places)s.")
        yield Finding("offices.no_agency", f"{place}/unit", sentence % (words | {"places": several(without)}))
    if unclear := [commune.name for commune, agencies in serving if len(agencies) > 1]:
        sentence = _("%(step)s cần một cơ quan loại “%(kind)s”, nhưng có nhiều cơ quan như thế cho %(places)s.")
        yield Finding("offices.ambiguous", f"{place}/unit", sentence % (words | {"places": several(unclear)}))
    found = {agencies[0].code: agencies[0] for _commune, agencies in serving if len(agencies) == 1}
    yield from _held(city, place, step, list(found.values()))


def _held(city: City, place: str, step: Step, agencies: list[Agency]) -> Iterator[Finding]:
    if step.role is None:
        return
    if step.unit.unit and not any((agency.pk, step.unit.unit) in city.rooms for agency in agencies):
        sentence = _("%(step)s giao cho phòng “%(room)s”, nhưng không cơ quan nào ở đó có phòng mang mã ấy.")
        words = {"step": called(step), "room": step.unit.unit}
        yield warning("offices.unknown_room", f"{place}/unit", sentence % words)
    without = [agency for agency in agencies if not city.holds(step.role, agency, step.unit.unit)]
    if without:
        sentence = _("%(step)s: vai trò “%(role)s” chưa có ai giữ ở %(places)s.")
        names = [_where(agency) for agency in without]
        words = {"step": called(step), "role": str(Role(step.role).label), "places": several(names)}
        yield Finding("offices.role_nobody", place, sentence % words)


def _where(agency: Agency) -> str:
    """A commune's own agency by its commune, any other by its name."""
    return agency.territory.name if agency.territory.parent_id else agency.short_name


def several(names: list[str]) -> str:
    """A few of the places, and how many they are."""
    if len(names) == 1:
        return names[0]
    shown = ", ".join(sorted(names)[:NAMED])
    return _("%(count)s nơi: %(names)s") % {
        "count": len(names),
        "names": f"{shown}{' …' if len(names) > NAMED else ''}",
    }


def _channel(city: City, place: str, rule: ChannelRule) -> Iterator[Finding]:
    if rule.level is ServiceLevel.INFO_ONLY:
        return
    without = [each.name for each in city.communes if not city.serving(AgencyKind.COMMUNE_CENTRE, each)]
    if without:
        sentence = _("%(channel)s chưa có nơi tiếp nhận ở %(places)s.")
        words = {"channel": called(rule), "places": several(without)}
        yield Finding("offices.no_receiving", place, sentence % words)

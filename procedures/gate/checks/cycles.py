"""Circles: what is shown, worked out or paid would depend on itself."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import islice

from django.utils.translation import gettext as _

from procedures.definition.fees import ByTable, FeeRule, PerUnit, Tiered
from procedures.definition.form import Column, FormField
from procedures.definition.general import Case
from procedures.gate.finding import Finding
from procedures.gate.naming import called
from procedures.gate.survey import Survey

Graph = dict[str, set[str]]
CASE = "@case"
MOST_TOLD = 20
LONGEST_CHAIN = 150


def _circles(survey: Survey) -> Iterator[Finding]:
    shown, worked_out = _shown(survey), _worked_out(survey)
    both = {name: shown.get(name, set()) | worked_out.get(name, set()) for name in [*shown, *worked_out]}
    circles = list(islice(loops(both), MOST_TOLD))
    for loop in circles:
        yield _told(survey, loop, worked_out)
        yield from _fees(survey, set(loop))
    if not circles:
        yield from _long_chain(survey, both)


def _shown(survey: Survey) -> Graph:
    """What decides whether each field or column is there, and which case it is."""
    graph: Graph = {CASE: set()}
    for place, field in survey.of(FormField):
        graph[field.id] = survey.read_by(place, *survey.around(place))
    for place, column in survey.of(Column):
        graph[f"{survey.row_at(place)}/{column.id}"] = survey.read_by(place, column)
    for place, case in survey.of(Case):
        graph[CASE] |= survey.read_by(place, case)
    return graph


def _worked_out(survey: Survey) -> Graph:
    fields = [field for field in survey.fields.values() if field.computed]
    return {field.id: _values(survey, field) for field in fields}


def _values(survey: Survey, field: FormField) -> set[str]:
    assert field.computed
    cells = {f"{table}/{name}" for name in field.computed.of for table in survey.columns.get(name, [])}
    return cells | {name.partition(".")[0] for name in field.computed.of}


def loops(graph: Graph) -> Iterator[list[str]]:
    """Circles of names, each depending on the next; no name is in two of them."""
    while True:
        try:
            TopologicalSorter(graph).prepare()
            return
        except CycleError as error:
            loop = error.args[1][:0:-1]
            yield loop
            graph = {name: before - set(loop) for name, before in graph.items() if name not in loop}


def _long_chain(survey: Survey, graph: Graph) -> Iterator[Finding]:
    """Facts settle in as many rounds as the longest chain has links: a limit on what one dossier may cost."""
    links: dict[str, int] = {}
    for name in TopologicalSorter(graph).static_order():
        links[name] = 1 + max((links[before] for before in graph.get(name, ())), default=0)
    if links and links[longest := max(links, key=lambda name: links[name])] > LONGEST_CHAIN:
        sentence = _("%(field)s chỉ hiện hoặc tính được sau một chuỗi %(links)s mục nối nhau; nhiều nhất là %(most)s.")
        words = {"field": _called(survey, longest), "links": links[longest], "most": LONGEST_CHAIN}
        yield Finding("cycle.chain", _place(survey, [longest]), sentence % words)


def _told(survey: Survey, loop: list[str], worked_out: Graph) -> Finding:
    following = zip(loop, [*loop[1:], loop[0]], strict=True)
    computation = all(after in worked_out.get(name, ()) for name, after in following)
    words = {"circle": " → ".join(_called(survey, name) for name in [*loop, loop[0]])}
    if computation:
        sentence = _("Giá trị tính tự động phụ thuộc vào chính nó: %(circle)s.")
        return Finding("cycle.computation", _place(survey, loop), sentence % words)
    sentence = _("Điều kiện hiện phụ thuộc lẫn nhau thành vòng, nên có thể không mục nào hiện: %(circle)s.")
    return Finding("cycle.visibility", _place(survey, loop), sentence % words)


def _place(survey: Survey, loop: list[str]) -> str:
    fields = {name.partition("/")[0] for name in loop}
    return next((place for place, field in survey.of(FormField) if field.id in fields), "cases")


def _called(survey: Survey, name: str) -> str:
    table, _slash, column = name.rpartition("/")
    known = survey.named(column, table)
    return known.title if known else name


def _fees(survey: Survey, loop: set[str]) -> Iterator[Finding]:
    for place, fee in survey.of(FeeRule):
        if loop & (_counted(fee) | survey.read_by(place, fee, *fee.exemptions)):
            sentence = _("%(fee)s tính theo những giá trị phụ thuộc lẫn nhau thành vòng, nên không tính được.")
            yield Finding("cycle.fee", place, sentence % {"fee": called(fee)})


def _counted(fee: FeeRule) -> set[str]:
    match fee.amount:
        case PerUnit(quantity=quantity):
            return {quantity}
        case Tiered(quantity=quantity, times=times):
            return {quantity, times or quantity}
        case ByTable(field=field, times=times):
            return {field, times or field}
        case _:
            return set()


CHECKS = (_circles,)

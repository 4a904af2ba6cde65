"""What all dossiers of one procedure in one commune have in common, worked out once by the portal's own rules."""

import json
from dataclasses import dataclass, field
from functools import cache, cached_property

from accounts.kinds import AgencyKind
from accounts.models import AdministrativeUnit, Agency, Unit
from applications.models import Dossier, StepRun
from applications.workflow.assignment import desk_of
from applications.workflow.engine import Run, frontier
from core.calendar import Term, WorkCalendar
from portal.loading.copying import Table
from procedures.definition import ProcedureDefinition
from procedures.definition.examples import Example
from procedures.definition.process import Step, StepKind
from procedures.models import Procedure
from procedures.rules.conditions import holds
from procedures.rules.examples import Run as Worked
from procedures.versions import definition_of

NAME, NUMBER = "«name»", "«number»"
PREFILLS = {"full_name": NAME, "organisation_name": NAME, "personal_id": NUMBER}


@dataclass(frozen=True)
class Place:
    """One step of the way: its desk, and the rest of its row."""

    code: str
    kind: StepKind
    agency: int | None
    role: str
    hours: float
    tail: str


@dataclass(frozen=True)
class Mould:
    version: str
    receiving: str  # the agency's code, with which dossier codes begin
    answers: str
    term: Term
    way: tuple[Place, ...]
    open_after: tuple[tuple[int, ...], ...]  # which places are open when the first n are done
    tail: str = field(repr=False)
    fee: int


def moulds(runs: Table, dossiers: Table, calendar: WorkCalendar) -> list[Mould]:
    """One for each of two worked examples of each procedure that can be filed, in each commune of the city."""
    communes = list(AdministrativeUnit.objects.exclude(parent=None).order_by("code"))
    current = Procedure.objects.exclude(current=None).select_related("current")
    ways = [
        _Way(procedure, Worked(definition, example, calendar))
        for procedure in current
        if procedure.current
        for definition in [definition_of(procedure.current)]
        for example in _sound(definition)
    ]
    offices = _Offices()
    return [mould for way in ways for commune in communes if (mould := way.cast(commune, offices, runs, dossiers))]


def _sound(definition: ProcedureDefinition) -> list[Example]:
    return [each for each in definition.examples if each.expect.case and not each.refused and not each.expect.errors][
        :2
    ]


class _Offices:
    """The desks of the city, each looked up once."""

    def __init__(self) -> None:
        self.serving = cache(Agency.objects.serving)
        self.known: dict[tuple[str, int | None, int | None], tuple[Agency | None, Unit | None]] = {}

    def desk(self, step: Step, dossier: Dossier) -> tuple[Agency | None, Unit | None]:
        if step.unit.territory_field:
            return desk_of(step, dossier)
        key = step.unit.model_dump_json(), dossier.territory_id, dossier.competent_agency_id
        if key not in self.known:
            self.known[key] = desk_of(step, dossier)
        return self.known[key]


@dataclass
class _Way:
    """The way of one example through its process, the same in every commune."""

    procedure: Procedure
    worked: Worked

    @cached_property
    def steps(self) -> list[Step]:
        process = self.worked.definition.process
        return [process.step(code) for code in self.worked.path]

    @cached_property
    def fronts(self) -> list[list[tuple[str, str]]]:
        """Which steps are open, and on which branch, when the first 0, 1, 2 … are done."""
        facts, process = self.worked.facts, self.worked.definition.process
        done = [Run(step.code, at, "DONE") for at, step in enumerate(self.steps)]
        found = (frontier(process, done[:count], lambda when: holds(when, facts)) for count in range(len(done) + 1))
        return [[(opening.step.code, opening.branch) for opening in each.open] for each in found]

    @cached_property
    def open_after(self) -> tuple[tuple[int, ...], ...]:
        codes = [step.code for step in self.steps]
        return tuple(tuple(codes.index(code) for code, _branch in front) for front in self.fronts)

    @cached_property
    def answers(self) -> str:
        """The applicant's answers, as JSON, with places for the name and the number."""
        fields = {each.id: each for each in self.worked.definition.form.fields()}
        known = {name: value for name, value in self.worked.example.answers.items() if name in fields}
        known |= {
            name: PREFILLS[fields[name].prefill or ""]
            for name, value in known.items()
            if fields[name].prefill in PREFILLS and isinstance(value, str)
        }
        return json.dumps(known, ensure_ascii=False, sort_keys=True)

    @cached_property
    def fee(self) -> int:
        return self.worked.fee

    @cached_property
    def term(self) -> Term:
        return next(case.term.term() for case in self.worked.definition.cases if case.code == self.worked.case)

    def cast(self, commune: AdministrativeUnit, offices: _Offices, runs: Table, dossiers: Table) -> Mould | None:
        """None where the city has no office for a step."""
        assert self.procedure.current is not None
        try:
            dossier = self._dossier(commune, offices)
            branches = {code: branch for front in self.fronts for code, branch in front}
            places = tuple(
                _place(step, branches[step.code], offices.desk(step, dossier), dossier, runs) for step in self.steps
            )
        except Agency.DoesNotExist:
            return None
        sha256, receiving = self.procedure.current.sha256, dossier.receiving_agency
        assert receiving is not None
        tail = dossiers.constants(dossier)
        return Mould(sha256, receiving.code, self.answers, self.term, places, self.open_after, tail, self.fee)

    def _dossier(self, commune: AdministrativeUnit, offices: _Offices) -> Dossier:
        return Dossier(
            procedure=self.procedure,
            version=self.procedure.current,
            case_code=self.worked.case,
            channel=self.worked.example.channel.value,
            territory=commune,
            competent_agency=offices.serving(self.worked.definition.general.competence.agency_kind, commune),
            receiving_agency=offices.serving(AgencyKind.COMMUNE_CENTRE, commune),
            answers=self.worked.example.answers,
            source_system="load_city",
        )


def _place(step: Step, branch: str, desk: tuple[Agency | None, Unit | None], dossier: Dossier, runs: Table) -> Place:
    agency, unit = desk
    is_guest = agency is not None and agency.pk not in {dossier.receiving_agency_id, dossier.competent_agency_id}
    run = StepRun(step=step.code, name=step.name.vi, kind=step.kind.value, branch=branch, role=step.role or "")
    run.agency, run.unit, run.is_guest = agency, unit, is_guest
    return Place(
        step.code, step.kind, agency.pk if agency else None, run.role, float(step.allowance), runs.constants(run)
    )

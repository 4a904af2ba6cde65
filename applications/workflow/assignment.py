"""On whose desk a step lands."""

from accounts.models import AdministrativeUnit, Agency, Unit
from applications.models import Dossier
from procedures.definition.process import Step, StepKind, UnitRule


def agency_of(rule: UnitRule, dossier: Dossier) -> Agency | None:
    """The agency of a step's rule; None for the applicant. Agency.DoesNotExist where the city has no such office."""
    match rule.at:
        case "APPLICANT":
            return None
        case "RECEIVING":
            return dossier.receiving_agency
        case "COMPETENT":
            return dossier.competent_agency
        case "FIXED":
            return Agency.objects.get(code=rule.agency)
        case "SERVING":
            territory = _named_by(rule, dossier) or dossier.territory
            assert rule.agency_kind and territory
            return Agency.objects.serving(rule.agency_kind, territory)


def _named_by(rule: UnitRule, dossier: Dossier) -> AdministrativeUnit | None:
    """The commune in the answer the rule looks at; none where that is empty or outside the city."""
    answer = {**dossier.answers, **dossier.findings}.get(rule.territory_field or "")
    code = answer.get("unit") if isinstance(answer, dict) else answer
    known = AdministrativeUnit.objects.exclude(parent=None)
    return known.filter(code=code).first() if isinstance(code, str) and code else None


def desk_of(step: Step, dossier: Dossier) -> tuple[Agency | None, Unit | None]:
    """The agency and, where the rule names one that exists there, the unit.

    A result is returned where the person chose to fetch it, and not where the dossier was received.
    """
    returns_elsewhere = step.kind is StepKind.RETURN and step.unit.at == "RECEIVING" and dossier.return_agency
    agency = dossier.return_agency if returns_elsewhere else agency_of(step.unit, dossier)
    unit = agency.units.filter(code=step.unit.unit).first() if agency and step.unit.unit else None
    return agency, unit

"""From a code to the page of its procedure."""

from django.utils import timezone

from accounts.models import Agency
from core.errors import Denied
from procedures.catalogue.counter import city_counter
from procedures.catalogue.from_definition import page_of_definition
from procedures.catalogue.from_definition.course import fixed_agencies
from procedures.catalogue.from_facts import page_of_facts
from procedures.catalogue.page import ProcedurePage
from procedures.models import Procedure, ProcedureVersion
from procedures.national.codes import is_code
from procedures.national.facts import NationalFacts
from procedures.versions import definition_of


def procedure_with_texts(code: str) -> Procedure:
    """The procedure with what its page needs, in one query. Denied if there is none the public may see."""
    rows = Procedure.objects.select_related("current", "national").defer("national__raw", "current__document")
    procedure = rows.filter(code=code).first() if is_code(code) else None
    if procedure is None or (procedure.current is None and not hasattr(procedure, "national")):
        raise Denied()
    return procedure


def page_of(procedure: Procedure) -> ProcedurePage:
    """The city's definition with the national text beside it; without a definition, the national text."""
    national = _national_page(procedure)
    page = national if procedure.current is None else _city_page(procedure.current, national)
    if page is None:
        raise Denied()
    goes_to_a_counter = page.is_in_force and procedure.is_local
    counter = city_counter(timezone.localdate()) if goes_to_a_counter else None
    return page.model_copy(update={"counter": counter})


def _city_page(version: ProcedureVersion, national: ProcedurePage | None) -> ProcedurePage:
    definition = definition_of(version)
    codes = fixed_agencies(definition)
    agencies = dict(Agency.objects.filter(code__in=codes).values_list("code", "name")) if codes else {}
    return page_of_definition(definition, version, agencies).model_copy(update={"national": national})


def _national_page(procedure: Procedure) -> ProcedurePage | None:
    record = getattr(procedure, "national", None)
    return page_of_facts(NationalFacts.model_validate(record.facts)) if record else None

"""From a code to the page of its procedure."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Agency
from core.errors import Denied
from procedures.catalogue.counter import city_counter
from procedures.catalogue.from_definition import page_of_definition
from procedures.catalogue.from_definition.course import fixed_agencies
from procedures.catalogue.from_facts import page_of_facts
from procedures.catalogue.page import Filing, ProcedurePage
from procedures.catalogue.relations import link_to, relations
from procedures.definition import ProcedureDefinition
from procedures.models import Procedure, ProcedureVersion
from procedures.national.codes import is_code
from procedures.national.facts import NationalFacts
from procedures.versions import definition_of


def procedure_with_texts(code: str) -> Procedure:
    """The procedure with what its page needs, in one query. Denied if there is none the public may see."""
    rows = Procedure.objects.select_related("current", "national", "replaced_by")
    rows = rows.defer("national__raw", "current__document", "search_name", "search_text")
    procedure = rows.filter(code=code).first() if is_code(code) else None
    if procedure is None or (procedure.current is None and not hasattr(procedure, "national")):
        raise Denied()
    return procedure


def defined(code: str) -> tuple[Procedure, ProcedureDefinition]:
    """The procedure and the city's definition in force. Denied where there is none."""
    procedure = procedure_with_texts(code)
    if procedure.current is None or not procedure.is_active:
        raise Denied()
    return procedure, definition_of(procedure.current)


def page_of(procedure: Procedure) -> ProcedurePage:
    """The city's definition with the national text beside it; without a definition, the national text."""
    page, general = _national_page(procedure), None
    if procedure.current is not None:
        general = definition_of(procedure.current).general
        page = _city_page(procedure.current, page)
    if page is None:
        raise Denied()
    if procedure.retired_at is not None:
        page = _retired(page, procedure)
    goes_to_a_counter = page.is_in_force and procedure.is_local
    counter = city_counter(timezone.localdate()) if goes_to_a_counter else None
    return page.model_copy(update={"counter": counter, **relations(procedure.code, general)})


def _city_page(version: ProcedureVersion, national: ProcedurePage | None) -> ProcedurePage:
    definition = definition_of(version)
    codes = fixed_agencies(definition)
    agencies = dict(Agency.objects.filter(code__in=codes).values_list("code", "name")) if codes else {}
    return page_of_definition(definition, version, agencies).model_copy(update={"national": national})


def _national_page(procedure: Procedure) -> ProcedurePage | None:
    record = getattr(procedure, "national", None)
    return page_of_facts(NationalFacts.model_validate(record.facts)) if record else None


def _retired(page: ProcedurePage, procedure: Procedure) -> ProcedurePage:
    """Told, and nothing more can be filed; the page is left for those who look it up."""
    replacement = link_to(procedure.replaced_by) if procedure.replaced_by else None
    told = {
        "is_in_force": False,
        "retired_at": procedure.retired_at,
        "replaced_by": replacement,
        "filing": Filing(online=False, reason=_("Thủ tục này đã bãi bỏ, không nhận hồ sơ nữa.")),
    }
    return page.model_copy(update=told)

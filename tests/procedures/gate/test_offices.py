"""What the city's rows say of a definition: desks that exist and are held, counters that receive."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.kinds import AgencyKind
from accounts.models import Agency, RoleAssignment, Unit
from procedures.definition import read_definition
from procedures.gate import Severity, check_offices
from procedures.seeds import documents
from tests.city import PEOPLE
from tests.procedures.gate.faults import NEWBORN, PERMIT
from tests.procedures.gate.planting import Mutation, found, good, put

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(db: None) -> Iterator[None]:
    PEOPLE.write()
    yield


def _told(seed: str, *mutations: Mutation) -> dict[tuple[str, str], str]:
    document = good(seed)
    for mutate in mutations:
        mutate(document)
    return {(each.code, each.path): str(each.message) for each in check_offices(read_definition(document))}


def _place(seed: str, place: str) -> str:
    return found(good(seed), place)


def test_without_any_city_there_is_one_warning() -> None:
    (told,) = check_offices(read_definition(good(PERMIT)))
    assert (told.code, told.severity) == ("offices.unknown", Severity.WARNING)


@pytest.mark.parametrize("code", [file.stem for file in documents()])
def test_the_sample_city_has_a_desk_for_every_step(city: None, code: str) -> None:
    assert _told(code) == {}


def test_a_role_nobody_holds_in_one_commune_is_told_with_its_name(city: None) -> None:
    agency = Agency.objects.get(code="H24.9050")
    RoleAssignment.objects.filter(agency=agency, role="LEADER").delete()
    message = _told(PERMIT)["offices.role_nobody", _place(PERMIT, "#decision")]
    assert agency.territory.name in message


def test_a_role_nobody_holds_anywhere_is_told_with_a_number_and_a_few_names(city: None) -> None:
    RoleAssignment.objects.filter(role="LEADER", agency__kind=AgencyKind.COMMUNE_COMMITTEE).delete()
    message = _told(PERMIT)["offices.role_nobody", _place(PERMIT, "#decision")]
    assert "114 nơi" in message
    assert message.count(",") < 10


def test_who_holds_another_room_does_not_hold_the_step(city: None) -> None:
    agency = Agency.objects.get(code="H24.9050")
    held = RoleAssignment.objects.filter(agency=agency, role="HANDLING")
    held.update(unit=Unit.objects.get(agency=agency, code="CULTURE"))
    assert ("offices.role_nobody", _place(PERMIT, "#appraisal")) in _told(PERMIT)
    held.update(unit=None)
    assert ("offices.role_nobody", _place(PERMIT, "#appraisal")) not in _told(PERMIT)


def test_a_fixed_agency_that_is_not_there_is_told(city: None) -> None:
    place = _place(PERMIT, "#fire_opinion")
    assert ("offices.unknown_agency", f"{place}/unit") in _told(PERMIT, put("#fire_opinion/unit/agency", "H24.0000"))


def test_a_room_no_office_has_is_a_warning(city: None) -> None:
    place = _place(PERMIT, "#appraisal")
    assert ("offices.unknown_room", f"{place}/unit") in _told(PERMIT, put("#appraisal/unit/unit", "SPACE"))


def test_an_office_some_commune_has_not_is_told(city: None) -> None:
    police = Agency.objects.filter(kind=AgencyKind.COMMUNE_POLICE, territory__code="90050")
    RoleAssignment.objects.filter(agency__in=police).delete()
    police.delete()
    place = _place(NEWBORN, "#residence_handling")
    assert "An Lão" in _told(NEWBORN)["offices.no_agency", f"{place}/unit"]


def test_departments_have_no_single_answer(city: None) -> None:
    told = _told(PERMIT, put("#decision/unit", {"at": "SERVING", "agency_kind": "DEPARTMENT"}))
    assert ("offices.ambiguous", f"{_place(PERMIT, '#decision')}/unit") in told


def test_a_channel_without_a_counter_is_told(city: None) -> None:
    centres = Agency.objects.filter(kind=AgencyKind.COMMUNE_CENTRE, territory__code="90050")
    RoleAssignment.objects.filter(agency__in=centres).delete()
    centres.delete()
    assert {code for code, _path in _told(PERMIT)} == {"offices.no_receiving", "offices.no_agency"}


def test_a_refusal_that_does_not_come_is_told(city: None) -> None:
    told = _told(PERMIT, put("examples/0/expect/errors", ["works_name"]))
    assert "works_name" in told["examples.failed", "examples/0/expect"]


def test_the_city_is_asked_in_a_few_queries(city: None, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    definition = read_definition(good(PERMIT))
    with django_assert_max_num_queries(8):
        check_offices(definition)

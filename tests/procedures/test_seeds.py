"""The procedures the city begins with: sound, complete in two languages, and true to their worked examples."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.models import Seed, User
from accounts.sample import build_city
from accounts.sample.agencies import COMMITTEE_UNITS
from accounts.sample.source import rows
from core.calendar import Mode, national_calendar
from procedures.definition import ProcedureDefinition, canonical, fingerprint, read_definition
from procedures.definition.process import Parallel, StepKind, walk
from procedures.gate import Severity, check
from procedures.models import Procedure, ProcedureVersion
from procedures.publishing import publish
from procedures.rules.examples import failures
from procedures.rules.facts import facts_of
from procedures.rules.fees import fee_lines
from procedures.seeds import documents, load, read

SEEDS = {file.stem: read(file) for file in documents()}
BIRTH, PERMIT, COPIES, NEWBORN = (SEEDS[code] for code in ("1.001193", "1.013225", "2.000815", "2.000986"))
CALENDAR = national_calendar()

seeds = pytest.mark.parametrize("definition", SEEDS.values(), ids=SEEDS.keys())
examples = pytest.mark.parametrize(
    ("code", "name"), [(code, example.name) for code, seed in SEEDS.items() for example in seed.examples]
)


@pytest.mark.pure
def test_each_file_is_called_by_its_code() -> None:
    assert [definition.general.code for definition in SEEDS.values()] == list(SEEDS)


@pytest.mark.pure
@examples
def test_a_worked_example_comes_out_as_written(code: str, name: str) -> None:
    example = next(each for each in SEEDS[code].examples if each.name == name)
    # What is refused needs the register of communes: see test_answers_are_refused_as_written.
    expect = example.expect.model_copy(update={"errors": None})
    assert failures(SEEDS[code], example.model_copy(update={"expect": expect}), CALENDAR) == []


@pytest.mark.django_db
def test_answers_are_refused_as_written() -> None:
    build_city()
    told = {
        (code, example.name): failures(seed, example, CALENDAR)
        for code, seed in SEEDS.items()
        for example in seed.examples
        if example.expect.errors is not None
    }
    assert {place: wrong for place, wrong in told.items() if wrong} == {}
    assert {code for code, _name in told} == set(SEEDS)


@pytest.mark.pure
@seeds
def test_what_is_stored_reads_back_the_same(definition: ProcedureDefinition) -> None:
    assert read_definition(json.loads(canonical(definition))) == definition


@pytest.mark.pure
@seeds
def test_examples_cover_what_matters(definition: ProcedureDefinition) -> None:
    expected = [example.expect for example in definition.examples]
    assert len(expected) >= 3
    for part in ("case", "papers", "fee", "path", "due_at", "errors"):
        assert any(getattr(expect, part) for expect in expected) or (part == "fee" and not definition.fees)
    assert {expect.case for expect in expected} >= {case.code for case in definition.cases}


@pytest.mark.pure
@seeds
def test_everything_a_person_reads_is_there_in_both_languages(definition: ProcedureDefinition) -> None:
    assert list(_without_english(json.loads(canonical(definition)))) == []


def _without_english(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "vi" in node and not node.get("en"):
            yield node["vi"]
        node = list(node.values())
    for inner in node if isinstance(node, list) else []:
        yield from _without_english(inner)


@pytest.mark.pure
@seeds
def test_the_gate_finds_nothing_wrong(definition: ProcedureDefinition) -> None:
    assert [finding for finding in check(definition) if finding.severity is Severity.ERROR] == []


@pytest.mark.pure
@seeds
def test_every_desk_exists_in_the_city(definition: ProcedureDefinition) -> None:
    agencies = {row["code"] for row in rows("city_bodies")}
    for step in definition.process.steps():
        assert step.unit.unit is None or (step.unit.at == "COMPETENT" and step.unit.unit in COMMITTEE_UNITS)
        assert (step.unit.agency in agencies) == (step.unit.at == "FIXED")
        assert (step.unit.agency_kind is not None) == (step.unit.at == "SERVING")


@pytest.mark.pure
def test_a_birth_registered_online_waits_a_day_at_most_for_the_parent() -> None:
    step = BIRTH.process.step("confirmation")
    assert step.kind is StepKind.CITIZEN_CONFIRMATION
    assert step.on_timeout is not None
    assert (step.on_timeout.outcome, step.on_timeout.after.amount) == ("CONFIRMED", 1)
    assert BIRTH.deadline.supplement.max_requests is None


@pytest.mark.pure
def test_residence_and_insurance_are_handled_at_the_same_time_by_two_agencies() -> None:
    (parallel,) = [block for block in NEWBORN.process.blocks if isinstance(block, Parallel)]
    kinds = [{step.unit.agency_kind for step in walk(branch.blocks)} for branch in parallel.branches]
    assert kinds == [{"COMMUNE_POLICE"}, {"SOCIAL_INSURANCE"}]
    assert {paper.result_of for paper in NEWBORN.outcome.papers} == {
        "birth_issue",
        "residence_issue",
        "insurance_issue",
    }
    assert NEWBORN.process.step("residence_handling").may_refuse
    assert NEWBORN.process.step("residence_handling").may_request_supplement


@pytest.mark.pure
def test_the_newborn_bundle_asks_all_that_birth_registration_asks() -> None:
    own = {"wants_copies", "copies_wanted", "fee_privilege", "child_age_days"}
    assert set(BIRTH.all_fields()) - set(NEWBORN.all_fields()) == own


@pytest.mark.pure
def test_silence_on_a_building_permit_is_consent_after_twelve_days() -> None:
    asked = [step for step in PERMIT.process.steps() if step.kind is StepKind.CONSULTATION]
    assert [step.code for step in asked] == ["planning_opinion", "fire_opinion", "heritage_opinion"]
    for step in asked:
        assert step.on_timeout is not None
        assert (step.on_timeout.outcome, step.on_timeout.after.mode) == ("CONSENT", Mode.CALENDAR_DAYS)
        assert step.on_timeout.after.amount == 12
    rule = PERMIT.deadline.supplement
    assert (rule.max_requests, rule.within, rule.pauses_clock) == (1, 7, True)


@pytest.mark.pure
def test_a_certified_copy_is_reckoned_for_each_original() -> None:
    example = next(each for each in COPIES.examples if len(each.answers["documents"]) == 2)
    facts = facts_of(COPIES, example.answers, channel="COUNTER", applicant_kind="CITIZEN", today=example.filed_on)
    found = [(line.rule_id, line.row, line.amount) for line in fee_lines(COPIES, facts)]
    assert found == [("paper_copies", 1, 4000), ("paper_copies", 2, 14000), ("electronic_copy", 2, 7000)]


@pytest.mark.django_db
def test_loading_publishes_each_seed_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    load()
    in_force = {each.code: each.current for each in Procedure.objects.select_related("current")}
    expected = {code: fingerprint(canonical(seed)) for code, seed in SEEDS.items()}
    assert {code: version.sha256 for code, version in in_force.items() if version} == expected
    # One question, in its own transaction.
    with django_assert_num_queries(3):
        load()
    assert ProcedureVersion.objects.count() == len(SEEDS)


@pytest.mark.django_db
def test_a_changed_seed_takes_the_place_of_a_seed_but_never_of_what_a_person_published() -> None:
    officer = User.objects.create(username="congbo")
    publish(_renamed(BIRTH, "Bản soạn của thành phố"), publisher=officer)
    publish(_renamed(COPIES, "Bản cũ đi kèm"))
    load()
    names = dict(Procedure.objects.values_list("code", "name"))
    assert names["1.001193"] == "Bản soạn của thành phố"
    assert names["2.000815"] == COPIES.general.name.vi
    Seed.objects.update(fingerprint="changed")
    load()
    assert ProcedureVersion.objects.filter(procedure__code="1.001193").count() == 1
    assert ProcedureVersion.objects.filter(procedure__code="2.000815").count() == 2


def _renamed(definition: ProcedureDefinition, name: str) -> ProcedureDefinition:
    general = definition.general.model_copy(update={"name": definition.general.name.model_copy(update={"vi": name})})
    return definition.model_copy(update={"general": general})

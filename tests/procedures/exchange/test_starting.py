"""A definition begun from the national record, or from nothing: of the right shape, sound, and no prose lost."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from core.errors import Invalid
from procedures.definition import canonical, read_definition
from procedures.definition.base import Part
from procedures.definition.fees import Fixed, SetOutside
from procedures.definition.general import AuthorityLevel, Channel
from procedures.definition.papers import Mode
from procedures.definition.places import places
from procedures.exchange import blank
from procedures.exchange.starting import Start, start_of
from procedures.gate import Severity, check
from procedures.national.facts import NationalFacts
from procedures.national.record import read_record
from tests.procedures.national import CATALOGUE, mutated, sample

pytestmark = pytest.mark.pure

RECORDS = sorted(CATALOGUE.glob("*.json"))
# Only a person can say it where the record does not.
UNSAID = {"general.no_legal_basis"}
# Identifiers and closed lists, which the definition says in its own way.
MARKS = {"code", "national_id", "state", "levels", "audiences", "audience_names", "channel", "kind", "unit", "currency"}
MARKS |= {"promulgator_code"}


def record(file: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(file.read_text())
    return document.get("data", document)  # type: ignore[no-any-return]


def prose(value: Any) -> Iterator[str]:
    """Every line of words in the facts."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield from filter(None, (line.strip() for line in value.splitlines()))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from prose(inner) if key not in MARKS else ()
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from prose(inner)


def words_of(start: Start) -> str:
    """All words that were kept, those of the definition and those left beside it, on one line."""
    held = [value for _place, part in places(start.definition) for value in vars(part).values()]
    texts = [part.vi for _place, part in places(start.definition) if hasattr(part, "vi")]
    lines = [line for value in held if isinstance(value, list) for line in value if isinstance(line, str)]
    texts += [value for value in held if isinstance(value, str)] + lines
    return " ".join(" ".join([*texts, *(each.text for each in start.unmatched)]).split())


def lost(facts: NationalFacts, start: Start) -> list[str]:
    kept = words_of(start)
    return [line for line in prose(facts.model_dump()) if " ".join(line.split()) not in kept]


def errors(start: Start) -> set[str]:
    return {each.code for each in check(start.definition) if each.severity is Severity.ERROR}


@pytest.mark.parametrize("file", RECORDS, ids=lambda file: file.stem)
def test_every_record_gives_a_sound_start_and_no_word_is_lost(file: Path) -> None:
    facts = read_record(record(file)).facts
    start = start_of(facts)
    assert read_definition(json.loads(canonical(start.definition))) == start.definition
    assert errors(start) <= UNSAID
    assert "general.no_legal_basis" not in errors(start) or not facts.legal_bases
    assert lost(facts, start) == []


@settings(max_examples=200, deadline=None)
@given(mutated())
def test_a_spoilt_record_gives_a_start_or_is_refused_whole(raw: dict[str, Any]) -> None:
    facts = read_record(raw).facts
    try:
        start = start_of(facts)
    except Invalid:
        return
    assert lost(facts, start) == []


def test_a_code_no_definition_can_have_is_refused() -> None:
    with pytest.raises(Invalid):
        start_of(NationalFacts(code="KHAC.1", name="Thủ tục"))


def test_birth_registration_as_the_record_has_it() -> None:
    facts = read_record(sample("1.001193")).facts
    start = start_of(facts)
    definition = start.definition
    assert definition.general.code == "1.001193"
    assert {rule.channel for rule in definition.channels} == {
        method.channel for method in facts.methods if method.channel
    }
    assert len(definition.general.legal_bases) == len(facts.legal_bases)
    assert any(each.what == "Trình tự thực hiện" for each in start.unmatched)


def facts_with(**record: Any) -> NationalFacts:
    return read_record({"code": "1.999999", "name": "Thủ tục mẫu", "isWard": True, **record}).facts


def test_papers_to_hand_in_and_to_show_with_their_numbers_and_forms() -> None:
    form = {"name": "Tờ khai theo Mẫu số 02", "originalQty": 1, "copyQty": 2, "attachments": [{"name": "to khai.docx"}]}
    groups = [
        {"name": "Giấy tờ phải nộp", "profileComponents": [form]},
        {"name": "Giấy tờ phải xuất trình", "profileComponents": [{"name": "Căn cước", "originalQty": 1}]},
        {"name": "Lưu ý", "profileComponents": [{"name": "Bản sao phải có chứng thực"}]},
    ]
    start = start_of(facts_with(executionCases=groups))
    written, card = start.definition.papers
    assert (written.mode, written.originals, written.copies) == (Mode.SUBMIT, 1, 2)
    assert written.form is not None
    assert (written.form.number, written.form.name.vi) == ("Mẫu số 02", "to khai.docx")
    assert card.mode is Mode.PRESENT
    assert "Bản sao phải có chứng thực" in {each.text for each in start.unmatched}


def test_an_amount_is_an_amount_and_prose_is_set_outside() -> None:
    fees = [
        {"type": "FEE", "value": 8000, "description": "Phí cấp bản sao"},
        {"type": "SERVICE_FEE", "value": 0, "description": "Theo nghị quyết của Hội đồng nhân dân"},
    ]
    methods = [
        {"submissionMethod": "ONLINE", "processingTime": 3, "processingTimeUnit": "WORKING_DAY", "fees": fees},
        {"submissionMethod": "DIRECT", "processingTime": 3, "processingTimeUnit": "WORKING_DAY", "fees": fees[:1]},
    ]
    copy, charge = start_of(facts_with(executionMethods=methods)).definition.fees
    assert isinstance(copy.amount, Fixed)
    assert (copy.amount.amount, copy.name.vi, copy.when) == (8000, "Phí cấp bản sao", None)
    assert isinstance(charge.amount, SetOutside)
    assert charge.amount.note.vi == "Theo nghị quyết của Hội đồng nhân dân"
    assert charge.when is not None
    assert charge.when.model_dump()["value"] == ["ONLINE"]


def test_several_cases_are_told_apart_by_a_question() -> None:
    cases = [
        {"name": "Cấp mới", "processingDay": {"qty": 5, "type": "WORKING_DAY"}},
        {"name": "Cấp lại", "processingDay": {"qty": 2, "type": "WORKING_DAY"}},
    ]
    definition = start_of(facts_with(cases=cases)).definition
    assert [(case.code, case.term.amount) for case in definition.cases] == [("01", 5), ("02", 2)]
    question = definition.form.fields()[0]
    assert [option.value for option in question.options] == ["01", "02"]
    # The office's own time keeps within the shorter of the two.
    assert sum(step.allowance for step in definition.process.steps()) <= Decimal(16)


def test_the_decision_and_its_day_are_kept() -> None:
    proposal = {"decisionNumber": "163/QĐ-BTP", "decisionDate": "2026-01-16"}
    general = start_of(facts_with(procedureProposal=proposal)).definition.general
    assert (general.decision, general.decided_on) == ("163/QĐ-BTP", date(2026, 1, 16))


@pytest.mark.parametrize("level", list(AuthorityLevel))
def test_from_nothing_only_the_law_is_missing(level: AuthorityLevel) -> None:
    definition = blank("1.234567", "Thông báo tổ chức lễ hội", level)
    assert {each.code for each in check(definition) if each.severity is Severity.ERROR} == UNSAID
    assert [rule.channel for rule in definition.channels] == [Channel.ONLINE, Channel.COUNTER]
    assert (definition.cases[0].term.mode, definition.cases[0].term.amount) == ("WORKING_DAYS", 5)
    assert isinstance(definition, Part)


@pytest.mark.parametrize(("code", "name"), [("P17", "Thông báo lễ hội"), ("1.234567", "  "), ("", "Lễ hội")])
def test_from_nothing_needs_a_code_and_a_name(code: str, name: str) -> None:
    with pytest.raises(Invalid):
        blank(code, name, AuthorityLevel.COMMUNE)

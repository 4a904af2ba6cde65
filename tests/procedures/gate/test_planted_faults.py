"""Every planted fault is found where it is, and no good definition is told of one."""

from pathlib import Path

import pytest

from procedures.gate import Severity, check_document
from procedures.seeds import documents
from tests.procedures.gate.faults import FAULTS, Fault
from tests.procedures.gate.planting import found, good

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code}: {fault.name}")
def test_a_planted_fault_is_found_at_its_place(fault: Fault) -> None:
    document = good(fault.seed)
    fault.mutate(document)
    told = {(finding.code, finding.path): str(finding.message) for finding in check_document(document)}
    assert (fault.code, found(document, fault.place)) in told
    assert all(message.strip() and "%(" not in message for message in told.values())


@pytest.mark.parametrize("code", sorted({fault.seed for fault in FAULTS}))
def test_no_fault_is_there_before_it_is_planted(code: str) -> None:
    told = {finding.code for finding in check_document(good(code))}
    assert told.isdisjoint(fault.code for fault in FAULTS if fault.seed == code and fault.code != "texts.long_sentence")


@pytest.mark.parametrize("file", documents(), ids=lambda file: file.stem)
def test_a_good_definition_leaves_nothing_unreached_or_undefined(file: Path) -> None:
    told = [(each.code, each.path) for each in check_document(good(file.stem))]
    assert [each for each in told if each[0].startswith(("reach.", "gap."))] == []


def test_there_are_enough_faults_each_with_its_own_name() -> None:
    names = [(fault.code, fault.name) for fault in FAULTS]
    assert len(set(names)) == len(names) >= 60


@pytest.mark.parametrize("file", documents(), ids=lambda file: file.stem)
def test_a_good_definition_has_no_error(file: Path) -> None:
    found_errors = [each for each in check_document(good(file.stem)) if each.severity is Severity.ERROR]
    assert found_errors == []

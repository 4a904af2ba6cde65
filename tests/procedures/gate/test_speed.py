"""A definition of 500 fields and 200 rules is checked within a second of this processor's time."""

from time import process_time

import pytest

from procedures.gate import Severity, check
from tests.procedures.gate.large import FIELDS, RULES, large

pytestmark = pytest.mark.pure


def test_five_hundred_fields_and_two_hundred_rules_are_checked_within_a_second() -> None:
    definition = large()
    assert (len(definition.form.fields()), len(definition.form.rules)) == (FIELDS, RULES)
    check(definition)
    began = process_time()
    found = check(definition)
    assert process_time() - began < 1
    assert [each for each in found if each.severity is Severity.ERROR] == []

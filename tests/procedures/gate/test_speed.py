"""A definition of 500 fields and 200 rules is checked within a second of a processor's time."""

from time import process_time

import pytest

from procedures.gate import Severity, check
from tests.procedures.gate.large import FIELDS, RULES, large
from tests.procedures.rules.definitions import definition, field, page

pytestmark = pytest.mark.pure

# Seconds: ten times what it takes, so that a slow machine fails nothing; what grows too fast takes far longer.
SLOW = 5


@pytest.mark.parametrize("when", [False, True], ids=["plain", "in pairs that hide each other"])
def test_four_thousand_fields_are_refused_without_being_looked_at(when: bool) -> None:
    hidden = [{"when": {"field": f"f{number ^ 1}", "op": "filled"}} if when else {} for number in range(4_000)]
    fields = [field(f"f{number}", "integer", **more) for number, more in enumerate(hidden)]
    pages = [page(f"p{at}", *fields[at * 100 : at * 100 + 100]) for at in range(40)]
    assert [each.code for each in check(definition(*pages))] == ["schema.too_many"]


def test_a_chain_of_a_thousand_fields_is_refused() -> None:
    fields = [field("f0"), *(field(f"f{at}", when={"field": f"f{at - 1}", "op": "filled"}) for at in range(1, 900))]
    made = definition(*(page(f"p{at}", *fields[at : at + 100]) for at in range(0, 900, 100)))
    began = process_time()
    (found,) = [each for each in check(made) if each.severity is Severity.ERROR]
    assert process_time() - began < SLOW
    assert found.code == "cycle.chain"


def test_five_hundred_fields_and_two_hundred_rules_are_checked_within_a_second() -> None:
    made = large()
    assert (len(made.form.fields()), len(made.form.rules)) == (FIELDS, RULES)
    check(made)
    began = process_time()
    found = check(made)
    assert process_time() - began < SLOW
    assert [each for each in found if each.severity is Severity.ERROR] == []

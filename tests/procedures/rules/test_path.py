"""The way of a dossier through its process."""

import pytest

from procedures.rules.path import path
from tests.procedures.rules.definitions import definition, facts_from, field, page, step

pytestmark = pytest.mark.pure

RICH = {"field": "rich", "op": "eq", "value": True}
BRANCHES = {
    "type": "parallel",
    "branches": [
        {"code": "one", "name": {"vi": "1"}, "blocks": [step("first"), step("paid", when=RICH)]},
        {"code": "two", "name": {"vi": "2"}, "when": RICH, "blocks": [step("second")]},
    ],
}
FORM = definition(page("a", field("rich", "yes_no")), blocks=[BRANCHES, step("after")])


def test_steps_run_where_they_and_their_branch_hold_in_the_order_of_the_page() -> None:
    rich, poor = (facts_from(FORM, {"rich": answer}) for answer in (True, False))
    assert path(FORM.process, rich) == ["begin", "first", "paid", "second", "after", "finish"]
    assert path(FORM.process, poor) == ["begin", "first", "after", "finish"]

"""An id keeps its kind from version to version."""

import pytest

from procedures.definition import read_definition
from procedures.gate import check
from tests.procedures.gate.faults import COPIES, PERMIT
from tests.procedures.gate.planting import Mutation, found, good, put

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("seed", "place", "mutate"),
    [
        (PERMIT, "#land_street", put("#land_street/kind", "long_text")),
        (COPIES, "#issuer", put("#issuer/kind", "long_text")),
        (PERMIT, "#site_visit", put("#site_visit/kind", "HANDLING")),
    ],
    ids=["field", "column", "step"],
)
def test_an_id_reused_for_another_kind_is_an_error(seed: str, place: str, mutate: Mutation) -> None:
    document = good(seed)
    mutate(document)
    told = [(each.code, each.path) for each in check(read_definition(document), read_definition(good(seed)))]
    assert ("ids.reused", found(document, place)) in told


@pytest.mark.parametrize("seed", [PERMIT, COPIES])
def test_the_same_definition_again_reuses_nothing(seed: str) -> None:
    definition = read_definition(good(seed))
    assert "ids.reused" not in {each.code for each in check(definition, definition)}


def test_errors_come_first_then_places_in_the_order_of_the_document() -> None:
    document = good(PERMIT)
    for place, value in (
        ("general/legal_bases", []),
        ("form/pages/3/sections/0/fields/2/minimum", "9"),
        ("form/pages/3/sections/0/fields/2/maximum", "3"),
        ("form/pages/3/sections/0/fields/10/minimum", "9"),
        ("form/pages/3/sections/0/fields/10/maximum", "3"),
        ("general/summary", {"vi": "Nộp tại UBND."}),
    ):
        put(place, value)(document)
    told = [(each.severity.value, each.path) for each in check(read_definition(document))]
    assert told == [
        ("error", "general/legal_bases"),
        ("error", "form/pages/3/sections/0/fields/2/minimum"),
        ("error", "form/pages/3/sections/0/fields/10/minimum"),
        ("warning", "general/summary"),
        ("warning", "general/summary"),
    ]

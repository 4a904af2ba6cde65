"""The written sample records, spoilt ones, and the real catalogue where a copy lies beside the checkout."""

import copy
import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

RECORDS = Path(__file__).parent / "records"
_CHECKOUT = Path(__file__).parents[2]
# A copy of the national catalogue may lie in any folder beside the checkout; our own records stand in for it.
CATALOGUE = next(_CHECKOUT.parent.glob("*/national-catalogue"), RECORDS)


def sample(code: str) -> dict[str, Any]:
    """One of our records, without its envelope."""
    document: dict[str, Any] = json.loads((RECORDS / f"{code}.json").read_text())
    return document.get("data", document)  # type: ignore[no-any-return]


_CODES = sorted(file.stem for file in RECORDS.glob("*.json"))
# Without NUL, which no database keeps (tested by itself): what goes in must come out.
_WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
_ODD = ["OTHER", "0,5", "07 ngày", float("inf"), float("nan")]
_ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(-1e9, 1e9) | _WORDS | st.sampled_from(_ODD),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=3),
    max_leaves=6,
)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value inside."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, item in inner for place in ((*path, key), *_places(item, (*path, key)))]


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """One of our records with up to six values deleted or replaced, wherever they stand."""
    record = copy.deepcopy(sample(draw(st.sampled_from(_CODES))))
    for _ in range(draw(st.integers(1, 6))):
        *above, last = draw(st.sampled_from(_places(record) or [("code",)]))
        parent = record
        for key in above:
            parent = parent[key]
        if draw(st.booleans()):
            parent.pop(last, None) if isinstance(parent, dict) else parent.pop(last)
        else:
            parent[last] = draw(_ANY_JSON)
    return record

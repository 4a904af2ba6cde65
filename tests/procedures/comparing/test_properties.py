"""Whenever two definitions are written otherwise there is a difference, and only then."""

import copy
from typing import Any

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from core.errors import Invalid
from procedures.comparing import differences
from procedures.definition import canonical, read_definition
from tests.procedures.comparing.altering import VALUES
from tests.procedures.comparing.whole import raw, whole

pytestmark = pytest.mark.pure


def containers(value: Any) -> list[Any]:
    """Every list and object inside, itself too."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    mine = [value] if isinstance(value, dict | list) and value else []
    return mine + [each for item in inner for each in containers(item)]


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """The sample with up to four things taken out, doubled, moved or replaced, anywhere; perhaps unreadable."""
    document = raw()
    for _ in range(draw(st.integers(1, 4))):
        found = draw(st.sampled_from(containers(document)))
        if isinstance(found, list):
            item = found.pop(draw(st.integers(0, len(found) - 1)))
            copies = draw(st.integers(0, 2))
            for _copy in range(copies):
                found.insert(draw(st.integers(0, len(found))), copy.deepcopy(item))
        elif draw(st.booleans()):
            found.pop(draw(st.sampled_from(sorted(found))))
        else:
            found[draw(st.sampled_from(sorted(found)))] = copy.deepcopy(draw(st.sampled_from(VALUES)))
        if not document:
            break
    return document


@settings(max_examples=150, deadline=None)
@given(mutated())
def test_a_difference_whenever_they_are_written_otherwise(document: dict[str, Any]) -> None:
    try:
        mine, sample = read_definition(document), whole()
    except Invalid:
        reject()
    for old, new in ((mine, sample), (sample, mine), (mine, mine)):
        told = differences(old, new)
        assert bool(told) == (canonical(old) != canonical(new))
        assert all(each.sentence and "%(" not in each.sentence for each in told)

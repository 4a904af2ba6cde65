"""Whenever two definitions are written otherwise there is a difference, and only then."""

import copy
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import Invalid
from procedures.comparing import differences
from procedures.definition import ProcedureDefinition, canonical, read_definition
from tests.procedures.comparing.altering import VALUES
from tests.procedures.comparing.whole import raw, whole

pytestmark = pytest.mark.pure


def containers(value: Any) -> list[Any]:
    """Every list and object inside, itself too."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    mine = [value] if isinstance(value, dict | list) and value else []
    return mine + [each for item in inner for each in containers(item)]


@st.composite
def mutated(draw: st.DrawFn) -> ProcedureDefinition:
    """The sample with up to four things taken out, doubled, moved or replaced, wherever it stays readable."""
    document = raw()
    for _ in range(draw(st.integers(1, 4))):
        changed = copy.deepcopy(document)
        _mutate(draw, draw(st.sampled_from(containers(changed))))
        with suppress(Invalid):
            read_definition(changed)
            document = changed
    return read_definition(document)


def _mutate(draw: st.DrawFn, found: Any) -> None:
    if isinstance(found, list):
        item = found.pop(draw(st.integers(0, len(found) - 1)))
        for _copy in range(draw(st.integers(0, 2))):
            found.insert(draw(st.integers(0, len(found))), copy.deepcopy(item))
        return
    key = draw(st.sampled_from(sorted(found)))
    if draw(st.booleans()):
        found.pop(key)
    else:
        found[key] = copy.deepcopy(draw(st.sampled_from(VALUES)))


@settings(max_examples=150, deadline=None)
@given(mutated())
def test_a_difference_whenever_they_are_written_otherwise(mine: ProcedureDefinition) -> None:
    sample = whole()
    for old, new in ((mine, sample), (sample, mine), (mine, mine)):
        told = differences(old, new)
        assert bool(told) == (canonical(old) != canonical(new))
        assert all(each.sentence and "%(" not in each.sentence for each in told)

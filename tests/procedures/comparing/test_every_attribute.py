"""Whatever attribute of whatever part changes, there is a sentence about it, and no data in it."""

import re
from itertools import islice
from typing import Any

import pytest

from procedures.comparing import Change, differences
from procedures.definition.base import Part
from procedures.definition.conditions import AllOf, AnyOf, Compare, Not
from procedures.definition.form import FieldBase
from procedures.definition.places import places
from tests.procedures.comparing.altering import altered, at
from tests.procedures.comparing.whole import raw, whole
from tests.procedures.wording.test_wording import part_classes

pytestmark = pytest.mark.pure

# Conditions and texts are said whole, by the parts they stand in.
SAID_WHOLE = {Compare, AllOf, AnyOf, Not, FieldBase}
# What has one value only.
FIXED = {"type", "format"}
# An administrator's own words about what is filled in.
PLACEHOLDER = re.compile(r"\{\w+\}")
DATA = re.compile(r"[{}\[\]]|\b(None|True|False|Decimal|datetime)\b|vi=|<")
PLACES = list(places(whole()))
CLASSES = {type(part) for _place, part in PLACES}
ATTRIBUTES = sorted(
    ((each, name) for each in CLASSES - SAID_WHOLE for name in each.model_fields if name not in FIXED),
    key=lambda pair: (pair[0].__name__, pair[1]),
)


def test_the_sample_holds_every_class_of_parts() -> None:
    assert part_classes() - SAID_WHOLE == CLASSES - SAID_WHOLE


def documents_with(part_class: type[Part], attribute: str) -> list[Any]:
    """Those of the first such part that can have another value."""
    found = (list(islice(altered(raw(), place, attribute), 3)) for place, part in PLACES if type(part) is part_class)
    return next(filter(None, found), [])


@pytest.mark.parametrize(
    ("part_class", "attribute"), ATTRIBUTES, ids=[f"{each.__name__}.{name}" for each, name in ATTRIBUTES]
)
def test_a_changed_attribute_is_told_in_words(part_class: type[Part], attribute: str) -> None:
    documents = documents_with(part_class, attribute)
    assert documents, "no other value was found for this attribute: add one to altering.VALUES"
    for new in documents:
        for old, other in ((whole(), new), (new, whole())):
            told = differences(old, other)
            assert told
            assert [each.sentence for each in told if DATA.search(PLACEHOLDER.sub("", each.sentence))] == []


def test_every_place_is_of_its_document() -> None:
    for new in altered(raw(), "form/pages/1/sections/0", "fields"):
        for each in differences(whole(), new):
            document = whole() if each.kind is Change.REMOVED else new
            at(document.model_dump(by_alias=True), each.place)

"""Every part of a definition, every attribute and every choice has words."""

from enum import Enum
from typing import Any, Literal, get_args, get_origin

import pytest

from procedures.definition import ProcedureDefinition
from procedures.definition.base import Part
from procedures.seeds import FOLDER, read
from procedures.wording import choice_label, hint_of, label_of, name_of, title_of
from procedures.wording.references import named_fields

pytestmark = pytest.mark.pure


def part_classes(part_class: type[Part] = ProcedureDefinition) -> set[type[Part]]:
    """The class and all classes of parts that can stand inside it."""
    found: set[type[Part]] = set()

    def meet(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, Part) and annotation not in found:
            found.add(annotation)
            for info in annotation.model_fields.values():
                meet(info.annotation)
        for inner in get_args(annotation):
            meet(inner)

    meet(part_class)
    return found


ATTRIBUTES = sorted(
    ((each, name) for each in part_classes() for name in each.model_fields),
    key=lambda pair: (pair[0].__name__, pair[1]),
)


def choices_in(annotation: Any) -> list[Any]:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return list(annotation)
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    return [choice for inner in get_args(annotation) for choice in choices_in(inner)]


def test_the_walk_meets_every_class_of_parts() -> None:
    assert len(part_classes()) > 40


@pytest.mark.parametrize(("part_class", "attribute"), ATTRIBUTES, ids=lambda each: getattr(each, "__name__", each))
def test_every_attribute_has_a_label(part_class: type[Part], attribute: str) -> None:
    assert str(label_of(part_class, attribute))
    assert str(name_of(part_class))
    hint = hint_of(part_class, attribute)
    assert hint is None or str(hint).endswith((".", "?"))


@pytest.mark.parametrize(("part_class", "attribute"), ATTRIBUTES, ids=lambda each: getattr(each, "__name__", each))
def test_every_choice_has_a_label(part_class: type[Part], attribute: str) -> None:
    choices = choices_in(part_class.model_fields[attribute].annotation)
    labels = [str(choice_label(choice, attribute)) for choice in choices if attribute != "format"]
    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_a_part_is_called_by_its_words() -> None:
    definition = read(FOLDER / "1.001193.json")
    assert title_of(definition.general) == "Đăng ký khai sinh"
    assert title_of(definition.channels[0]) == "Trực tuyến"
    assert title_of(definition.general.legal_bases[0]) == "60/2014/QH13"
    assert title_of(definition.form.pages[0].sections[0].fields[0]) == "Họ, chữ đệm, tên"
    assert title_of(definition.deadline) == ""


def test_a_part_of_a_block_is_named_with_its_owner() -> None:
    known = named_fields(read(FOLDER / "1.001193.json"))
    dotted = {name: str(field.label) for name, field in known.items() if name.endswith(".province")}
    assert dotted["requester_residence.province"] == "Nơi cư trú (tỉnh, thành phố)"

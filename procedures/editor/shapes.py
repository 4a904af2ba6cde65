"""What an attribute of a part may hold, read from the types of the definition itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import StringConstraints

from core.errors import Denied
from procedures.definition import ProcedureDefinition
from procedures.definition.base import Part
from procedures.definition.conditions import Compare
from procedures.editor.numbers import number_in


@dataclass(frozen=True)
class Shape:
    """The plain types an attribute may have, whether it is a list of them, and whether it may be left out."""

    types: tuple[Any, ...]
    is_list: bool = False
    is_optional: bool = False
    default: Any = None
    pattern: str = ""

    @property
    def parts(self) -> tuple[type[Part], ...]:
        return tuple(each for each in self.types if isinstance(each, type) and issubclass(each, Part))

    @property
    def is_condition(self) -> bool:
        return Compare in self.types

    @property
    def literals(self) -> tuple[str, ...]:
        """The values of a Literal; none where it is no Literal."""
        return next((get_args(each) for each in self.types if get_origin(each) is Literal), ())

    def chosen(self, part: Any) -> type[Part]:
        """Which class this JSON is of; Denied where no part may stand."""
        if not self.parts or self.is_condition:
            raise Denied
        kind = part.get("type") if isinstance(part, dict) else None
        return next((each for each in self.parts if type_of(each) == kind), self.parts[0])


def type_of(part_class: type[Part]) -> str | None:
    """The value of `type` by which a class is told from the others of its union."""
    found = part_class.model_fields.get("type")
    return str(get_args(found.annotation)[0]) if found else None


@cache
def shapes(part_class: type[Part]) -> dict[str, Shape]:
    """The shape of each attribute, by the key it has in JSON."""
    return {
        info.alias or name: _shape(info.annotation, info.metadata, None if info.is_required() else info.default)
        for name, info in part_class.model_fields.items()
    }


def _shape(annotation: Any, metadata: Iterable[Any], default: Any) -> Shape:
    plain = list(_flat(annotation))
    inner = [each for each in plain if each is not NoneType]
    pattern = next(_patterns(annotation), next(_said(metadata), ""))
    if len(inner) == 1 and get_origin(inner[0]) is list:
        return Shape(tuple(_flat(get_args(inner[0])[0])), True, len(inner) < len(plain), default, pattern)
    return Shape(tuple(inner), False, len(inner) < len(plain), default, pattern)


def _flat(annotation: Any) -> Iterator[Any]:
    """The members of a union, without what Annotated adds."""
    if get_origin(annotation) is Annotated:
        yield from _flat(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for each in get_args(annotation):
            yield from _flat(each)
    else:
        yield annotation


def _patterns(annotation: Any) -> Iterator[str]:
    """How a text must be written, wherever inside its type that is said."""
    if get_origin(annotation) is Annotated:
        yield from _said(get_args(annotation)[1:])
    for each in get_args(annotation):
        if not isinstance(each, str):
            yield from _patterns(each)


def _said(metadata: Iterable[Any]) -> Iterator[str]:
    for each in metadata:
        if isinstance(each, StringConstraints) and isinstance(each.pattern, str):
            yield each.pattern


def class_at(document: Any, place: str, is_gone: bool = False) -> type[Part]:
    """The class of the part at this place; Denied for a place that holds no part, or (`is_gone`) never could."""
    found = walk(document, place, is_gone)
    if isinstance(found, Shape):
        raise Denied
    return found


def list_at(document: Any, place: str) -> Shape:
    """The shape of the list at this place, whose members are parts; Denied where there is no such list."""
    found = walk(document, place)
    if not isinstance(found, Shape):
        raise Denied
    return found


def walk(document: Any, place: str, is_gone: bool = False) -> type[Part] | Shape:
    """The class of the part at this place, or the shape of the list of parts that stands there."""
    here: type[Part] | Shape = ProcedureDefinition
    for key in filter(None, place.split("/")):
        inner = _inside(document, key, is_gone)
        if isinstance(here, Shape):
            if number_in(key) is None:
                raise Denied
            here = here.chosen(inner)
        else:
            shape = shapes(here).get(key)
            if shape is None or not shape.parts or shape.is_condition:
                raise Denied
            here = shape if shape.is_list else shape.chosen(inner)
        document = inner
    return here


def _inside(document: Any, key: str, is_gone: bool) -> Any:
    """What stands under the key; nothing where it is left at its default. Denied where a list is not so long."""
    if (number := number_in(key)) is not None:
        if isinstance(document, list) and number < len(document):
            return document[number]
        if is_gone:
            return None
        raise Denied
    return document.get(key) if isinstance(document, dict) else None

"""Every part of a definition with its place: the keys and numbers that lead to it, such as form/pages/0/sections/1."""

from collections.abc import Iterator

from procedures.definition.base import Part


def places(part: Part, path: str = "") -> Iterator[tuple[str, Part]]:
    """The part itself and all parts inside it, outer before inner, in the order of the document."""
    yield path, part
    for name, info in type(part).model_fields.items():
        value, place = getattr(part, name), f"{path}/{info.alias or name}".lstrip("/")
        if isinstance(value, Part):
            yield from places(value, place)
        elif isinstance(value, list):
            for number, each in enumerate(value):
                if isinstance(each, Part):
                    yield from places(each, f"{place}/{number}")

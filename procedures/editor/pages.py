"""Which parts have a page, and on which page any place of a definition is found."""

from typing import Any

from core.errors import Denied, or_denied
from procedures.definition import ProcedureDefinition
from procedures.definition.base import Part, Text
from procedures.definition.form import Option
from procedures.editor.boxes.keys import SMALL, is_listed
from procedures.editor.numbers import number_in
from procedures.editor.shapes import Shape, shapes

WITHOUT_PAGES = SMALL - {Option}


def page_of(document: Any, place: str) -> str:
    """The place of the page on which this place is found: its own, or that of the part around it. Denied for none."""
    found, way = "", ""
    here: type[Part] = ProcedureDefinition
    shape: Shape | None = None
    for key in place.split("/"):
        document, way = _inside(document, key), f"{way}/{key}".lstrip("/")
        if shape is not None:
            here, shape = _member(shape, key, document), None
            has_page = here not in WITHOUT_PAGES
        else:
            shape = _known(here, key)
            if not _holds_parts(shape):
                break
            has_page = not found or is_listed(shape)
            if not shape.is_list:
                here, shape = shape.chosen(document), None
        found = way if has_page else found
    if not found:
        raise Denied
    return found


def _known(here: type[Part], key: str) -> Shape:
    return or_denied(shapes(here).get(key))


def _member(shape: Shape, key: str, document: Any) -> type[Part]:
    if not key.isdecimal() or document is None:
        raise Denied
    return shape.chosen(document)


def _holds_parts(shape: Shape) -> bool:
    return bool(shape.parts) and not shape.is_condition and Text not in shape.types


def _inside(document: Any, key: str) -> Any:
    if isinstance(document, list):
        number = number_in(key)
        return document[number] if number is not None and number < len(document) else None
    return document.get(key) if isinstance(document, dict) else None

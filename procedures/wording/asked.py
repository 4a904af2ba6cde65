"""The shape of the table of words: a part's name, and of each attribute its label and perhaps a hint."""

from collections.abc import Mapping
from typing import NamedTuple

from core.text import Sentence
from procedures.definition.base import Part


class Asked(NamedTuple):
    """How an attribute is called, and in plain words what is put there."""

    label: Sentence
    hint: Sentence | None = None


class PartWords(NamedTuple):
    """What a part is called, and the attributes it has beside those of the class it builds on."""

    name: Sentence
    attributes: Mapping[str, Asked] = {}


Table = dict[type[Part], PartWords]

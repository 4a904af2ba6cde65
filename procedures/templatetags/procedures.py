"""Filters of the procedure pages."""

from collections.abc import Mapping

from django import template

from procedures.catalogue import blocks as text_blocks

register = template.Library()


@register.filter
def blocks(text: str) -> list[text_blocks.Block]:
    """A plain text as paragraphs and lists, for procedures/prose.html."""
    return text_blocks.blocks(text)


@register.filter
def of(mapping: Mapping[object, object], key: object) -> object:
    """What a mapping holds for a key; nothing where it holds none."""
    return mapping.get(key, "")

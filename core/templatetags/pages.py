"""Which page numbers a long list offers."""

from collections.abc import Iterator

from django import template
from django.core.paginator import Page

register = template.Library()


@register.filter
def page_numbers(page: "Page[object]") -> Iterator[int | str]:
    """Return the numbers to offer around this page, with an ellipsis where some are left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)

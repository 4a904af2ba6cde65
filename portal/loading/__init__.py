"""A city of many years, as rows: for measuring how the portal stands it. Nothing real is in it, and nobody."""

from portal.loading.city import load_city

__all__ = ["load_city"]

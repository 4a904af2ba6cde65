"""The page of a procedure the city does not run, from the facts of its national record."""

from procedures.catalogue.from_facts.build import page_of_facts

__all__ = ["page_of_facts"]

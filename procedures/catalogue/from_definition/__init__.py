"""The page of a procedure the city runs, from its definition in force."""

from procedures.catalogue.from_definition.build import page_of_definition

__all__ = ["page_of_definition"]

"""What is measured, in this order: first what asks for a fresh portal, then what fills its queue, its size last."""

from collections.abc import Callable, Iterator

from bench.figures import Figure
from bench.measures.catalogue import catalogue
from bench.measures.city import city
from bench.measures.definition import definition
from bench.measures.export import export
from bench.measures.filing import filing
from bench.measures.first_view import first_view
from bench.measures.memory import memory
from bench.measures.pages import pages
from bench.measures.papers import papers
from bench.measures.start import start
from bench.stage import Stage

MEASURES: list[Callable[[Stage], Iterator[Figure]]] = [
    start, first_view, pages, filing, papers, catalogue, definition, memory
]  # fmt: skip
# Measured only by name: each loads a million dossiers first.
LONG: list[Callable[[Stage], Iterator[Figure]]] = [city, export]

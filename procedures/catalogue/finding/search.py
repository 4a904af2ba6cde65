"""Search: the words as they are, then mended, then what comes nearest."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import log
from operator import or_

from procedures.catalogue.finding.facets import counts, narrowed
from procedures.catalogue.finding.holders import places
from procedures.catalogue.finding.index import Index
from procedures.catalogue.finding.matching import of_code, ranks
from procedures.catalogue.finding.spelling import mended
from procedures.catalogue.finding.wordings import bare, wordings
from procedures.models import Procedure
from procedures.searching import plain, words

MOST_WORDS = 12
# What comes nearest must hold so much of the query, rare words counting more.
_NEAR = 0.6


@dataclass(frozen=True)
class Found:
    """Procedures, the best first. `mended`: what was sought instead of what was typed. `is_near`: not all words met."""

    rows: Sequence[Procedure]
    counts: Mapping[str, Mapping[str, int]]
    mended: str = ""
    is_near: bool = False


@dataclass(frozen=True)
class _Sought:
    """Sets of procedures, better ones first; a later set may hold the earlier ones."""

    ranked: Sequence[int] = ()
    mended: str = ""
    is_near: bool = False

    def order(self, allowed: int) -> list[int]:
        found: list[int] = []
        for mask in self.ranked:
            found += places(mask & allowed)
            allowed &= ~mask
        return found


def find(catalogue: Index, query: str = "", chosen: Mapping[str, str] | None = None, *, exactly: bool = False) -> Found:
    """Procedures in which every word of the query occurs, of these filters (finding.facets names them).

    Where the catalogue has none, slips of the finger are mended and, failing that, what holds most of the words is
    found; `exactly` keeps to the words. Without a query: all, the city's first, by name.
    """
    filters = chosen or {}
    sought = _search(query, catalogue, exactly) if query.strip() else _Sought([1 << at for at in catalogue.by_name])
    order = sought.order(narrowed(catalogue.everything, catalogue.facets, filters))
    found = reduce(or_, sought.ranked, 0) if query.strip() else catalogue.everything
    return Found(
        rows=[catalogue.rows[place] for place in order],
        counts=counts(found, catalogue.everything, catalogue.facets, filters),
        mended=sought.mended,
        is_near=sought.is_near,
    )


def _search(query: str, catalogue: Index, exactly: bool) -> _Sought:
    typed = words(query)[:MOST_WORDS]
    ranked = [*of_code(query, catalogue), *_literally(typed, catalogue)]
    if any(ranked) or exactly or not typed:
        return _Sought(ranked)
    for known_too in (False, True):
        meant = mended(typed, catalogue, known_too=known_too)
        if any(ranked := _literally(meant, catalogue)):
            return _Sought(ranked, " ".join(meant))
    return _Sought(_nearest(bare(tuple(typed)), catalogue), is_near=True)


def _literally(typed: Sequence[str], catalogue: Index) -> list[int]:
    """Every wording of the query; at each rank what any of them finds."""
    ways = (ranks(way, catalogue) for way in wordings(typed))
    return [reduce(or_, masks) for masks in zip(*ways, strict=True)]


def _nearest(typed: Sequence[str], catalogue: Index) -> list[int]:
    total = len(catalogue.rows)
    scores: defaultdict[int, float] = defaultdict(float)
    whole = 0.0
    for word in typed:
        mask = catalogue.in_text[1].of(plain(word))
        weight = log(1 + total / max(1, mask.bit_count()))
        whole += weight
        for place in places(mask):
            scores[place] += weight
    near = sorted((-score, place) for place, score in scores.items() if score >= _NEAR * whole)
    return [1 << place for _score, place in near]

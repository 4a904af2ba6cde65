"""A few values that stand for all a reference can have: those around every constant it may be compared with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import combinations
from typing import Any

from procedures.definition.form import Kind
from procedures.gate.search.company import MOST_NAMED, Company, TooMany
from procedures.gate.search.days import days, partial_days, times
from procedures.gate.search.sources import Source, leaves
from procedures.rules.values import LARGEST, Parts


def numbers(company: Company, least: Decimal | int, most: Decimal | int, step: Decimal | int) -> list[Any]:
    """Each constant and bound, with as many neighbours as there are references to keep apart."""
    known = {value for value in company.constants if _is_number(value) and abs(value) <= LARGEST}
    ends: list[Any] = [least, most]
    bounds = {bound for bound in ends if abs(bound) < LARGEST}
    starts = {_on_grid(value, step) for value in known | bounds | {1}}
    found: set[Any] = {start + step * far for start in starts for far in company.around(start == min(starts))}
    return sorted((value for value in found if least <= value <= most), key=lambda value: (value < 0, value))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _on_grid(value: Any, step: Decimal | int) -> Any:
    exact = Decimal(str(value))
    return int(exact // 1) if isinstance(step, int) else exact.quantize(step)


def texts(company: Company, samples: Iterable[str]) -> list[str]:
    """Words nobody named, those that are named, and those that hold what is sought in them."""
    named = sorted(value for value in company.constants if isinstance(value, str) and value.strip())
    needles = _few(sorted(company.needles))
    joined = [" ".join(some) for size in range(1, len(needles) + 1) for some in combinations(needles, size)]
    holding = [words for some in joined for words in (some, f"{some} …")]
    return list(dict.fromkeys([*list(samples)[: company.size + 1], *named, *holding]))


def selections(company: Company, options: list[str]) -> list[tuple[str, ...]]:
    """Every combination of the options that are named, with and without one that is not."""
    named = _few([option for option in options if option in company.constants])
    other = [option for option in options if option not in named][:1]
    chosen = [some for size in range(len(named) + 1) for some in combinations(named, size)]
    return [pick for some in chosen for pick in dict.fromkeys([some, (*some, *other)]) if pick]


def _few(named: list[str]) -> list[str]:
    if len(named) > MOST_NAMED:
        raise TooMany
    return named


SAMPLES: dict[Kind, str] = {
    Kind.PERSON_NAME: "Nguyễn Văn {letter}",
    Kind.EMAIL: "nguoi{n}@example.vn",
    Kind.PHONE: "091234567{n}",
    Kind.PERSONAL_ID: "03109000000{n}",
    Kind.TAX_CODE: "03109000000{n}",
    Kind.ENTERPRISE_CODE: "020000000{n}",
    Kind.HOUSEHOLD_CODE: "02A800000{n}",
    Kind.PASSPORT: "C123456{n}",
    Kind.NATIONALITY: "VN",
    Kind.ETHNICITY: "Kinh",
}


def samples(kind: Kind) -> list[str]:
    """Ordinary answers of this kind, all different."""
    pattern = SAMPLES.get(kind, "Nội dung {letter}")
    return (
        [pattern.format(n=n, letter="ABCDEFGHI"[n]) for n in range(9)] if "{" in pattern else [pattern, f"{pattern} 2"]
    )


def _options(_company: Company, source: Source) -> list[Any]:
    return list(leaves(source.field))


def _bounded(step: Decimal | int, floor: int = -LARGEST) -> Callable[[Company, Source], list[Any]]:
    def found(company: Company, source: Source) -> list[Any]:
        least = max(Decimal(floor), _or(source.field.minimum, -LARGEST))
        return numbers(company, least, min(Decimal(LARGEST), _or(source.field.maximum, LARGEST)), step)

    return found


def _or(bound: Decimal | None, otherwise: int) -> Decimal:
    return Decimal(otherwise) if bound is None else bound


def _rows(company: Company, source: Source) -> list[Any]:
    most = getattr(source.field, "max_rows", 20)
    return [*numbers(company, max(1, getattr(source.field, "min_rows", 0)), most, 1), 0]


def _nothing(_company: Company, _source: Source) -> list[Any]:
    return []


def _wholes(company: Company, _source: Source) -> list[Any]:
    return [Parts({"text": sample}) for sample in samples(Kind.SHORT_TEXT)[: company.size + 1]]


VALUES: dict[Kind, Callable[[Company, Source], list[Any]]] = {
    Kind.INTEGER: _bounded(1),
    Kind.MONEY: _bounded(1, floor=0),
    Kind.DECIMAL: _bounded(Decimal("0.01")),
    Kind.TABLE: _rows,
    Kind.DATE: lambda company, _source: list(days(company)),
    Kind.PARTIAL_DATE: lambda company, _source: list(partial_days(company)),
    Kind.TIME: lambda company, _source: list(times(company)),
    Kind.CHOICE: _options,
    Kind.NESTED_CHOICE: _options,
    Kind.MULTIPLE_CHOICE: lambda company, source: list(selections(company, _options(company, source))),
    Kind.YES_NO: lambda _company, _source: [True, False],
    Kind.DECLARATION: lambda _company, _source: [True],
    Kind.ADDRESS: _wholes,
    Kind.BIRTH_PLACE: _wholes,
    Kind.BANK_ACCOUNT: _wholes,
    Kind.PERSON: _wholes,
    Kind.ORGANISATION: _wholes,
    Kind.FILE: _nothing,
    Kind.STATEMENT: _nothing,
    Kind.HEADING: _nothing,
}


def values_of(source: Source, company: Company) -> list[Any]:
    """The representative values of an answer of this kind, the most ordinary first. TooMany if it takes too many."""
    found = VALUES.get(source.kind)
    return found(company, source) if found else list(texts(company, samples(source.kind)))

"""Fees (phí) and charges (lệ phí) of a dossier, in whole đồng, each with its sum written out."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from django.utils.translation import gettext as _

from core.text import money
from procedures.definition import ProcedureDefinition
from procedures.definition.base import Text
from procedures.definition.conditions import Reference
from procedures.definition.fees import ByTable, Exemption, FeeKind, FeeRule, Fixed, PerUnit, SetOutside, Tier, Tiered
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts


@dataclass(frozen=True)
class FeeLine:
    """One line to pay. `amount` None: another office sets it, as `note` says. `row`: the row of a table, from 1."""

    rule_id: str
    kind: FeeKind
    name: Text
    amount: int | None
    explain: str
    note: Text | None = None
    exemption: Text | None = None
    row: int | None = None


@dataclass(frozen=True)
class Sum:
    amount: int | None
    explain: str


def fee_lines(definition: ProcedureDefinition, facts: Facts) -> list[FeeLine]:
    """What is to be paid by these facts; a rule whose quantity is not known yet gives no line."""
    return [line for rule in definition.fees for line in _lines(rule, facts)]


def total(lines: list[FeeLine]) -> int:
    """The sum of what is set; lines set elsewhere are not in it."""
    return sum(line.amount for line in lines if line.amount is not None)


def _lines(rule: FeeRule, facts: Facts) -> Iterator[FeeLine]:
    for row, scope in _scopes(rule, facts):
        if holds(rule.when, scope) and (reckoned := _reckon(rule, scope)):
            yield _line(rule, row, scope, reckoned)


def _scopes(rule: FeeRule, facts: Facts) -> list[tuple[int | None, Facts]]:
    if rule.each_row_of is None:
        return [(None, facts)]
    return [(number, facts.in_row(row)) for number, row in enumerate(facts.rows(rule.each_row_of), start=1)]


def _line(rule: FeeRule, row: int | None, scope: Facts, reckoned: Sum) -> FeeLine:
    exemption = _most_favourable(rule.exemptions, scope)
    final = _reduced(reckoned, exemption) if exemption else reckoned
    return FeeLine(
        rule_id=rule.id,
        kind=rule.kind,
        name=rule.name,
        amount=final.amount,
        explain=final.explain if row is None else _("Dòng %(row)s: %(sum)s") % {"row": row, "sum": final.explain},
        note=rule.amount.note if isinstance(rule.amount, SetOutside) else None,
        exemption=exemption.name if exemption else None,
        row=row,
    )


def _most_favourable(exemptions: list[Exemption], scope: Facts) -> Exemption | None:
    return max((each for each in exemptions if holds(each.when, scope)), key=lambda each: each.percent, default=None)


def _reduced(full: Sum, exemption: Exemption) -> Sum:
    """Less `percent`; a fraction of a đồng is left to the payer. What is waived whole is 0 even when set outside."""
    if exemption.percent == 100:
        return Sum(0, _("%(sum)s; được miễn") % {"sum": full.explain})
    if full.amount is None:
        return full
    reduced = full.amount * (100 - exemption.percent) // 100
    words = {"sum": full.explain, "percent": exemption.percent, "left": money(reduced)}
    return Sum(reduced, _("%(sum)s; giảm %(percent)s%%, còn %(left)s") % words)


def _reckon(rule: FeeRule, scope: Facts) -> Sum | None:
    match rule.amount:
        case Fixed(amount=amount):
            return Sum(amount, money(amount))
        case PerUnit(amount=amount, quantity=quantity):
            return _per_unit(amount, _quantity(quantity, scope))
        case Tiered():
            return _tiered(rule.amount, scope)
        case ByTable(field=field, amounts=amounts, times=times):
            found = amounts.get(str(scope.get(field)))
            return None if found is None else _times(found, times, scope)
        case SetOutside(note=note):
            return Sum(None, str(note))


def _quantity(reference: Reference, scope: Facts) -> int | None:
    """Whole units, a begun one counting whole; never below 0. None while unknown."""
    value = scope.get(reference)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return max(0, ceil(value))


def _per_unit(amount: int, quantity: int | None) -> Sum | None:
    if quantity is None:
        return None
    return Sum(amount * quantity, f"{quantity} × {money(amount)} = {money(amount * quantity)}")


def _times(amount: int, times: Reference | None, scope: Facts) -> Sum | None:
    return Sum(amount, money(amount)) if times is None else _per_unit(amount, _quantity(times, scope))


def _tiered(rule: Tiered, scope: Facts) -> Sum | None:
    quantity = _quantity(rule.quantity, scope)
    times = _quantity(rule.times, scope) if rule.times else 1
    if quantity is None or times is None:
        return None
    one = _capped(_tier_sum(quantity, rule.tiers), rule.cap)
    if rule.times is None:
        return one
    whole = (one.amount or 0) * times
    return Sum(whole, f"{one.explain}; × {times} = {money(whole)}")


def _tier_sum(quantity: int, tiers: list[Tier]) -> Sum:
    parts = list(tier_parts(quantity, tiers))
    amount = sum(units * price for units, price in parts)
    written = " + ".join(f"{units} × {money(price)}" for units, price in parts)
    return Sum(amount, f"{written} = {money(amount)}" if parts else money(amount))


def tier_parts(quantity: int, tiers: list[Tier]) -> Iterator[tuple[int, int]]:
    """How many units fall into each tier, and the price of one there; units above a last bounded tier cost nothing."""
    taken = 0
    for tier in tiers:
        reach = quantity if tier.up_to is None else min(quantity, tier.up_to)
        if reach > taken:
            yield reach - taken, tier.amount
            taken = reach


def _capped(full: Sum, cap: int | None) -> Sum:
    if cap is None or full.amount is None or full.amount <= cap:
        return full
    return Sum(cap, _("%(sum)s, tối đa %(cap)s") % {"sum": full.explain, "cap": money(cap)})

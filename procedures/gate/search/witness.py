"""Answers that make a goal true, with the facts that really follow from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from procedures.gate.search.answering import answers
from procedures.gate.search.company import ANCHOR
from procedures.gate.search.domains import Domain, Domains
from procedures.gate.search.relations import bits
from procedures.rules.facts import Facts, facts_of


@dataclass(frozen=True)
class Witness:
    """`chosen`: the values of the references that matter; a column's is called table/column."""

    answers: Mapping[str, Any]
    chosen: Mapping[str, Any]
    facts: Facts


def witness(domains: Domains, masks: Mapping[str, int]) -> Witness:
    """The witness that these masks allow."""
    chosen = {name: _pick(domains.named(name), mask) for name, mask in masks.items()}
    given = answers(domains, chosen)
    channel, kind = (_circumstance(domains, chosen, name) for name in ("@channel", "@applicant_kind"))
    today = chosen.get("@today", ANCHOR)
    facts = facts_of(domains.survey.definition, given, channel=channel, applicant_kind=kind, today=today)
    return Witness(given, chosen, facts)


def _circumstance(domains: Domains, chosen: Mapping[str, Any], name: str) -> str:
    domain = domains.of(name)
    return str(chosen.get(name) or (domain.values[0] if domain else ""))


def _pick(domain: Domain, mask: int) -> Any:
    """The most ordinary value; of what officers record later, rather none."""
    allowed = [domain.values[number] for number in bits(mask)]
    later = domain.source is not None and domain.source.is_recorded
    return min(allowed, key=lambda value: (value is None) is not later)

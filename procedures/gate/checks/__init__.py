"""All checks of a definition, in the order in which they build on each other."""

from collections.abc import Iterable

from procedures.gate.checks import (
    bounds,
    channels,
    conditions,
    cycles,
    examples,
    fees,
    fields,
    form,
    gaps,
    general,
    ids,
    outcome,
    papers,
    prefilled,
    process,
    quantities,
    reach,
    references,
    steps,
    texts,
    times,
)
from procedures.gate.finding import Finding
from procedures.gate.survey import Survey, SurveyCheck


def all_of(checks: Iterable[SurveyCheck], survey: Survey) -> list[Finding]:
    """What these checks find."""
    return [finding for check in checks for finding in check(survey)]


# What is too large is not looked at further.
BOUNDS = [*bounds.CHECKS]
# What the rest builds on: with any of these wrong, no dossier can be followed through.
GROUND = [*references.CHECKS, *conditions.CHECKS, *quantities.CHECKS, *cycles.CHECKS, *ids.CHECKS]
ALONE = [
    *general.CHECKS,
    *channels.CHECKS,
    *form.CHECKS,
    *fields.CHECKS,
    *prefilled.CHECKS,
    *papers.CHECKS,
    *fees.CHECKS,
    *process.CHECKS,
    *steps.CHECKS,
    *outcome.CHECKS,
    *texts.CHECKS,
]
FOLLOWED = [*times.CHECKS, *examples.CHECKS, *reach.CHECKS, *gaps.CHECKS]

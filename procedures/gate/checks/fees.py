"""The amounts of fees: tiers that rise, tables that cover their choice, caps that make sense."""

from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _

from core.text import money
from procedures.definition.fees import ByTable, Tiered
from procedures.gate.finding import Finding, warning
from procedures.gate.survey import Survey


def _tiers(survey: Survey) -> Iterator[Finding]:
    for place, amount in survey.of(Tiered):
        owner = survey.owner(place)
        for number, (before, tier) in enumerate(pairwise(amount.tiers), start=1):
            at = f"{place}/tiers/{number}"
            if before.up_to is None:
                sentence = _("%(owner)s: bậc %(number)s không bao giờ dùng đến, vì bậc trước không có giới hạn.")
                yield Finding("fees.tier_unreachable", at, sentence % {"owner": owner, "number": number + 1})
            elif tier.up_to is not None and tier.up_to <= before.up_to:
                sentence = _("%(owner)s: giới hạn của bậc %(number)s phải lớn hơn giới hạn của bậc trước.")
                yield Finding("fees.tiers_fall", at, sentence % {"owner": owner, "number": number + 1})
        yield from _ends(place, owner, amount)


def _ends(place: str, owner: str, amount: Tiered) -> Iterator[Finding]:
    last = amount.tiers[-1].up_to
    if last is not None:
        sentence = _("%(owner)s: phần trên %(last)s không phải trả gì, vì bậc cuối có giới hạn.")
        yield warning("fees.tiers_end", f"{place}/tiers", sentence % {"owner": owner, "last": last})
    first = amount.tiers[0].amount
    if amount.cap is not None and amount.cap < first:
        sentence = _("%(owner)s: mức tối đa %(cap)s thấp hơn giá một đơn vị của bậc đầu, %(first)s.")
        words = {"owner": owner, "cap": money(amount.cap), "first": money(first)}
        yield Finding("fees.cap_low", f"{place}/cap", sentence % words)


def _tables(survey: Survey) -> Iterator[Finding]:
    for place, amount in survey.of(ByTable):
        known = survey.named(amount.field, survey.row_at(place))
        if known is None or known.options is None:
            continue
        words = {"owner": survey.owner(place), "field": known.title}
        if left := sorted(known.options - amount.amounts.keys()):
            sentence = _("%(owner)s chưa có mức thu cho lựa chọn %(left)s của %(field)s.")
            yield Finding("fees.option_missing", place, sentence % (words | {"left": ", ".join(left)}))
        for option in sorted(amount.amounts.keys() - known.options):
            sentence = _("%(owner)s có mức thu cho “%(option)s”, nhưng %(field)s không có lựa chọn ấy.")
            yield Finding("fees.option_unknown", f"{place}/amounts/{option}", sentence % (words | {"option": option}))


CHECKS = (_tiers, _tables)

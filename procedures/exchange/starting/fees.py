"""Fees of a national record: amounts where it has them, else told as set outside, in the record's own words."""

from django.utils.translation import gettext as _

from procedures.catalogue.from_facts.fees import merged
from procedures.definition.base import Text
from procedures.definition.conditions import Compare, Operator
from procedures.definition.fees import Amount, FeeKind, FeeRule, Fixed, SetOutside
from procedures.definition.general import Channel
from procedures.exchange.starting.left import Left
from procedures.national.facts import NationalFacts, NationalFee

MOST, LONGEST_NAME = 40, 200
NAMES: dict[FeeKind | None, Text] = {
    FeeKind.FEE: Text(vi="Phí", en="Fee"),
    FeeKind.CHARGE: Text(vi="Lệ phí", en="Charge"),
    None: Text(vi="Giá dịch vụ", en="Price of a service"),
}
BASIS = "Theo dữ liệu quốc gia; chưa đối chiếu với văn bản quy định mức thu."
UNTOLD = Text(vi="Dữ liệu quốc gia không ghi mức thu.", en="The national catalogue does not tell the amount.")


def fees_of(facts: NationalFacts, channels: list[Channel], left: Left) -> list[FeeRule]:
    """Each fee once, under the ways of filing it stands under; whether they add up is for a person to say."""
    known = list(merged(facts).items())
    if len(known) > 1:
        left.keep(_("Phí, lệ phí"), *(fee.text for fee, _held in known))
    left.keep(_("Tệp mức thu"), *(fee.file for fee, _held in known))
    left.keep(_("Phí, lệ phí"), *(fee.text for fee, _held in known[MOST:]))
    return [_fee(number, *each, channels, left) for number, each in enumerate(known[:MOST], start=1)]


def _fee(number: int, fee: NationalFee, held: set[Channel | None], channels: list[Channel], left: Left) -> FeeRule:
    is_named = fee.amount is not None and 0 < len(fee.text) <= LONGEST_NAME
    if fee.text and not is_named:
        left.keep(_("Phí, lệ phí"), fee.text)
    only = [channel.value for channel in channels if channel in held]
    return FeeRule(
        id=f"fee_{number}",
        kind=fee.kind or FeeKind.FEE,
        name=Text(vi=fee.text) if is_named else NAMES[fee.kind],
        amount=_amount(fee, left),
        when=Compare(field="@channel", op=Operator.IN, value=[*only]) if 0 < len(only) < len(channels) else None,
        basis=BASIS,
    )


def _amount(fee: NationalFee, left: Left) -> Amount:
    if fee.amount is not None and fee.currency == "VND":
        return Fixed(type="fixed", amount=fee.amount)
    words = fee.text if fee.amount is None else f"{fee.amount} {fee.currency}\n{fee.text}".strip()
    return SetOutside(type="set_outside", note=left.text(_("Phí, lệ phí"), words) if words else UNTOLD)

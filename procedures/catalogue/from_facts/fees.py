"""The fees of a national record, each once, though the record repeats them for every way of filing."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from core.text import money
from procedures.catalogue import wording
from procedures.catalogue.page import Essential, FeeRow
from procedures.definition.general import Channel
from procedures.national.facts import NationalFacts, NationalFee


def fee_rows(facts: NationalFacts) -> tuple[FeeRow, ...]:
    """One row a fee; the ways of filing are told where it does not hold for all of them."""
    channels = {method.channel for method in facts.methods}
    return tuple(_row(fee, held, channels) for fee, held in merged(facts).items())


def merged(facts: NationalFacts) -> dict[NationalFee, set[Channel | None]]:
    """Each fee once, with the ways of filing it stands under."""
    known: dict[NationalFee, set[Channel | None]] = {fee: set() for fee in facts.fees}
    for method in facts.methods:
        for fee in method.fees:
            known.setdefault(fee, set()).add(method.channel)
    return known


def _row(fee: NationalFee, held: set[Channel | None], channels: set[Channel | None]) -> FeeRow:
    label = str(wording.FEE_KINDS[fee.kind])
    is_short = fee.amount is not None and len(fee.text) <= 200
    notes = [
        "" if is_short else fee.text,
        _("Xem tệp %(file)s kèm bản ghi quốc gia.") % {"file": fee.file} if fee.file else "",
        _channels(held) if held and held != channels else "",
    ]
    return FeeRow(
        kind=fee.kind,
        kind_label=label,
        name=_named(fee.text, label) if is_short and fee.text else label,
        amount=fee.amount if fee.currency == "VND" else None,
        price=_price(fee),
        note="\n".join(note for note in notes if note),
    )


def _named(text: str, label: str) -> str:
    """The fee's own words, which mostly begin with what kind it is."""
    return text if label.lower() in text.lower() else f"{label}: {text}"


def _price(fee: NationalFee) -> str:
    if fee.amount is None:
        return _("Theo quy định") if fee.text or fee.file else _("Không ghi mức thu")
    return money(fee.amount) if fee.currency == "VND" else f"{fee.amount} {fee.currency}"


def _channels(held: Iterable[Channel | None]) -> str:
    names = sorted(str(wording.CHANNELS[channel]).lower() for channel in held if channel)
    return _("Khi nộp %(channels)s.") % {"channels": wording.either(names)} if names else ""


def fees_answer(facts: NationalFacts) -> Essential:
    """From the least to the most, where the record has numbers."""
    question, fees = str(wording.HOW_MUCH), list(merged(facts))
    amounts = sorted({fee.amount for fee in fees if fee.amount is not None and fee.currency == "VND"})
    if not fees:
        return Essential(question=question, answer=_("Bản ghi quốc gia không ghi phí, lệ phí"))
    if not amounts:
        return Essential(question=question, answer=_("Theo quy định"), note=_("Xem bảng phí, lệ phí bên dưới."))
    least, most = money(amounts[0]), money(amounts[-1])
    answer = least if least == most else _("%(least)s đến %(most)s") % {"least": least, "most": most}
    open_ended = any(fee.amount is None for fee in fees)
    return Essential(question=question, answer=answer, note=_("Có khoản thu theo quy định khác.") if open_ended else "")

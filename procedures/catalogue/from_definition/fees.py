"""The fee table of a definition."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from core.text import money
from procedures.catalogue import wording
from procedures.catalogue.conditions import in_words
from procedures.catalogue.page import Essential, FeeRow
from procedures.definition import ProcedureDefinition
from procedures.definition.fees import Amount, ByTable, Exemption, FeeRule, Fixed, PerUnit, SetOutside, Tiered


def fee_rows(definition: ProcedureDefinition) -> tuple[FeeRow, ...]:
    """One row a rule: what it costs, when, on which legal basis, and who pays less."""
    return tuple(_row(rule, definition) for rule in definition.fees)


def _row(rule: FeeRule, definition: ProcedureDefinition) -> FeeRow:
    when = in_words(rule.when, definition)
    return FeeRow(
        kind=rule.kind,
        kind_label=str(wording.FEE_KINDS[rule.kind]),
        name=str(rule.name),
        amount=rule.amount.amount if isinstance(rule.amount, Fixed) else None,
        price="\n".join(_price(rule, definition)),
        note="\n".join(part for part in (wording.provided(when), rule.basis) if part),
        exemptions=tuple(_exemption(exemption) for exemption in rule.exemptions),
    )


def _price(rule: FeeRule, definition: ProcedureDefinition) -> Iterator[str]:
    match rule.amount:
        case Fixed(amount=amount):
            yield money(amount)
        case PerUnit(amount=amount, quantity=quantity):
            yield _("%(price)s × %(quantity)s") % {"price": money(amount), "quantity": _label(quantity, definition)}
        case Tiered():
            yield from _tiers(rule.amount, definition)
        case ByTable(field=field, amounts=amounts):
            options = {option.value: str(option.label) for option in definition.all_fields()[field].options}
            yield from (f"{options.get(value, value)}: {money(amount)}" for value, amount in amounts.items())
        case SetOutside(note=note):
            yield str(note)


def _tiers(rule: Tiered, definition: ProcedureDefinition) -> Iterator[str]:
    first = 1
    yield _("Theo %(quantity)s:") % {"quantity": _label(rule.quantity, definition)}
    for tier in rule.tiers:
        units = _("từ %(first)s trở lên") if tier.up_to is None else _("%(first)s đến %(last)s")
        yield f"- {units % {'first': first, 'last': tier.up_to}}: {money(tier.amount)}"
        first = (tier.up_to or first) + 1
    if rule.cap is not None:
        yield _("Tối đa %(cap)s.") % {"cap": money(rule.cap)}
    if rule.times is not None:
        yield _("Nhân với %(times)s.") % {"times": _label(rule.times, definition)}


def _label(reference: str, definition: ProcedureDefinition) -> str:
    fields = definition.all_fields()
    columns = {column.id: column for field in fields.values() for column in field.columns}
    found = fields.get(reference) or columns.get(reference)
    return str(found.label).lower() if found else reference


def _exemption(exemption: Exemption) -> str:
    how = _("Miễn") if exemption.percent == 100 else _("Giảm %(percent)s%%") % {"percent": exemption.percent}
    return f"{how}: {exemption.name} ({exemption.ground})"


def fees_answer(definition: ProcedureDefinition) -> Essential:
    """How much, in one line."""
    question = str(wording.HOW_MUCH)
    amounts = sorted({least for rule in definition.fees if (least := _least(rule.amount))})
    exempt = any(rule.exemptions for rule in definition.fees)
    note = _("Có trường hợp được miễn, giảm, xem bảng phí.") if exempt else ""
    if not definition.fees:
        return Essential(question=question, answer=_("Không thu phí, lệ phí"))
    if not amounts:
        return Essential(question=question, answer=_("Theo thông báo của cơ quan giải quyết"), note=note)
    begin, fixed = money(amounts[0]), isinstance(definition.fees[0].amount, Fixed)
    answer = begin if len(definition.fees) == 1 and fixed else _("Từ %(amount)s") % {"amount": begin}
    if _may_be_free(definition):
        answer = _("Miễn phí hoặc %(amount)s") % {"amount": answer[:1].lower() + answer[1:]}
    return Essential(question=question, answer=answer, note=note)


def _may_be_free(definition: ProcedureDefinition) -> bool:
    """Each fee is waived for some, or asked of some only and, by the worked examples, not of everybody in the end."""
    waived = [any(exemption.percent == 100 for exemption in rule.exemptions) for rule in definition.fees]
    paid = [each.expect.fee for each in definition.examples if each.expect.fee is not None]
    somebody_pays_nothing = any(waived) or not paid or any(not fee for fee in paid)
    return somebody_pays_nothing and all(free or rule.when for free, rule in zip(waived, definition.fees, strict=True))


def _least(amount: Amount) -> int:
    """The smallest sum this kind of amount can begin with; 0 where another office sets it."""
    match amount:
        case Fixed(amount=sum_) | PerUnit(amount=sum_):
            return sum_
        case Tiered(tiers=tiers):
            return min(tier.amount for tier in tiers)
        case ByTable(amounts=amounts):
            return min(amounts.values(), default=0)
        case SetOutside():
            return 0

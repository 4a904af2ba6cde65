"""Amounts that the fee rules leave to an office, and money to give back."""

from collections.abc import Callable, Mapping

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications import permissions
from applications.actions.set_charge import SETS
from applications.desk.act import Act
from applications.desk.asking import Words
from applications.desk.offers.at import Open, Whole
from applications.desk.offers.sheets import SUM, sheet_of
from applications.fees.outside import set_outside
from applications.models import Charge
from applications.status import MoneyState
from core.text import money
from procedures.fields.questions import Question
from procedures.rules.fees import FeeLine


def set_amount(at: Open) -> Act | None:
    """While it is not paid it may be set anew."""
    lines = set_outside(at.dossier, at.facts) if at.run.kind in SETS else {}
    if not lines:
        return None
    url = at.url("set_charge", at.run.pk)
    return Act(
        url,
        _("Ấn định khoản thu"),
        asks=_asking(lines),
        sheet=sheet_of(SUM, {}, at.sent, url),
        consequence=_("Người nộp được báo số phải nộp và văn bản ấn định."),
        sent=at.sent,
    )


def _asking(lines: Mapping[str, FeeLine]) -> type[Words]:
    """A form that asks which of these, and by which document."""
    choices = [(rule, str(line.name)) for rule, line in lines.items()]
    rule = Question(label=gettext_lazy("Khoản thu"), widget=forms.Select(choices=choices))
    hint = gettext_lazy("Ví dụ: Thông báo số 118/TB-THP ngày 24/11/2026.")
    ground = Question(
        label=gettext_lazy("Văn bản ấn định"), help_text=hint, widget=forms.TextInput({"autocomplete": "off"})
    )
    return type("SetAmount", (Words,), {"rule": rule, "ground": ground})


def refund(whole: Whole) -> Act | None:
    """One after the other, by who may give money back."""
    if whole.dossier.money_state != MoneyState.TO_REFUND:
        return None
    waiting = whole.dossier.charges.filter(state=Charge.State.TO_REFUND)
    charge = next((each for each in waiting if permissions.gives_back_for(whole.user, each)), None)
    if charge is None:
        return None
    words = {"name": charge.title, "amount": money(charge.amount)}
    return Act(
        whole.url("refund", charge.pk),
        _("Ghi nhận đã hoàn trả"),
        consequence=_("%(name)s: %(amount)s.") % words,
        sent=whole.sent,
    )


RUN_ACTS: list[Callable[[Open], Act | None]] = [set_amount]
DOSSIER_ACTS: list[Callable[[Whole], Act | None]] = [refund]

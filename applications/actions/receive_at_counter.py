"""receive_at_counter: a walk-in's dossier is filed and answered in one act: accepted, or what lacks told on paper."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.actions.accept import accept
from applications.actions.choose_return import wrong_return
from applications.actions.file_at_counter import file_at_counter
from applications.actions.receive_originals import receive_originals
from applications.actions.refuse import refuse
from applications.actions.request_supplement import request_supplement
from applications.actions.settle_charge import settle_charge
from applications.models import Charge, Dossier
from core.errors import Invalid
from core.text import money


@transaction.atomic
def receive_at_counter(user: User, pk: UUID, *, cash: int | None = None) -> Dossier:
    """The accepted dossier, with its receipt. `cash`: the đồng that were taken; every fee is then paid.

    Invalid while anything is missing, and when the sum taken is not the sum that is due.
    """
    filed = file_at_counter(user, pk, complete=True)
    dossier = accept(user, pk, filed.revision)
    if left := _originals(dossier):
        dossier = receive_originals(user, pk, dossier.revision, left)
    return dossier if cash is None else _paid(user, dossier, cash)


def _paid(user: User, dossier: Dossier, cash: int) -> Dossier:
    due = list(dossier.charges.filter(state=Charge.State.DUE))
    if (total := sum(charge.amount for charge in due)) != cash:
        words = {"taken": money(cash), "total": money(total)}
        sentence = _("Anh/chị ghi đã thu %(taken)s, nhưng khoản phải thu bây giờ là %(total)s.") % words
        raise Invalid(sentence, {"cash": sentence})
    for charge in due:
        dossier = settle_charge(user, dossier.pk, charge.pk)
    return dossier


def _originals(dossier: Dossier) -> list[dict[str, Any]]:
    """The paper originals left at the counter, which have a holder from now on."""
    return [
        {"paper": paper.id, "name": paper.name.vi, "quantity": each["originals"]}
        for paper in dossier.definition.papers
        if (each := dossier.brought.get(paper.id)) and each["originals"]
    ]


@transaction.atomic
def ask_at_counter(
    user: User, pk: UUID, items: Mapping[str, str], reason: str, reasons: Mapping[str, str] = {}
) -> Dossier:
    """The dossier, waiting for what lacks, which a supplement request (Mẫu 02) tells the person to bring."""
    filed = file_at_counter(user, pk, complete=False)
    if wrong := wrong_return(filed):
        raise Invalid(_("Chưa chọn được cách nhận kết quả."), wrong)
    run = filed.step_runs.get(closed_at=None)
    return request_supplement(user, pk, run.pk, filed.revision, items, reason, reasons)


@transaction.atomic
def refuse_at_counter(user: User, pk: UUID, reason: str, ground: str = "") -> Dossier:
    """The dossier, refused in writing (Mẫu 03)."""
    filed = file_at_counter(user, pk, complete=False)
    return refuse(user, pk, filed.revision, reason, ground)

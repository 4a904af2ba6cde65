"""Notice that a dossier is no longer handled (Mẫu 05): who asked, at which stage, why, and what comes back to whom."""

from dataclasses import dataclass

from applications.models import Charge, Dossier, StepRun
from applications.papers.asked import Asked, asked
from applications.papers.office import Contact, decided_at, received_at
from applications.papers.sheet import Occasion, Sheet, head_signs
from applications.papers.wording import moment
from core.text import money, money_in_words


@dataclass(frozen=True)
class Wish:
    """The applicant's own request to stop."""

    by: str
    at: str
    reason: str


@dataclass(frozen=True)
class StopNotice:
    asked: Asked
    received_at: str
    wish: Wish | None
    stage: str
    decided_at: str
    reason: str
    ground: str
    paid: str
    paid_in_words: str
    comes_back: bool | None  # whether the money does; None: it is not decided here
    originals: list[str]
    collect_at: str
    contact: Contact


def build(occasion: Occasion, reason: str = "", ground: str = "", refund: bool | None = None) -> Sheet:
    """Of a dossier that ends without a result: refused in its trunk, withdrawn, or stopped by the office."""
    dossier, agency = occasion.dossier, decided_at(occasion.dossier)
    run = _last_in_trunk(dossier)
    paid = _paid(dossier)
    content = StopNotice(
        asked=asked(dossier),
        received_at=moment(dossier.accepted_at or dossier.submitted_at),
        wish=_wish(dossier),
        stage=_stage(dossier, run, occasion),
        decided_at=moment(dossier.ended_at or occasion.now),
        reason=reason or run.note,
        ground=ground or run.ground,
        paid=money(paid) if paid else "",
        paid_in_words=money_in_words(paid) if paid else "",
        comes_back=refund,
        originals=[f"{each.name} ({each.quantity:02d})" for each in dossier.originals.exclude(held_by=None)],
        collect_at=received_at(dossier).name,
        contact=Contact.at(agency, occasion.officer),
    )
    return Sheet("stop_notice", agency, content, number="{n}/TB-DHS", signatures=(head_signs(occasion, agency),))


def _last_in_trunk(dossier: Dossier) -> StepRun:
    return dossier.step_runs.filter(branch="").latest("pk")


def _stage(dossier: Dossier, last: StepRun, occasion: Occasion) -> str:
    """The steps that were open when it stopped."""
    stopped = [run.name for run in dossier.step_runs.all() if run.closed_at in {None, dossier.ended_at, occasion.now}]
    return ", ".join(dict.fromkeys(stopped)) or last.name


def _paid(dossier: Dossier) -> int:
    """What was paid, whether or not it has begun to come back."""
    states = [Charge.State.PAID, Charge.State.TO_REFUND, Charge.State.REFUNDED]
    return sum(dossier.charges.filter(state__in=states).values_list("amount", flat=True))


def _wish(dossier: Dossier) -> Wish | None:
    asked_back = dossier.withdrawals.exclude(granted=False).select_related("requested_by").order_by("-pk").first()
    if asked_back is None:
        return None
    return Wish(asked_back.requested_by.full_name, moment(asked_back.requested_at), asked_back.reason)

"""What may be done to many of the steps listed at once: the bulk door is told which, or that all of them are meant."""

from collections.abc import Iterator, Mapping

from accounts.chiefs import CHIEFS
from accounts.held import held
from accounts.models import User
from applications.desk.queue.tabs import TABS
from applications.models import Bulk
from procedures.definition.process import StepKind

OF_QUEUES = {
    "tiep-nhan": Bulk.Verb.ACCEPT,
    "ky": Bulk.Verb.SIGN,
    "tra": Bulk.Verb.RETURN,
    "chua-xin-loi": Bulk.Verb.APOLOGISE,
}


def verbs_for(user: User, tab: str, counts: Mapping[str, int]) -> Iterator[Bulk.Verb]:
    """What the officer is offered: the act of this queue, of a mixed one those it has steps for.

    Chiefs share out; everybody else hands over what is in their own hands.
    """
    if not counts[tab]:
        return
    is_mixed = tab not in OF_QUEUES and len(TABS[tab].kinds) == len(StepKind)
    yield from (verb for name, verb in OF_QUEUES.items() if name == tab or (is_mixed and counts[name]))
    if any(duty.role in CHIEFS for duty in held(user)):
        yield Bulk.Verb.ASSIGN
    elif is_mixed and counts["cua-toi"] and "mine" not in TABS[tab].lacks:
        yield Bulk.Verb.HAND_OVER

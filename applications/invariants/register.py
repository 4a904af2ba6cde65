"""All of them, in the order in which they are told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from applications.invariants import evidence, machinery, money, motion, numbers, promises, rights, standing
from core.files import checking


@dataclass(frozen=True)
class Invariant:
    """`findings` yields a sentence for each place where it does not hold; it changes nothing."""

    code: str
    sentence: str
    findings: Callable[[], Iterator[str]]


INVARIANTS = (
    Invariant("submitted_once", "each filing that was acknowledged exists, once", promises.submitted_once),
    Invariant("nothing_unasked", "nothing is told of a dossier that is not there", promises.nothing_unasked),
    Invariant("frontier", "a live branch has one open step, or the dossier has ended", motion.frontiers),
    Invariant("steps_once", "no step took effect twice, and each that ended was told", motion.steps_once),
    Invariant("leases", "no job is held by a worker that is gone", machinery.leases),
    Invariant("chains", "the ledger's chains hold", evidence.chains),
    Invariant("status", "the status is what the ledger tells", evidence.statuses),
    Invariant("papers", "each promised paper is there, or its job is", promises.papers),
    Invariant("files", "each kept file is there, unchanged", checking.findings),
    Invariant("numbers", "numbers are unique, without gaps, and of the right day", numbers.dossier_codes),
    Invariant("money", "what is owed and paid agrees, and each payment has its receipt", money.charges),
    Invariant("jobs", "no job was given up, and none waits that is overdue", machinery.jobs),
    Invariant("notices", "the applicant was told of each turn, once", promises.notices),
    Invariant("personal", "the ledger holds nothing personal", evidence.personal),
    Invariant("deadlines", "due moments, recomputed, are equal, and queues show them", motion.deadlines),
    Invariant("working", "the status is what the open steps tell, or the dossier is asked back", standing.working),
    Invariant("due_log", "the log of due moments leads from the promise to the one in force", standing.due_log),
    Invariant("delivery", "what was delivered is what the dossier says of it", standing.delivery),
    Invariant("waits", "a step waits just while something is asked of the applicant", standing.waits),
    Invariant("pauses", "the clock stands just while a pause is open", standing.pauses),
    Invariant("rights", "whoever ended a step had the right to", rights.closers),
)


def broken() -> Iterator[tuple[Invariant, str]]:
    """Each finding, with what it breaks."""
    for each in INVARIANTS:
        yield from ((each, sentence) for sentence in each.findings())

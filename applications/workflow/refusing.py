"""Who ends a dossier without a result: a leader. What refuses before an approval proposes it (domain §3.2, 4 → 8)."""

from applications.models.step_run import Outcome
from procedures.definition.process import Process, Step, StepKind


def refusal_of(process: Process, step: Step) -> Outcome:
    """What a refusal in this step is: REFUSED by an approval, or where none follows in the step's own sequence;
    else PROPOSED, and that approval decides.
    """
    decides = step.kind is StepKind.APPROVAL or process.approval_after(step.code) is None
    return Outcome.REFUSED if decides else Outcome.PROPOSED

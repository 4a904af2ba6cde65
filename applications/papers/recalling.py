"""What a paper was issued of, found again from its row: for issuing it anew when it is in error."""

from collections.abc import Callable
from typing import Any

from applications.models import Delivery, Dossier, Meeting, Paper
from applications.models.paper import PaperKind
from applications.models.step_run import Outcome

Details = dict[str, Any]


def recalled(paper: Paper, dossier: Dossier) -> Details:
    """The `details` for that paper's builder; DoesNotExist when what it was issued of is gone."""
    found = _OF.get(PaperKind(paper.kind))
    return found(paper, dossier, paper.key.partition(":")[2]) if found else {}


def _refusal(paper: Paper, dossier: Dossier, branch: str) -> Details:
    said = {"reason": paper.data["reason"], "ground": paper.data["ground"]}
    refused = dossier.step_runs.filter(branch=branch, outcome=Outcome.REFUSED)
    return {**said, "run": refused.latest("pk")} if branch else said


def _stop_notice(paper: Paper, dossier: Dossier, _of: str) -> Details:
    said = paper.data
    return {"reason": said["reason"], "ground": said.get("ground", ""), "refund": said.get("comes_back")}


def _result(paper: Paper, dossier: Dossier, result: str) -> Details:
    return {"result": next(each for each in dossier.definition.outcome.papers if each.id == result), "anew": True}


_OF: dict[PaperKind, Callable[[Paper, Dossier, str], Details]] = {
    PaperKind.RECEIPT: lambda paper, _dossier, _: {"earlier": paper},
    PaperKind.SUPPLEMENT_REQUEST: lambda _, dossier, pk: {"supplement": dossier.supplements.get(pk=pk)},
    PaperKind.REFUSAL: _refusal,
    PaperKind.APOLOGY_EXTENSION: lambda _, dossier, pk: {"extension": dossier.extensions.get(pk=pk)},
    PaperKind.STOP_NOTICE: _stop_notice,
    PaperKind.FEE_RECEIPT: lambda paper, dossier, _: {"charges": dossier.charges.filter(pk__in=paper.data["charges"])},
    PaperKind.DELIVERY_SLIP: lambda _, dossier, pk: {"delivery": Delivery.objects.get(dossier=dossier, pk=pk)},
    PaperKind.MINUTES: lambda _, dossier, pk: {"meeting": Meeting.objects.get(step_run__dossier=dossier, pk=pk)},
    PaperKind.RESULT: _result,
}

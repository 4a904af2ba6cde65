"""What a procedure says of itself to somebody about to file it online."""

from functools import lru_cache

from procedures.catalogue.from_definition import page_of_definition
from procedures.catalogue.page import ProcedurePage
from procedures.definition.conditions import AllOf, AnyOf, Compare, Condition, Operator
from procedures.definition.general import Channel
from procedures.models import ProcedureVersion
from procedures.versions import definition_of


@lru_cache(maxsize=256)
def summary(sha256: str, version: ProcedureVersion, language: str | None) -> ProcedurePage:
    """What this text of a version says of itself, without what is asked only of filings that are not online."""
    definition = definition_of(version)
    papers = [paper for paper in definition.papers if not _never_online(paper.when)]
    return page_of_definition(definition.model_copy(update={"papers": papers}), version, {})


def _never_online(condition: Condition | None) -> bool:
    """Whether the condition cannot hold for what is filed online."""
    match condition:
        case Compare(field="@channel", op=Operator.EQ | Operator.NE, value=channel):
            return (channel == Channel.ONLINE) is (condition.op is Operator.NE)
        case AllOf(all=inner):
            return any(map(_never_online, inner))
        case AnyOf(any=inner):
            return all(map(_never_online, inner))
        case _:
            return False

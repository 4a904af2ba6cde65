"""One record of the national catalogue, in its API's own names, read into facts. Nothing in it makes reading fail."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.text import fold
from procedures.national.codes import read_code, read_day
from procedures.national.durations import read_duration
from procedures.national.facts import Method, NationalCase, NationalFacts, Paper, PaperGroup, Titled
from procedures.national.fees import read_fee
from procedures.national.reader import Reader
from procedures.national.vocabulary import AUDIENCES, CHANNELS, IN_FORCE, LEVELS, is_known

# Bound to the stored facts: raise it when reading changes, and the next import reads every record anew.
READER = 1

_BULLET = re.compile(r"^[-–+*•;.\s]+")


@dataclass(frozen=True)
class Reading:
    """The facts, and in sentences what was not understood. Facts without a code are no record's."""

    facts: NationalFacts
    warnings: list[str]


def read_record(raw: Mapping[str, Any]) -> Reading:
    """What this record says. Never raises, whatever is in it."""
    warnings: list[str] = []
    record = Reader(raw, warnings)
    code = read_code(record)
    facts = NationalFacts(
        code=code,
        name=_name(record, code),
        national_id=record.line("id"),
        **_standing(record),
        **_people(record),
        **_substance(record),
    )
    _tell_gaps(record, facts)
    return Reading(facts, list(dict.fromkeys(warnings)))


def _name(record: Reader, code: str) -> str:
    if name := record.line("name"):
        return name
    record.warn("name", "không có tên")
    first_case = next((case.line("name") for case in record.children("cases")), "")
    return first_case or f"Thủ tục {code}"


def _standing(record: Reader) -> dict[str, Any]:
    """Whose it is, and since when."""
    state = record.line("state").upper()
    proposal, field = record.child("procedureProposal"), _field(record)
    return {
        "state": state,
        "is_in_force": state in IN_FORCE,
        "field_code": field.line("code"),
        "field_name": field.line("name"),
        "promulgator_code": record.line("departmentPromulgateCode"),
        "promulgator": record.line("departmentPromulgateName") or proposal.child("issuingAgency").line("name"),
        "decision": record.line("decisionNo") or proposal.line("decisionNumber", "proposalNumber"),
        "decided_on": read_day(proposal, "decisionDate"),
        "updated_on": read_day(record, "updatedAt"),
    }


def _field(record: Reader) -> Reader:
    category = record.child("category")
    return category if category.value else next(record.children("categoriesDetails"), category)


def _people(record: Reader) -> dict[str, Any]:
    """For whom, and by whom."""
    names = record.names("subjectTypesDetails")
    for name in names:
        if fold(name) not in AUDIENCES:
            record.warn("subjectTypesDetails", "đối tượng lạ, giữ như văn bản", name)
    known = (AUDIENCES[fold(name)] for name in names if fold(name) in AUDIENCES)
    return {
        "levels": tuple(level for key, level in LEVELS.items() if record.flag(key)),
        "audiences": tuple(dict.fromkeys(known)),
        "audience_names": names,
        "executing": _agencies(record, "Executing", "executingAgencies"),
        "competent": _agencies(record, "Authority", "delegatedAgencies"),
        "coordinating": _agencies(record, "Coordinating", "coordinatingAgencies"),
        "receiving": record.text("dossierReceivingAddresses"),
    }


def _agencies(record: Reader, role: str, text_key: str) -> tuple[str, ...]:
    """Groups and departments by name; the joined text only where neither is listed."""
    names = record.names(f"unitGroups{role}", f"departments{role}")
    return names or tuple(line for line in (record.line(text_key),) if line)


def _substance(record: Reader) -> dict[str, Any]:
    """What is asked, what is done, and what comes of it."""
    steps = (_step(step) for step in record.children("executionSteps"))
    return {
        "methods": tuple(_method(method) for method in record.children("executionMethods")),
        "fees": tuple(read_fee(fee) for fee in record.children("fees")),
        # The same case is sometimes listed twice over.
        "cases": tuple(dict.fromkeys(_case(case) for case in record.children("cases"))),
        "paper_groups": _paper_groups(record),
        "steps": tuple(step for step in steps if step.title or step.text),
        "legal_bases": tuple(
            Titled(title=basis.line("code").rstrip(" .,;"), text=basis.line("name"))
            for basis in record.children("legalBasisesDetails")
        ),
        "results": tuple(name.rstrip(" .;") for name in record.names("resultsDetails")),
        "conditions": record.text("requirementsAndConditions", "description"),
        "note": record.text("note"),
        "keywords": tuple(word for word in re.split(r"\s*[,;\n]\s*", record.text("keywords")) if word),
        "topics": record.names("serviceGroupsDetails"),
    }


def _method(method: Reader) -> Method:
    name = method.line("submissionMethod").upper()
    if name not in CHANNELS:
        method.warn("submissionMethod", "cách nộp lạ", name or None)
    return Method(
        channel=CHANNELS.get(name),
        duration=read_duration(method, "processingTime", "processingTimeUnit"),
        text=method.text("description"),
        fees=tuple(read_fee(fee) for fee in method.children("fees")),
    )


def _case(case: Reader) -> NationalCase:
    day = case.value.get("processingDay")
    time = case.child("processingDay") if isinstance(day, Mapping) else Reader({"qty": day}, case.warnings, case.place)
    return NationalCase(code=case.line("code"), name=case.line("name"), duration=read_duration(time, "qty", "type"))


def _step(step: Reader) -> Titled:
    """A title that repeats the text, or the text it opens, is said once."""
    title, text = step.line("name"), step.text("description")
    return Titled(title="" if text.startswith(title) else title, text=text)


def _paper_groups(record: Reader) -> tuple[PaperGroup, ...]:
    named = [(_heading(group.line("name")), group) for group in record.children("executionCases", "cases")]
    groups = [PaperGroup(title=title, papers=_papers(group)) for title, group in [*named, ("", record)]]
    return tuple(group for group in groups if group.papers)


def _papers(group: Reader) -> tuple[Paper, ...]:
    return tuple(paper for component in group.children("profileComponents") if (paper := _paper(component)).name)


def _paper(component: Reader) -> Paper:
    originals, copies = component.count("originalQty"), component.count("copyQty")
    forms = tuple(form for file in component.children("attachments") if (form := file.line("fileName", "name")))
    return Paper(
        name=_BULLET.sub("", component.text("name")),
        originals=originals,
        copies=copies,
        forms=forms,
        is_note=originals == copies == 0 and not forms,
    )


def _heading(name: str) -> str:
    return _BULLET.sub("", name).rstrip(" :.;")


def _tell_gaps(record: Reader, facts: NationalFacts) -> None:
    """What a procedure page needs and this record does not give; and keys this reader does not know."""
    if facts.methods and not facts.durations:
        record.warn("executionMethods", "không có thời hạn nào đọc được thành số và đơn vị")
    if not facts.is_in_force:
        record.warn("state", "không còn hiệu lực, hoặc trạng thái lạ", facts.state)
    for key, value in record.value.items():
        if not is_known(key) and value not in (None, "", [], {}, False):
            record.warn(key, "mục chưa biết", value)

"""What the row of an imported procedure says: enough to find it by. Only for procedures the city does not define."""

import re

from core.text import fold
from procedures.definition.general import ServiceLevel
from procedures.models import Procedure, ProcedureField
from procedures.national.facts import NationalFacts
from procedures.searching import searchable

# Hải Phòng in the list of provinces' codes (QĐ 20/2020/QĐ-TTg).
CITY = "H24"
_PROVINCE = re.compile(r"H\d+\b")
_COMMITTEE = ("ubnd", "uy ban nhan dan", "hoi dong nhan dan")


class Columns:
    """Fills rows; remembers the fields of administration it has met."""

    def __init__(self) -> None:
        self._fields: dict[str, ProcedureField] = {}

    def fill(self, procedure: Procedure, facts: NationalFacts) -> None:
        """Copies the facts onto the row, cut to what its columns hold (the record keeps the whole)."""
        procedure.name = facts.name[:2000]
        procedure.field = self._field(facts.field_code[:40], facts.field_name)
        procedure.level = facts.levels[0].value if facts.levels else ""
        procedure.service_level = ServiceLevel.INFO_ONLY.value
        procedure.audiences = [audience.value for audience in facts.audiences]
        procedure.deciding_agency = next(iter(facts.executing + facts.competent), "")[:1000]
        procedure.is_active, procedure.is_local = facts.is_in_force, is_local(facts)
        cases = (case.name for case in facts.cases)
        procedure.search_name, procedure.search_text = searchable(
            facts.code, [facts.name], facts.field_name, *facts.keywords, *facts.topics, *facts.results, *cases
        )

    def _field(self, code: str, name: str) -> ProcedureField | None:
        if code and code not in self._fields:
            self._fields[code], _ = ProcedureField.objects.get_or_create(
                code=code, defaults={"name": (name or code)[:500]}
            )
        return self._fields.get(code)


def is_local(facts: NationalFacts) -> bool:
    """False for what another province's committee or council promulgated for its own territory."""
    if _PROVINCE.match(facts.promulgator_code):
        return facts.promulgator_code.split(".")[0] == CITY
    name = fold(facts.promulgator)
    return not name.startswith(_COMMITTEE) or "hai phong" in name

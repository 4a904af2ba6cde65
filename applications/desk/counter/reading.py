"""What the page of a walk-in's dossier sent: answers, papers by kind and number, and where the result goes."""

from django.http import QueryDict

from accounts.models import AdministrativeUnit, Agency
from applications.actions.keep_at_counter import Written
from applications.desk.counter.returning_form import centres
from applications.filling.way import Way
from applications.models import Dossier
from applications.models.delivery import Delivery
from core.sent import whole
from procedures.definition.papers import PaperRequirement
from procedures.fields.forms import Sheet
from procedures.rules.papers import papers_asked

MOST = 99


def sheet_sent(way: Way, data: QueryDict) -> Sheet:
    """What was sent, of the questions that the page says it asked."""
    asked = data.get("asked", "").split()
    fields = (field for field in way.dossier.definition.form.fields() if field.id in asked)
    return Sheet(way.changeable(fields), {}, data, facts=way.facts)


def written(way: Way, sheet: Sheet, data: QueryDict) -> Written:
    """All of it; a place or an office that is none of the city's is none."""
    dossier, offices = way.dossier, centres()
    return Written(
        answers=sheet.raw(),
        brought={paper.id: _brought(paper, data) for paper in papers_asked(dossier.definition, way.facts)},
        territory=_commune(data.get("territory", "")),
        return_way=_way(data.get("return_way", "")),
        return_agency=_office(offices, data.get("return_agency", "")),
        return_address=data.get("return_address", "").strip()[:600],
        support_agency=_office(offices, data.get("support_agency", "")),
    )


def brought_of(dossier: Dossier, paper: PaperRequirement) -> dict[str, int | bool]:
    """What was noted so far of this paper on paper."""
    noted: dict[str, int | bool] = dossier.brought.get(paper.id, {})
    return {"originals": 0, "copies": 0, "shown": False} | noted


def _brought(paper: PaperRequirement, data: QueryDict) -> dict[str, int | bool]:
    originals, copies = (_count(data.get(f"{paper.id}-{kind}", "")) for kind in ("originals", "copies"))
    return {"originals": originals, "copies": copies, "shown": f"{paper.id}-shown" in data}


def _count(typed: str) -> int:
    return min(whole(typed.strip()) or 0, MOST)


def _commune(code: str) -> AdministrativeUnit | None:
    return AdministrativeUnit.objects.exclude(parent=None).filter(code=code).first() if code.isdecimal() else None


def _way(typed: str) -> str:
    return typed if typed in Delivery.Way.values else Delivery.Way.COUNTER.value


def _office(offices: list[Agency], pk: str) -> Agency | None:
    return next((office for office in offices if str(office.pk) == pk), None)

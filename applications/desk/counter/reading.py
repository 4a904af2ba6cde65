"""What the page of a walk-in's dossier sent: answers, papers by kind and number, and where the result goes."""

from django.http import QueryDict

from accounts.models import AdministrativeUnit, Agency
from applications.actions.keep_at_counter import Written
from applications.filling.returning import return_sent
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
    dossier, offices = way.dossier, list(Agency.objects.centres())
    return_way, return_office, return_address = return_sent(data)
    return Written(
        answers=sheet.raw(),
        brought={paper.id: _brought(paper, data) for paper in papers_asked(dossier.definition, way.facts)},
        territory=_commune(data.get("territory", "")),
        return_way=_way(return_way),
        return_agency=next((each for each in offices if each.code == return_office), None),
        return_address=return_address,
        support_agency=next((each for each in offices if str(each.pk) == data.get("support_agency")), None),
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

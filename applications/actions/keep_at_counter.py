"""keep_at_counter: what a clerk has filled in so far is kept on the server, so that nothing is lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from accounts.models import AdministrativeUnit, Agency, User
from applications import permissions
from applications.actions.choose_return import set_return
from applications.actions.parts.changing import changing
from applications.actions.parts.editing import changeable, may_change, open_targets
from applications.actions.save_page import with_the_rest
from applications.models import Dossier
from applications.status import Status
from procedures.fields import cleaned


@dataclass(frozen=True)
class Written:
    """What the page sent: raw answers, papers by kind and number, and where the result goes."""

    answers: Mapping[str, Any]
    brought: Mapping[str, Mapping[str, int | bool]]
    territory: AdministrativeUnit | None
    return_way: str
    return_agency: Agency | None
    return_address: str
    support_agency: Agency | None


def keep_at_counter(user: User, pk: UUID, written: Written) -> Dossier:
    """The dossier with each answer that holds by itself; the others stay as they were. Conflict once it is received."""
    with changing(pk, user, related=()) as dossier:
        permissions.require(permissions.serves(user, dossier))
        targets = open_targets(dossier, user)
        fields = [field for field in dossier.definition.form.fields() if field.id in written.answers]
        mine = [asked for field in fields if (asked := changeable(targets, field))]
        dossier.answers |= with_the_rest(cleaned(mine, written.answers)[0], mine, dossier)
        papers = {name: dict(each) for name, each in written.brought.items() if may_change(targets, f"paper:{name}")}
        dossier.brought |= papers
        if dossier.status == Status.DRAFT:
            _place(dossier, written)
    return dossier


def _place(dossier: Dossier, written: Written) -> None:
    """Which commune decides, where no answer says it; where the result goes; who helped."""
    if not dossier.definition.general.competence.territory_field:
        dossier.territory = written.territory
    set_return(dossier, written.return_way, written.return_agency, written.return_address)
    dossier.support_agency = written.support_agency

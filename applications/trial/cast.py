"""Who and what a rehearsal needs: the dossier, its applicant, its officers; in a transaction that is undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from accounts.models import AdministrativeUnit, Agency, User
from accounts.roles import Role
from applications.actions.parts.file_dossier import commune_named
from applications.models import AssignmentRule, Attachment, Delivery, Dossier, StepRun
from applications.numbering import rehearsed
from applications.trial import people
from applications.workflow.advance import facts_of_dossier
from core.errors import or_denied
from core.models import Blob
from procedures.definition.examples import Example
from procedures.definition.papers import Mode
from procedures.models import ProcedureVersion
from procedures.rules.papers import papers_asked


@contextmanager
def undone() -> Iterator[None]:
    """A transaction of which nothing stays, with numbers of its own."""
    with transaction.atomic(), rehearsed():
        yield
        transaction.set_rollback(True)


@dataclass
class Cast:
    """The dossier, its applicant, and the officers called so far, by duty and desk."""

    dossier: Dossier
    applicant: User
    officers: dict[tuple[Any, ...], User] = field(default_factory=dict)

    def again(self) -> Dossier:
        """The dossier as the database has it now."""
        self.dossier = Dossier.objects.get(pk=self.dossier.pk)
        return self.dossier

    def holder(self, run: StepRun) -> User:
        """Who does this step: one person a duty and desk, so that whoever prepares never approves."""
        if run.agency is None:
            return self.applicant
        desk = (run.role, run.agency_id, run.unit_id)
        if desk not in self.officers:
            self.officers[desk] = people.officer(Role(run.role), run.agency, run.unit)
        return self.officers[desk]


def begin(version: ProcedureVersion, example: Example | None) -> Cast:
    """A draft that answers as the example does, with every paper it asks for."""
    AssignmentRule.objects.all().delete()  # nobody who really works there is given anything
    home = AdministrativeUnit.objects.filter(valid_to=None).exclude(parent=None).earliest("code")
    applicant = people.applicant(home)
    dossier = Dossier(procedure=version.procedure, version=version, owner=applicant, territory=home)
    dossier.return_way = Delivery.Way.ELECTRONIC  # nobody comes to a counter
    if example:
        known = {each.id for each in dossier.definition.form.fields()}
        dossier.answers = {name: value for name, value in example.answers.items() if name in known}
        dossier.channel = example.channel.value
        if example.applicant_kind != "CITIZEN":
            dossier.organisation = people.organisation_of(applicant, home)
    dossier.save()
    for paper in papers_asked(dossier.definition, facts_of_dossier(dossier)):
        if paper.mode is Mode.SUBMIT:
            _hand_in(dossier, paper.id, applicant)
    return Cast(dossier, applicant)


def decided(version: ProcedureVersion, example: Example | None) -> Dossier:
    """The dossier as if everybody had answered what the example does; nothing of its process has run."""
    dossier = begin(version, example).dossier
    rule = dossier.definition.general.competence
    named = commune_named(dossier.answers.get(rule.territory_field or ""))
    dossier.competent_agency = Agency.objects.serving(rule.agency_kind, named or or_denied(dossier.territory))
    dossier.findings = dict(example.answers) if example else {}
    return dossier


def _hand_in(dossier: Dossier, paper: str, user: User) -> None:
    """A file of which there is only the row: a rehearsal leaves no bytes behind. A picture would be drawn broken."""
    blob = Blob.objects.create(sha256=f"{dossier.pk.hex}{paper}"[:64], size=0, content_type="application/pdf")
    Attachment.objects.create(
        dossier=dossier,
        paper=paper,
        name="chay-thu.pdf",
        content_type="application/pdf",
        pages=1,
        blob=blob,
        uploaded_by=user,
    )

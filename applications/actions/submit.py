"""submit: a complete draft is filed (draft → 1). Filing twice is filing once."""

import hashlib
import json
from collections import Counter
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.kinds import AgencyKind
from accounts.models import AdministrativeUnit, Agency, User
from applications import papers, permissions
from applications.actions.changing import changing, set_status, tell_ledger
from applications.actions.editing import locked_in
from applications.models import Dossier
from applications.models.paper import PaperKind
from applications.notices import tell
from applications.numbering import request_number
from applications.status import Status
from applications.workflow.advance import advance, facts_of_dossier
from core.errors import Invalid
from core.text import search_text
from procedures.fields import show
from procedures.filing import require_not_retired
from procedures.rules.facts import Facts
from procedures.rules.papers import missing
from procedures.rules.validation import errors
from procedures.rules.visibility import kept, visible_fields


def submit(user: User, pk: UUID) -> Dossier:
    """The filed dossier with its request number. Invalid names every answer and paper that is missing or wrong."""
    with changing(pk, user, related=["procedure", "territory"]) as dossier:
        permissions.require(permissions.owns(user, dossier))
        if dossier.status != Status.DRAFT:
            return dossier
        require_not_retired(dossier.procedure)
        now = timezone.now()
        dossier.submitted_at = now
        dossier.answers |= locked_in(dossier)
        facts = facts_of_dossier(dossier)
        check(dossier, facts)
        _keep_only_visible(dossier, facts)
        _address(dossier)
        dossier.case_code = facts.case
        dossier.request_number = request_number(now)
        set_status(dossier, Status.SUBMITTED)
        _record(dossier, user)
        advance(dossier, now)
        papers.issue(PaperKind.ACKNOWLEDGEMENT, dossier, user, now)
        tell(dossier, "submitted")
    return dossier


def check(dossier: Dossier, facts: Facts) -> None:
    """Invalid unless every visible answer holds and every paper that must be handed in is there."""
    if wrong := wrong_in(dossier, facts):
        raise Invalid(_("Hồ sơ chưa đầy đủ. Hãy xem từng mục được nêu dưới đây."), wrong)


def wrong_in(dossier: Dossier, facts: Facts) -> dict[str, str]:
    """A sentence for each answer and paper that is missing or wrong, by field id or `paper:<id>`."""
    wrong = errors(dossier.definition, dossier.answers, facts)
    have = Counter(file.paper for file in dossier.files)
    for requirement in missing(dossier.definition, facts, have):
        wrong[f"paper:{requirement.id}"] = str(_("Còn thiếu giấy tờ: %(name)s") % {"name": requirement.name})
    return wrong


def _keep_only_visible(dossier: Dossier, facts: Facts) -> None:
    """Answers to questions that turned out not to be asked are not filed, nor are the cells hidden in their rows."""
    dossier.answers = kept(visible_fields(dossier.definition, facts), dossier.answers, facts)


def _address(dossier: Dossier) -> None:
    """Who asks, about which territory, and so which offices receive and decide."""
    for_organisation = dossier.organisation_id is not None
    dossier.applicant_name = _answer(dossier, "organisation_name" if for_organisation else "full_name") or _name(
        dossier
    )
    dossier.applicant_number = _answer(dossier, "tax_code" if for_organisation else "personal_id")
    dossier.applicant_phone = _answer(dossier, "phone")
    dossier.applicant_email = _answer(dossier, "email")
    dossier.applicant_address = _answer(dossier, "organisation_address") or _answer(dossier, "residence")
    dossier.search_text = search_text(dossier.applicant_name, dossier.applicant_number, dossier.applicant_phone)
    rule = dossier.definition.general.competence
    if rule.territory_field:
        dossier.territory = _territory(dossier.answers[rule.territory_field])
    if dossier.territory is None:
        place = {rule.territory_field or "territory": _("Chưa chọn xã, phường.")}
        raise Invalid(_("Hãy chọn xã, phường nơi giải quyết hồ sơ."), place)
    dossier.competent_agency = Agency.objects.serving(rule.agency_kind, dossier.territory)
    if dossier.receiving_agency is None:
        dossier.receiving_agency = Agency.objects.serving(AgencyKind.COMMUNE_CENTRE, dossier.territory)


def _answer(dossier: Dossier, prefill: str) -> str:
    """The answer to the question that asks for this fact about the applicant."""
    for field in dossier.definition.form.fields():
        if field.prefill == prefill and dossier.answers.get(field.id):
            return show(dossier.answers[field.id], field)
    return ""


def _name(dossier: Dossier) -> str:
    if dossier.organisation:
        return dossier.organisation.name
    return dossier.owner.full_name if dossier.owner else ""


def _territory(answer: str | dict[str, str]) -> AdministrativeUnit | None:
    """The commune named by a COMMUNE or an ADDRESS answer."""
    code = answer if isinstance(answer, str) else answer["unit"]
    return AdministrativeUnit.objects.filter(code=code).first()


def _record(dossier: Dossier, user: User) -> None:
    answers = json.dumps(dossier.answers, ensure_ascii=False, sort_keys=True)
    tell_ledger(
        dossier,
        "dossier.submitted",
        user,
        request_number=dossier.request_number,
        version=dossier.version_sha256,
        answers=hashlib.sha256(answers.encode()).hexdigest(),
        files=[file.blob.sha256 for file in dossier.files],
    )

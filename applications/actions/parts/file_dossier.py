"""file_dossier: what filing does, online and at a counter (draft → 1): addressed, numbered, recorded, set going."""

import hashlib
import json
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts.kinds import AgencyKind
from accounts.models import AdministrativeUnit, Agency, User
from applications.actions.parts.changing import set_status, tell_ledger
from applications.models import Dossier
from applications.numbering import request_number
from applications.status import Status
from applications.workflow.advance import advance
from core.errors import Invalid
from core.text import search_text
from procedures.fields import show
from procedures.rules.facts import Facts
from procedures.rules.visibility import kept, visible_fields


def file_dossier(dossier: Dossier, facts: Facts, user: User, now: datetime) -> None:
    """Files a locked draft whose answers were checked. Invalid when nothing says which commune decides."""
    dossier.submitted_at = now
    _keep_only_visible(dossier, facts)
    _address(dossier)
    dossier.request_number = request_number(now)
    set_status(dossier, Status.SUBMITTED)
    _record(dossier, user)
    advance(dossier, now)


def _keep_only_visible(dossier: Dossier, facts: Facts) -> None:
    """Answers to questions that turned out not to be asked are not filed, nor are the cells hidden in their rows."""
    dossier.answers = kept(visible_fields(dossier.definition, facts), dossier.answers, facts)


def _address(dossier: Dossier) -> None:
    """Who asks, about which territory, and so which offices receive and decide."""
    for_organisation = dossier.organisation_id is not None
    name, number = ("organisation_name", "tax_code") if for_organisation else ("full_name", "personal_id")
    dossier.applicant_name = _answer(dossier, name) or _name(dossier)
    dossier.applicant_number = _answer(dossier, number) or dossier.applicant_number
    dossier.applicant_phone = _answer(dossier, "phone") or dossier.applicant_phone
    dossier.applicant_email = _answer(dossier, "email")
    dossier.applicant_address = _answer(dossier, "organisation_address") or _answer(dossier, "residence")
    dossier.search_text = search_text(dossier.applicant_name, dossier.applicant_number, dossier.applicant_phone)
    rule = dossier.definition.general.competence
    if rule.territory_field:
        dossier.territory = commune_named(dossier.answers.get(rule.territory_field))
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
    """Where no answer names the applicant: the organisation, the person served at the counter, or the account."""
    if dossier.organisation:
        return dossier.organisation.name
    return dossier.applicant_name or (dossier.owner.full_name if dossier.owner else "")


def commune_named(answer: str | dict[str, str] | None) -> AdministrativeUnit | None:
    """The commune named by a COMMUNE or an ADDRESS answer."""
    code = answer.get("unit") if isinstance(answer, dict) else answer
    return AdministrativeUnit.objects.filter(code=code).first() if code else None


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

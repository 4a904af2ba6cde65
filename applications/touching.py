"""What a new version of a procedure touches on this floor: dossiers under way and stored drafts. None of them moves."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.models import Dossier, Supplement
from applications.status import ENDED, Status
from procedures.drafting.touching import Touched
from procedures.models import Procedure, ProcedureVersion


def dossiers_touched(procedure: Procedure, version: ProcedureVersion) -> list[Touched]:
    """Those that stay under their version while this one comes into force."""
    living = Dossier.objects.filter(procedure=procedure).exclude(status__in=ENDED).exclude(version=version)
    url = reverse("trial:migration", args=[procedure.code])
    asked = Supplement.objects.filter(dossier__procedure=procedure).count()
    return [
        Touched(_("Hồ sơ đang giải quyết, vẫn theo phiên bản cũ"), living.exclude(status=Status.DRAFT).count(), url),
        Touched(_("Bản nháp của người dân, vẫn theo phiên bản cũ"), living.filter(status=Status.DRAFT).count(), url),
        Touched(_("Lần phải yêu cầu bổ sung đến nay"), asked, reverse("trial:completing", args=[procedure.code])),
    ]

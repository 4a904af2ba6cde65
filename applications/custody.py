"""Between which offices the paper originals of a dossier may go."""

from django.db.models import Q, QuerySet

from accounts.models import Agency
from applications.models import Dossier


def offices_of(dossier: Dossier) -> QuerySet[Agency]:
    """Every office that has to do with the dossier: only between these do papers go."""
    named = [dossier.receiving_agency_id, dossier.competent_agency_id, dossier.return_agency_id]
    return Agency.objects.filter(Q(pk__in=named) | Q(pk__in=dossier.step_runs.values("agency"))).order_by("code")

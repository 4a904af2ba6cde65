"""The line of steps at the top of the wizard, and which page comes next."""

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.models import Dossier
from applications.workflow.advance import facts_of_dossier
from procedures.rules.visibility import visible_pages

PAPERS, CHECK = "papers", "check"


def steps(dossier: Dossier, here: str) -> list[dict[str, str]]:
    """Each page with its state; the ones before this can be gone back to."""
    ids = _ids(dossier)
    at = ids.index(here) if here in ids else 0
    return [
        {
            "label": label,
            "url": url_of(dossier, name),
            "state": "done" if place < at else "current" if place == at else "todo",
        }
        for place, (name, label) in enumerate(_named(dossier))
    ]


def next_url(dossier: Dossier, here: str) -> str:
    """The page after this one; after the last, the check."""
    ids = _ids(dossier)
    return url_of(dossier, ids[min(ids.index(here) + 1, len(ids) - 1)] if here in ids else CHECK)


def url_of(dossier: Dossier, name: str) -> str:
    if name in {PAPERS, CHECK}:
        return reverse(f"citizen:{name}", args=[dossier.pk])
    return reverse("citizen:page", args=[dossier.pk, name])


def _ids(dossier: Dossier) -> list[str]:
    return [name for name, _label in _named(dossier)]


def _named(dossier: Dossier) -> list[tuple[str, str]]:
    pages = visible_pages(dossier.definition, facts_of_dossier(dossier))
    return [*((page.id, str(page.title)) for page in pages), (PAPERS, _("Giấy tờ")), (CHECK, _("Kiểm tra và nộp"))]

"""Answers and papers as rows to read: for checking before filing, and for the dossier's own page."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from applications.actions.editing import may_change, open_targets
from applications.citizen.steps import url_of
from applications.models import Dossier
from applications.queries import current_files
from applications.workflow.advance import facts_of_dossier
from procedures.definition.papers import Mode
from procedures.fields import show
from procedures.rules.facts import Facts
from procedures.rules.papers import papers_asked
from procedures.rules.visibility import visible_pages, visible_sections


def answer_groups(dossier: Dossier, facts: Facts) -> list[dict[str, Any]]:
    """A group a page: title, where to change it, and each question with its answer in words."""
    return [
        {
            "title": str(page.title),
            "url": url_of(dossier, page.id),
            "answers": [
                {"label": str(field.label), "value": show(_value(dossier, field.id, facts), field)}
                for _section, fields in visible_sections(page, facts)
                for field in fields
            ],
        }
        for page in visible_pages(dossier.definition, facts)
    ]


def _value(dossier: Dossier, name: str, facts: Facts) -> Any:
    """The answer; a computed value where nobody answered."""
    return dossier.answers.get(name, facts.get(name))


def paper_rows(dossier: Dossier, user: User, wrong: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each paper asked, with its files, whether it may change now, and what was wrong with the last try."""
    targets = open_targets(dossier, user)
    files = current_files(dossier)
    return [
        {
            "paper": paper,
            "upload": paper.mode is Mode.SUBMIT and may_change(targets, f"paper:{paper.id}"),
            "files": [_file_row(dossier, each) for each in files if each.paper == paper.id],
            "wrong": wrong.get(paper.id),
            "accept": ",".join(f".{kind}" for kind in paper.types),
        }
        for paper in papers_asked(dossier.definition, facts_of_dossier(dossier))
    ]


def _file_row(dossier: Dossier, attachment: Any) -> dict[str, Any]:
    url = reverse("citizen:file", args=[dossier.pk, attachment.pk])
    picture = attachment.content_type.startswith("image/")
    return {
        "id": attachment.pk,
        "name": attachment.name,
        "size": attachment.blob.size,
        "url": f"{url}?xem",
        "preview_url": f"{url}?xem" if picture else "",
        "tone": "done",
        "state": _("Tệp hợp lệ"),
    }


def problems(dossier: Dossier, found: Mapping[str, str]) -> list[dict[str, str]]:
    """Each thing that keeps the dossier from being filed, with a link to where it is mended."""
    pages = {
        field.id: page.id
        for page in dossier.definition.form.pages
        for section in page.sections
        for field in section.fields
    }
    return [{"text": sentence, "url": _place(dossier, place, pages)} for place, sentence in found.items()]


def _place(dossier: Dossier, place: str, pages: Mapping[str, str]) -> str:
    if place.startswith("paper:"):
        return f"{url_of(dossier, 'papers')}#{place.removeprefix('paper:')}"
    name = place.partition(".")[0]
    return f"{url_of(dossier, pages[name])}#div_id_{name}" if name in pages else f"#{name}"

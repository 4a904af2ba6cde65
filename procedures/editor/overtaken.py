"""Somebody else changed the same part: both versions side by side, and what was typed still in the boxes."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.requests import SignedInRequest
from procedures.definition.base import Part
from procedures.drafting import Overtaken, documents
from procedures.editor.editing import Editing
from procedures.editor.frame import frame
from procedures.editor.said import said
from procedures.wording import name_of


def show_overtaken(request: SignedInRequest, editing: Editing, error: Overtaken) -> HttpResponse:
    """Saving again keeps mine, for the page now knows what stands there; where that is gone it is added anew."""
    work, theirs = editing.work, error.theirs
    editing.seen = documents.part_mark(documents.own(theirs, editing.keys))
    mine_said, theirs_said = (_rows(editing, part) for part in (editing.value, theirs))
    context = frame(
        work,
        editing.place,
        editing=editing,
        boxes=editing.boxes,
        error=error,
        kind=name_of(editing.part_class),
        title=name_of(editing.part_class),
        sides=_side_by_side(mine_said, theirs_said),
        is_gone=theirs is None,
        add_url=reverse("editor:add", args=[work.code, editing.place.rpartition("/")[0]]),
    )
    return render(request, "editor/overtaken.html", context, status=409)


def _rows(editing: Editing, part: Any) -> list[dict[str, Any]]:
    """The part in words; nothing for one that is gone. What cannot be read yet stands in the boxes alone."""
    read = _read(editing.part_class, part) if part else None
    return said(read, editing.work.names) if read else []


def _read(part_class: type[Part], part: Any) -> Part | None:
    try:
        return part_class.model_validate(part)
    except ValueError:
        return None


def _side_by_side(mine: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Only what differs: label, mine, theirs."""
    labels = {row["key"]: row["label"] for row in [*mine, *theirs]}
    one, other = ({row["key"]: row["value"] for row in rows} for rows in (mine, theirs))
    return [
        {"label": label, "mine": one.get(key, ""), "theirs": other.get(key, "")}
        for key, label in labels.items()
        if one.get(key) != other.get(key)
    ]

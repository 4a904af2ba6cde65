"""What a request changed: what stood there when it was asked, and what the applicant put in its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from applications.models import Attachment, Dossier, Supplement
from applications.supplements.targets import Target, targets_of
from procedures.fields import show


@dataclass(frozen=True)
class Change:
    """One thing that was asked: why, and how it was and is. An answer is told in words, a paper by its files, and by
    what of it was brought to a counter.
    """

    target: str
    label: str
    what: str
    example: str
    old: str
    new: str
    old_files: list[Attachment]
    new_files: list[Attachment]

    @property
    def is_changed(self) -> bool:
        return (self.old, self.old_files) != (self.new, self.new_files)


def before_of(dossier: Dossier, asked: Mapping[str, Target]) -> dict[str, Any]:
    """What stands at these targets now, to be kept with the request (Supplement.before)."""
    papers = {target.place for target in asked.values() if target.field is None}
    files = {paper: [file.pk for file in dossier.files if file.paper == paper] for paper in papers}
    answers = {target.place: _answer(dossier.answers, target.place) for target in asked.values() if target.field}
    brought = {paper: dossier.brought[paper] for paper in papers if paper in dossier.brought}
    return {"fields": answers, "papers": files, "brought": brought}


def _answer(answers: Mapping[str, Any], place: str) -> Any:
    field, _dot, part = place.partition(".")
    value = answers.get(field)
    return (value or {}).get(part) if part else value


def changes_of(supplement: Supplement) -> list[Change]:
    """Old beside new for each thing asked; new is what stands now, or stood when it was asked for once more."""
    dossier = supplement.dossier
    known = targets_of(dossier.definition)
    files = {file.pk: file for file in dossier.attachments.select_related("blob")}
    asked_later = list(dossier.supplements.filter(pk__gt=supplement.pk))
    return [
        _change(dossier, supplement, item, known.get(item["target"]), files, asked_later) for item in supplement.items
    ]


def is_unchanged(supplement: Supplement) -> bool:
    """Whether all that was asked stands as it stood then."""
    return not any(change.is_changed for change in changes_of(supplement))


def _change(
    dossier: Dossier,
    supplement: Supplement,
    item: Mapping[str, str],
    target: Target | None,
    files: Mapping[int, Attachment],
    asked_later: list[Supplement],
) -> Change:
    """A target the version of today no longer has is told by its label alone."""
    name = item["target"]
    again = next((each for each in asked_later if name in each.targets()), None)
    old = supplement.before
    new = again.before if again else before_of(dossier, {name: target} if target else {})
    return Change(
        name,
        item["label"],
        item["what"],
        item.get("example", ""),
        _words(old, target),
        _words(new, target),
        _files(old, name, files),
        _files(new, name, files),
    )


def _words(stood: Mapping[str, Any], target: Target | None) -> str:
    if target is None:
        return ""
    if target.field is None:
        return ", ".join(on_paper(stood.get("brought", {}).get(target.place, {})))
    value = stood.get("fields", {}).get(target.place)
    return "" if value is None else show(value, target.field)


def on_paper(brought: Mapping[str, int]) -> Iterator[str]:
    """What was handed in at a counter, by kind and number."""
    for kind, name in (("originals", "bản chính"), ("copies", "bản sao")):
        if count := brought.get(kind, 0):
            yield f"{count:02d} {name}"


def _files(stood: Mapping[str, Any], name: str, files: Mapping[int, Attachment]) -> list[Attachment]:
    kept = stood.get("papers", {}).get(name.removeprefix("paper:"), [])
    return [files[pk] for pk in kept if pk in files]

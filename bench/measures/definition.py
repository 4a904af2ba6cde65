"""A definition as large as they come, 500 fields and 200 rules: checked, changed, and one page of it asked."""

import json
import statistics
import time
from collections.abc import Callable, Iterator

from accounts.models import User
from applications.actions.start_draft import start_draft
from applications.models import Dossier
from bench.figures import Figure, at_most
from bench.people import WARD
from bench.stage import Stage
from procedures import drafting
from procedures.definition.form import Kind
from procedures.drafting import documents
from procedures.gate import check
from procedures.models import ProcedureVersion
from procedures.publishing import put_in_force
from tests.procedures.gate.large import large

TIMES = 5
ANSWERS = {
    Kind.CHOICE: "a",
    Kind.INTEGER: 7,
    Kind.YES_NO: True,
    Kind.DATE: "2026-11-24",
    Kind.SHORT_TEXT: "Trả lời",
}


def definition(stage: Stage) -> Iterator[Figure]:
    made = large()
    yield at_most("definition.check", _median(lambda: check(made)), "s", 1)
    editor = User.objects.get(username="quantri")
    draft = drafting.start(editor, made)
    yield at_most("definition.save", _median(lambda: _save(editor, draft.pk)), "s", 1)
    put_in_force(ProcedureVersion.objects.get(pk=draft.pk))
    yield from _page(stage, made.general.code)


def _save(editor: User, pk: int) -> None:
    """Another label for the last field, as its page would keep it."""
    place = "form/pages/19/sections/0/fields/24"
    field = documents.at(_document(pk), place)
    label = {"vi": f"Nhãn lần {time.monotonic_ns()}"}
    drafting.change_part(editor, pk, place, documents.part_mark(field), field | {"label": label})


def _document(pk: int) -> object:
    return json.loads(ProcedureVersion.objects.get(pk=pk).document)


def _page(stage: Stage, code: str) -> Iterator[Figure]:
    """One page of 25 fields of the form, asked of a citizen whose answers bring up every field there is."""
    citizen = stage.citizens[0]
    dossier = start_draft(citizen, code, territory=WARD)
    answers = {each.id: ANSWERS[each.kind] for each in dossier.definition.form.fields()}
    Dossier.objects.filter(pk=dossier.pk).update(answers=answers)
    (visitor,) = stage.at_portal([citizen])
    path = f"/ho-so/{dossier.pk}/trang/page_0/"
    visitor.get(path)
    yield at_most("definition.page", 1000 * _median(lambda: visitor.get(path)), "ms", 100)


def _median(act: Callable[[], object]) -> float:
    """Seconds, at the median of a few times."""
    waits = []
    for _turn in range(TIMES):
        began = time.monotonic()
        act()
        waits.append(time.monotonic() - began)
    return statistics.median(waits)

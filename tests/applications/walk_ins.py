"""People served at a counter: brought by the actions to any point of what happens there."""

from collections.abc import Mapping
from typing import Any

from accounts.models import Agency, Person, User
from accounts.people import Entered, known_person
from applications.actions.keep_at_counter import Written, keep_at_counter
from applications.actions.start_at_counter import THEMSELVES, Behalf, start_at_counter
from applications.models import Dossier
from applications.workflow.advance import facts_of_dossier
from procedures.definition.papers import Mode
from procedures.rules.papers import papers_asked
from tests.applications.stories import answers_of, fresh, hand_in

HONG_BANG, AN_LAO, CITY_CENTRE = "H24.9008.01", "H24.9050.01", "H24.9202"
HOA = Entered("Trần Thị Hòa", "031171000456", phone="0912345678", residence_text="Số 2 Quang Trung")


def clerk(username: str = "tiepnhan") -> User:
    return User.objects.get(username=username)


def centre(code: str = HONG_BANG) -> Agency:
    return Agency.objects.get(code=code)


def written(dossier: Dossier, **changes: Any) -> Written:
    """What the page would send of the dossier as it is, with these changes."""
    kept = {
        "answers": dossier.answers, "brought": {}, "territory": dossier.territory, "return_way": dossier.return_way,
        "return_agency": dossier.return_agency, "return_address": "", "support_agency": None,
    }  # fmt: skip
    return Written(**kept | changes)


def served(
    code: str, person: Person | None = None, behalf: Behalf = THEMSELVES, at: str = HONG_BANG, by: str = "tiepnhan",
    answers: Mapping[str, Any] = {}, example: int = 0,
) -> Dossier:  # fmt: skip
    """A complete draft at a counter, with a scan of every paper it needs, answered as in the example."""
    user = clerk(by)
    draft = start_at_counter(user, centre(at), code, person or known_person(HOA), behalf)
    known = {field.id for field in draft.definition.form.fields()}
    given = {name: value for name, value in answers_of(code, example).items() if name in known} | dict(answers)
    keep_at_counter(user, draft.pk, written(fresh(draft), answers=given, territory=centre(at).territory))
    draft = fresh(draft)
    for paper in papers_asked(draft.definition, facts_of_dossier(draft)):
        if paper.mode is Mode.SUBMIT:
            hand_in(draft, paper.id, user)
    return fresh(draft)

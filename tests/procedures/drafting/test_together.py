"""Two people, or two messages, at the same moment: one effect each, and nobody's work lost."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from core.errors import Conflict
from procedures import drafting
from procedures.drafting import Overtaken, documents
from procedures.drafting.take_effect import take_effect
from procedures.models import Procedure, ProcedureVersion
from processes import eventually
from tests.applications.test_actions_together import at_once
from tests.procedures.drafting.people import CODE, PAPERS, copies, draft, editor, events, fresh, mark, part, publisher

pytestmark = pytest.mark.django_db(transaction=True)


def paper(name: str) -> dict[str, object]:
    return {"id": name, "name": {"vi": f"Giấy {name}"}}


def refused(acts: list[Callable[[], object]]) -> list[Exception]:
    return [error for error in at_once(*acts) if error is not None]


def test_of_two_who_change_one_part_at_once_one_wins_and_the_other_keeps_theirs_to_show() -> None:
    people = [editor("lan"), editor("dung")]
    version = draft(people[0])
    place, seen = f"{PAPERS}/0", mark(version, f"{PAPERS}/0")
    acts = [partial(drafting.change_part, each, version.pk, place, seen, paper(each.username)) for each in people]
    (error,) = refused(acts)
    assert isinstance(error, Overtaken)
    assert part(version, place) == error.theirs
    assert {error.theirs["id"], error.mine["id"]} == {"lan", "dung"}
    assert error.who == f"Cán bộ {error.theirs['id']}"
    assert version.edits.filter(verb="CHANGE").count() == 1


def test_changes_of_other_parts_at_once_all_stay() -> None:
    people = [editor(name) for name in ("lan", "dung", "minh")]
    version = draft(people[0])
    place, seen = f"{PAPERS}/0", mark(version, f"{PAPERS}/0")
    acts = [partial(drafting.add_part, each, version.pk, PAPERS, paper(each.username), 0) for each in people]
    acts += [partial(drafting.change_part, people[0], version.pk, place, seen, paper("first"))]
    assert refused(acts) == []
    assert {"lan", "dung", "minh", "first"} <= {each["id"] for each in part(version, PAPERS)}
    assert version.edits.count() == 5


def test_of_two_who_begin_at_once_one_begins() -> None:
    people = [editor("lan"), editor("dung")]
    (error,) = refused([partial(drafting.start, each, copies()) for each in people])
    assert isinstance(error, Conflict)
    assert ProcedureVersion.objects.count() == 1
    assert events() == ["procedure.started"]


def test_of_two_who_release_at_once_one_releases() -> None:
    lan, people = editor("lan"), [publisher("hoa"), publisher("binh")]
    version = draft(lan)
    drafting.send(lan, version.pk)
    (error,) = refused([partial(drafting.release, each, version.pk) for each in people])
    assert isinstance(error, Conflict)
    assert events().count("procedure.released") == 1


def test_sending_and_changing_at_once_never_changes_what_was_sent() -> None:
    lan, dung = editor("lan"), editor("dung")
    version = draft(lan)
    place, seen = "general/name/vi", mark(version, "general/name/vi")
    change = partial(drafting.change_part, dung, version.pk, place, seen, "Tên của Dung")
    ended = refused([partial(drafting.send, lan, version.pk), change])
    assert fresh(version).state == "IN_REVIEW"
    assert (part(version, place) == "Tên của Dung") == (ended == [])


def test_a_moment_that_rings_many_times_at_once_comes_once() -> None:
    lan, hoa = editor("lan"), publisher("hoa")
    version = draft(lan)
    drafting.send(lan, version.pk)
    at = timezone.now() + timedelta(hours=1)
    drafting.release(hoa, version.pk, at)
    assert refused([partial(take_effect, version.pk, at)] * 3) == []
    assert events().count("procedure.put_in_force") == 1
    assert Procedure.objects.get(code=CODE).current == version


def test_the_relay_and_a_worker_put_it_in_force(celery_worker: None) -> None:
    lan, hoa = editor("lan"), publisher("hoa")
    version = draft(lan)
    drafting.send(lan, version.pk)
    drafting.release(hoa, version.pk, timezone.now() + timedelta(seconds=2))
    assert fresh(version).state == "SCHEDULED"
    eventually(lambda: fresh(version).state == "PUBLISHED")
    assert Procedure.objects.get(code=CODE, is_active=True).current == version
    assert events()[-1] == "procedure.put_in_force"


def test_a_copy_made_twice_at_once_has_two_names() -> None:
    lan, dung = editor("lan"), editor("dung")
    version = draft(lan)
    place, seen = f"{PAPERS}/0", mark(version, f"{PAPERS}/0")
    first = part(version, place)["id"]
    assert refused([partial(drafting.copy_part, each, version.pk, place, seen) for each in (lan, dung)]) == []
    assert {f"{first}_2", f"{first}_3"} <= documents.taken(part(version, PAPERS))

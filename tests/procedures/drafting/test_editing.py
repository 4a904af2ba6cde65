"""Changing a draft: each verb, its undoing, its refusals, and two people at one part."""

import json
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from core.errors import Conflict, Denied, Invalid
from procedures import drafting
from procedures.definition import canonical, fingerprint, read_definition
from procedures.drafting import Overtaken, documents
from procedures.models import DefinitionEdit, Procedure, ProcedureVersion
from tests.procedures.drafting.people import (
    CODE,
    PAGES,
    PAPERS,
    TITLE,
    copies,
    draft,
    editor,
    events,
    fresh,
    mark,
    part,
    publisher,
    state,
    unentitled,
)

pytestmark = [pytest.mark.django_db, pytest.mark.models]


@pytest.fixture
def lan(db: None) -> User:
    return editor("lan")


@pytest.fixture
def dung(db: None) -> User:
    return editor("dung")


@pytest.fixture
def version(lan: User) -> ProcedureVersion:
    return draft(lan)


def ids(version: ProcedureVersion, place: str) -> list[str]:
    return [each["id"] for each in part(version, place)]


def paper(name: str) -> dict[str, Any]:
    return {"id": name, "name": {"vi": f"Giấy {name}"}}


def last(version: ProcedureVersion) -> DefinitionEdit:
    return version.edits.latest("pk")


def test_a_draft_begins_with_what_it_was_made_from_and_the_public_sees_nothing(lan: User) -> None:
    version = draft(lan)
    assert (version.state, version.number, version.origin) == ("DRAFT", 1, "tệp thử")
    assert (version.document, version.sha256) == (canonical(copies()), fingerprint(canonical(copies())))
    assert version.created_by == lan
    procedure = Procedure.objects.get(code=CODE)
    assert (procedure.is_active, procedure.current) == (False, None)
    assert events() == ["procedure.started"]


def test_a_procedure_has_one_open_version_at_most(version: ProcedureVersion, dung: User) -> None:
    before = state()
    with pytest.raises(Conflict) as refusal:
        drafting.start(dung, copies())
    assert "Cán bộ lan" in str(refusal.value.message)
    assert "Bản nháp" in str(refusal.value.message)
    assert state() == before


def test_a_draft_that_is_too_big_is_refused(lan: User) -> None:
    prose = {"vi": "x" * 20_000}
    faq = [{"question": prose, "answer": prose}] * 30
    eligibility = [{"question": prose, "otherwise": prose}] * 12
    plain = json.loads(canonical(copies()))
    plain["general"] |= {"faq": faq, "eligibility": eligibility}
    plain["papers"] = [paper(f"p{number}") | {"hint": prose, "name": prose} for number in range(20)]
    before = state()
    with pytest.raises(Invalid):
        drafting.start(lan, read_definition(plain))
    assert state() == before


def test_changing_a_part(version: ProcedureVersion, lan: User) -> None:
    drafting.change_part(lan, version.pk, TITLE, mark(version, TITLE), "Giấy tờ của bạn")
    assert part(version, TITLE) == "Giấy tờ của bạn"
    assert fresh(version).sha256 == fingerprint(fresh(version).document)
    edit = last(version)
    assert (edit.user, edit.verb, edit.place, edit.after) == (lan, "CHANGE", TITLE, "Giấy tờ của bạn")
    assert edit.before == copies().form.pages[0].title.vi


def test_what_is_stored_has_the_right_shape(version: ProcedureVersion, lan: User) -> None:
    new = {"id": "only", "name": {"vi": "  Giấy  "}, "required": True, "copies": 2}
    drafting.change_part(lan, version.pk, f"{PAPERS}/0", mark(version, f"{PAPERS}/0"), new)
    assert part(version, f"{PAPERS}/0") == {"id": "only", "name": {"vi": "Giấy"}, "copies": 2}


def test_changing_nothing_leaves_no_edit(version: ProcedureVersion, lan: User) -> None:
    before = state()
    drafting.change_part(lan, version.pk, TITLE, mark(version, TITLE), part(version, TITLE))
    assert state() == before


def test_a_part_at_its_default_is_written_and_left_again(version: ProcedureVersion, lan: User) -> None:
    place = "form/pages/0/intro"
    assert part(version, place) is None
    drafting.change_part(lan, version.pk, place, documents.part_mark(None), {"vi": "Xin chào"})
    drafting.change_part(lan, version.pk, place, mark(version, place), None)
    assert part(version, place) is None
    drafting.undo(lan, version.pk, last(version).pk)
    assert part(version, place) == {"vi": "Xin chào"}


@pytest.mark.parametrize(
    ("place", "new"),
    [
        ("form/pages/0", {"id": "one"}),
        ("form/pages/0/title", {"vi": ""}),
        ("form/pages/0/unknown", 1),
        ("papers/0/copies", 100),
        ("papers/0/copies", float("nan")),
        ("papers/0/name/vi", "a\0b"),
        ("examples/0/answers", {"copies": float("inf")}),
        ("general/code", "1.000001"),
        ("general", {}),
        ("", {"format": 1}),
        ("", []),
        ("form", "<script>"),
    ],
)
def test_a_wrong_content_changes_nothing(version: ProcedureVersion, lan: User, place: str, new: Any) -> None:
    seen = mark(version, place)
    before = state()
    with pytest.raises(Invalid):
        drafting.change_part(lan, version.pk, place, seen, new)
    assert state() == before


def test_each_wrong_place_is_named(version: ProcedureVersion, lan: User) -> None:
    place = "form/pages/0/sections/0/fields/0"
    with pytest.raises(Invalid) as refusal:
        drafting.change_part(lan, version.pk, place, mark(version, place), {"id": "Sai Mã", "kind": "short_text"})
    assert set(refusal.value.fields) == {f"{place}/id", f"{place}/label"}


def test_parts_are_added_copied_moved_and_taken_out(version: ProcedureVersion, lan: User) -> None:
    begun = ids(version, PAPERS)
    drafting.add_part(lan, version.pk, PAPERS, paper("last"))
    drafting.add_part(lan, version.pk, PAPERS, paper("first"), at=0)
    assert ids(version, PAPERS) == ["first", *begun, "last"]
    drafting.copy_part(lan, version.pk, f"{PAPERS}/0", mark(version, f"{PAPERS}/0"))
    assert ids(version, PAPERS) == ["first", "first_2", *begun, "last"]
    drafting.move_part(lan, version.pk, f"{PAPERS}/0", mark(version, f"{PAPERS}/0"), 99)
    assert ids(version, PAPERS) == ["first_2", *begun, "last", "first"]
    drafting.remove_part(lan, version.pk, f"{PAPERS}/0", mark(version, f"{PAPERS}/0"))
    assert ids(version, PAPERS) == [*begun, "last", "first"]
    verbs = ["START", "ADD", "ADD", "COPY", "MOVE", "REMOVE"]
    assert list(version.edits.values_list("verb", flat=True)) == verbs


@pytest.mark.parametrize("order", [[4, 3, 2, 1, 0], [4, 0, 2, 1], [1, 0, 4, 2]])
def test_all_is_undone_in_any_order(version: ProcedureVersion, lan: User, order: list[int]) -> None:
    begun = fresh(version).document
    test_parts_are_added_copied_moved_and_taken_out(version, lan)
    made = list(version.edits.exclude(verb="START").values_list("pk", flat=True))
    for number in order:
        drafting.undo(lan, version.pk, made[number])
    assert fresh(version).document == begun


def test_undo_finds_the_part_where_it_stands_now_and_keeps_what_others_did(
    version: ProcedureVersion, lan: User, dung: User
) -> None:
    place = "form/pages/0"
    page = part(version, place)
    drafting.change_part(lan, version.pk, place, mark(version, place), page | {"title": {"vi": "Của Lan"}})
    edit = last(version)
    drafting.add_part(dung, version.pk, PAGES, {"id": "zero", "title": {"vi": "Trang mới"}}, at=0)
    drafting.change_part(dung, version.pk, "form/pages/1/intro", documents.part_mark(None), {"vi": "Của Dung"})
    drafting.undo(lan, version.pk, edit.pk)
    assert part(version, "form/pages/1") == page | {"intro": {"vi": "Của Dung"}}
    assert last(version).undoes == edit


def test_what_was_taken_out_comes_back_into_its_own_list(version: ProcedureVersion, lan: User) -> None:
    place = "form/pages/0/sections/0/fields"
    field = part(version, f"{place}/0")
    drafting.remove_part(lan, version.pk, f"{place}/0", mark(version, f"{place}/0"))
    removal = last(version)
    drafting.add_part(lan, version.pk, PAGES, {"id": "zero", "title": {"vi": "Trang mới"}}, at=0)
    drafting.undo(lan, version.pk, removal.pk)
    assert part(version, "form/pages/1/sections/0/fields/0") == field


def test_an_edit_is_undone_once_and_an_undoing_may_be_undone(version: ProcedureVersion, lan: User) -> None:
    drafting.add_part(lan, version.pk, PAPERS, paper("more"))
    edit = last(version)
    drafting.undo(lan, version.pk, edit.pk)
    undoing = last(version)
    before = state()
    with pytest.raises(Conflict):
        drafting.undo(lan, version.pk, edit.pk)
    assert state() == before
    drafting.undo(lan, version.pk, undoing.pk)
    assert ids(version, PAPERS)[-1] == "more"


def test_what_somebody_changed_since_is_not_undone(version: ProcedureVersion, lan: User, dung: User) -> None:
    drafting.add_part(lan, version.pk, PAPERS, paper("more"))
    edit, place = last(version), f"{PAPERS}/{len(part(version, PAPERS)) - 1}"
    drafting.change_part(dung, version.pk, place, mark(version, place), paper("more") | {"copies": 3})
    before = state()
    with pytest.raises(Overtaken) as refusal:
        drafting.undo(lan, version.pk, edit.pk)
    assert (refusal.value.who, refusal.value.theirs) == ("Cán bộ dung", paper("more") | {"copies": 3})
    assert state() == before


def test_what_went_with_its_page_is_not_undone(version: ProcedureVersion, lan: User) -> None:
    place = "form/pages/0/sections/0/fields/0"
    drafting.remove_part(lan, version.pk, place, mark(version, place))
    removal = last(version)
    drafting.remove_part(lan, version.pk, "form/pages/0", mark(version, "form/pages/0"))
    with pytest.raises(Overtaken):
        drafting.undo(lan, version.pk, removal.pk)


def test_only_edits_of_the_draft_are_undone(version: ProcedureVersion, lan: User) -> None:
    other = drafting.start(lan, _another())
    drafting.add_part(lan, other.pk, PAPERS, paper("more"))
    before = state()
    for edit in (last(other).pk, version.edits.get(verb="START").pk, 999_999):
        with pytest.raises(Denied):
            drafting.undo(lan, version.pk, edit)
    assert state() == before


def _another() -> Any:
    general = copies().general.model_copy(update={"code": "1.999998"})
    return copies().model_copy(update={"general": general})


# Two people


def test_two_people_change_two_parts_and_both_stay(version: ProcedureVersion, lan: User, dung: User) -> None:
    seen = {place: mark(version, place) for place in (TITLE, f"{PAPERS}/0")}
    drafting.change_part(lan, version.pk, TITLE, seen[TITLE], "Của Lan")
    drafting.change_part(dung, version.pk, f"{PAPERS}/0", seen[f"{PAPERS}/0"], paper("dung"))
    assert (part(version, TITLE), part(version, f"{PAPERS}/0")) == ("Của Lan", paper("dung"))


def test_who_comes_second_to_one_part_reads_who_was_first_and_both_contents(
    version: ProcedureVersion, lan: User, dung: User
) -> None:
    place = f"{PAPERS}/0"
    seen = mark(version, place)
    drafting.change_part(lan, version.pk, place, seen, paper("lan"))
    before = state()
    with pytest.raises(Overtaken) as refusal:
        drafting.change_part(dung, version.pk, place, seen, paper("dung"))
    told = refusal.value
    assert (told.who, told.at, told.place) == ("Cán bộ lan", last(version).at, place)
    assert (told.theirs, told.mine) == (paper("lan"), paper("dung"))
    assert "Cán bộ lan vừa sửa phần này lúc" in str(told.message)
    assert state() == before
    drafting.change_part(dung, version.pk, place, documents.part_mark(told.theirs), told.mine)
    assert part(version, place) == paper("dung")


def test_a_part_somebody_changed_is_not_taken_out_copied_or_moved(
    version: ProcedureVersion, lan: User, dung: User
) -> None:
    place = f"{PAPERS}/0"
    seen = mark(version, place)
    drafting.change_part(lan, version.pk, place, seen, paper("lan"))
    before = state()
    for act in (drafting.remove_part, drafting.copy_part):
        with pytest.raises(Overtaken):
            act(dung, version.pk, place, seen)
    with pytest.raises(Overtaken):
        drafting.move_part(dung, version.pk, place, seen, 1)
    assert state() == before


def test_a_part_somebody_took_out_is_gone_and_mine_is_kept_to_show(
    version: ProcedureVersion, lan: User, dung: User
) -> None:
    place = f"{PAPERS}/{len(part(version, PAPERS)) - 1}"
    seen = mark(version, place)
    drafting.remove_part(lan, version.pk, place, seen)
    with pytest.raises(Overtaken) as refusal:
        drafting.change_part(dung, version.pk, place, seen, paper("dung"))
    assert (refusal.value.theirs, refusal.value.mine, refusal.value.who) == (None, paper("dung"), "Cán bộ lan")


@pytest.mark.parametrize("place", ["", "form/pages/99", "x/y", "a\0b", "papers/" + "9" * 400])
def test_a_strange_place_is_overtaken_at_most(version: ProcedureVersion, lan: User, place: str) -> None:
    before = state()
    with pytest.raises(Overtaken):
        drafting.change_part(lan, version.pk, place, "0" * 16, paper("x"))
    assert state() == before


def test_a_place_may_be_long(version: ProcedureVersion, lan: User) -> None:
    place = "fees/0/amount"
    table = {"type": "by_table", "field": "copies", "amounts": {"x" * 400: 1}}
    drafting.change_part(lan, version.pk, place, mark(version, place), table)
    long = f"{place}/amounts/{'x' * 400}"
    drafting.change_part(lan, version.pk, long, mark(version, long), 2)
    assert last(version).place == long


def test_a_part_is_found_again_where_somebody_put_another_above_it(
    version: ProcedureVersion, lan: User, dung: User
) -> None:
    place = f"{PAPERS}/0"
    seen = mark(version, place)
    drafting.add_part(lan, version.pk, PAPERS, paper("above"), at=0)
    drafting.change_part(dung, version.pk, place, seen, paper("dung"))
    assert ids(version, PAPERS)[:2] == ["above", "dung"]
    assert last(version).place == f"{PAPERS}/1"


def test_a_title_is_changed_while_somebody_works_on_the_questions(
    version: ProcedureVersion, lan: User, dung: User
) -> None:
    place, keys = "form/pages/0", ("title", "intro")
    seen = documents.part_mark(documents.own(part(version, place), keys))
    fields = f"{place}/sections/0/fields"
    drafting.remove_part(lan, version.pk, f"{fields}/0", mark(version, f"{fields}/0"))
    left = part(version, fields)
    drafting.add_part(lan, version.pk, PAGES, {"id": "zero", "title": {"vi": "Trang mới"}}, at=0)
    drafting.change_part(dung, version.pk, place, seen, {"title": {"vi": "Của Dung"}}, keys)
    assert part(version, "form/pages/1/title") == {"vi": "Của Dung"}
    assert part(version, "form/pages/1/sections/0/fields") == left
    with pytest.raises(Overtaken):
        drafting.change_part(lan, version.pk, place, seen, {"title": {"vi": "Của Lan"}}, keys)


def test_a_question_is_added_to_its_page_wherever_that_stands(version: ProcedureVersion, lan: User) -> None:
    seen = documents.name_mark(part(version, "process/blocks/1"))
    drafting.move_part(lan, version.pk, "process/blocks/1", mark(version, "process/blocks/1"), 0)
    field = {"id": "seal_seen", "kind": "yes_no", "label": {"vi": "Có dấu?"}}
    drafting.add_part(lan, version.pk, "process/blocks/1/fields", field, seen=seen)
    assert part(version, "process/blocks/0/fields")[-1] == field


@pytest.mark.parametrize("place", ["papers/99/types", "general", "form", "nothing/here"])
def test_nothing_is_added_where_no_list_is(version: ProcedureVersion, lan: User, place: str) -> None:
    before = state()
    with pytest.raises(Invalid):
        drafting.add_part(lan, version.pk, place, paper("x"))
    assert state() == before


# Who, and when


def test_only_editors_change_drafts_and_others_learn_nothing(version: ProcedureVersion) -> None:
    place, seen = f"{PAPERS}/0", mark(version, f"{PAPERS}/0")
    edit = last(version).pk
    people = [*unentitled(), publisher("chicongbo")]
    before = state()
    for user in people:
        assert not drafting.may_edit(user)
        for act in (
            lambda user=user: drafting.change_part(user, version.pk, place, seen, paper("x")),
            lambda user=user: drafting.add_part(user, version.pk, PAPERS, paper("x")),
            lambda user=user: drafting.copy_part(user, version.pk, place, seen),
            lambda user=user: drafting.move_part(user, version.pk, place, seen, 1),
            lambda user=user: drafting.remove_part(user, version.pk, place, seen),
            lambda user=user: drafting.undo(user, version.pk, edit),
            lambda user=user: drafting.start(user, _another()),
            lambda user=user: drafting.send(user, version.pk),
            lambda user=user: drafting.take_back(user, version.pk),
            lambda user=user: drafting.discard(user, version.pk),
        ):
            with pytest.raises(Denied):
                act()
    assert state() == before


def test_what_was_sent_is_not_changed(version: ProcedureVersion, lan: User) -> None:
    drafting.send(lan, version.pk)
    place, seen = f"{PAPERS}/0", mark(version, f"{PAPERS}/0")
    before = state()
    for act in (
        lambda: drafting.change_part(lan, version.pk, place, seen, paper("x")),
        lambda: drafting.add_part(lan, version.pk, PAPERS, paper("x")),
        lambda: drafting.remove_part(lan, version.pk, place, seen),
    ):
        with pytest.raises(Conflict) as refusal:
            act()
        assert "Chờ duyệt" in str(refusal.value.message)
    assert state() == before


def test_an_unknown_version_is_denied(lan: User) -> None:
    with pytest.raises(Denied):
        drafting.add_part(lan, 999_999, PAPERS, paper("x"))
    with pytest.raises(Denied):
        drafting.send(lan, 999_999)


def test_a_change_asks_little_of_the_database(
    version: ProcedureVersion, lan: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    place, seen = f"{PAPERS}/0", mark(version, f"{PAPERS}/0")
    with django_assert_max_num_queries(6):
        drafting.change_part(lan, version.pk, place, seen, paper("x"))
    with django_assert_max_num_queries(10):
        drafting.undo(lan, version.pk, last(version).pk)
    with django_assert_max_num_queries(10), pytest.raises(Overtaken):
        drafting.change_part(lan, version.pk, f"{PAPERS}/0", documents.part_mark("?"), paper("y"))

"""The way of a draft into force: sent, sent back, released by a second person, now or at a moment; retired."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.models import AdministrativeUnit, User
from accounts.roles import Role
from core.errors import Conflict, Denied, Invalid
from core.models import LedgerEntry, OutboxRow
from core.outbox.perform import perform
from core.outbox.relay import ring
from procedures import drafting, seeds
from procedures.drafting.history import history_of_procedure, history_of_version
from procedures.drafting.take_effect import take_effect
from procedures.models import Procedure, ProcedureVersion
from procedures.publishing import publish
from procedures.stamp import stamp
from procedures.versions import definition_of
from tests.procedures.drafting.people import (
    CODE,
    PAPERS,
    changed,
    copies,
    draft,
    editor,
    events,
    fresh,
    mark,
    person,
    publisher,
    state,
    unentitled,
)

pytestmark = [pytest.mark.django_db, pytest.mark.models]
NAME = "general/name/vi"


@pytest.fixture
def lan(db: None) -> User:
    return editor("lan")


@pytest.fixture
def hoa(db: None) -> User:
    return publisher("hoa")


@pytest.fixture
def sent(lan: User) -> ProcedureVersion:
    """Sent to review, with another name than what is in force."""
    publish(copies())
    version = draft(lan, changed(NAME, "Chứng thực bản sao, tên mới"))
    return drafting.send(lan, version.pk, "Đổi tên thủ tục")


def in_force() -> ProcedureVersion:
    current = Procedure.objects.select_related("current").get(code=CODE).current
    assert current is not None
    return current


def test_sending_says_who_when_and_what_changes(lan: User, sent: ProcedureVersion) -> None:
    assert (sent.state, sent.change_note, sent.sent_by) == ("IN_REVIEW", "Đổi tên thủ tục", lan)
    assert sent.sent_at is not None
    assert events() == ["procedure.started", "procedure.sent"]


def test_what_is_unsound_is_not_sent_and_each_fault_is_named_by_its_place(lan: User) -> None:
    version = draft(lan, changed("form/pages/0/when", {"field": "no_such_field", "op": "filled"}))
    before = state()
    with pytest.raises(Invalid) as refusal:
        drafting.send(lan, version.pk)
    assert "form/pages/0/when" in refusal.value.fields
    assert state() == before


def test_sent_back_with_a_reason_it_is_a_draft_again(hoa: User, lan: User, sent: ProcedureVersion) -> None:
    before = state()
    with pytest.raises(Invalid):
        drafting.reject(hoa, sent.pk, "  ")
    assert state() == before
    version = drafting.reject(hoa, sent.pk, " Tên quá dài. ")
    assert (version.state, version.remark) == ("DRAFT", "Tên quá dài.")
    assert drafting.send(lan, sent.pk).remark == ""


def test_its_writers_take_it_back(lan: User, sent: ProcedureVersion) -> None:
    assert drafting.take_back(lan, sent.pk).state == "DRAFT"
    drafting.add_part(lan, sent.pk, PAPERS, {"id": "more", "name": {"vi": "Giấy khác"}})


def test_a_discarded_draft_stays_to_be_read_and_makes_room(lan: User, sent: ProcedureVersion) -> None:
    drafting.take_back(lan, sent.pk)
    assert drafting.discard(lan, sent.pk).state == "DISCARDED"
    assert drafting.start_again(lan, CODE).number == 3
    assert fresh(sent).document == sent.document


def test_a_second_person_puts_it_in_force(hoa: User, lan: User, sent: ProcedureVersion) -> None:
    earlier, before = in_force(), stamp()
    version = drafting.release(hoa, sent.pk)
    assert in_force() == version
    assert (version.state, version.published_by, version.created_by) == ("PUBLISHED", hoa, lan)
    assert version.effective_from is not None
    earlier.refresh_from_db()
    assert (earlier.state, earlier.effective_to) == ("RETIRED", version.effective_from)
    procedure = Procedure.objects.get(code=CODE)
    assert (procedure.name, procedure.is_active) == ("Chứng thực bản sao, tên mới", True)
    assert "tên mới" in procedure.search_name
    assert stamp() != before
    assert events() == ["procedure.started", "procedure.sent", "procedure.released"]
    entry = LedgerEntry.objects.get(event="procedure.released")
    assert (entry.actor, entry.data["sha256"]) == (f"user:{hoa.pk}", version.sha256)


def test_a_procedure_made_from_nothing_comes_before_the_public(hoa: User, lan: User) -> None:
    version = draft(lan)
    drafting.send(lan, version.pk)
    assert not Procedure.objects.filter(code=CODE, is_active=True).exists()
    drafting.release(hoa, version.pk)
    assert Procedure.objects.get(code=CODE, is_active=True).current == version


@pytest.mark.parametrize("share", ["began", "changed", "moved", "sent"])
def test_nobody_releases_what_they_had_a_hand_in(lan: User, share: str) -> None:
    both = person("cahai", Role.PROCEDURE_EDITOR, Role.PUBLISHER)
    version = draft(both if share == "began" else lan)
    if share == "changed":
        drafting.change_part(both, version.pk, NAME, mark(version, NAME), "Chứng thực")
    if share == "moved":
        place = "general/legal_bases/0"
        drafting.move_part(both, version.pk, place, mark(version, place), 1)
    drafting.send(both if share == "sent" else lan, version.pk)
    before = state()
    with pytest.raises(Invalid) as refusal:
        drafting.release(both, version.pk)
    assert "người khác công bố" in str(refusal.value.message)
    with pytest.raises(Invalid):
        drafting.release(both, version.pk, timezone.now() + timedelta(days=1))
    assert state() == before


def test_what_the_city_cannot_work_by_is_not_released(hoa: User, sent: ProcedureVersion) -> None:
    a_commune_without_offices()
    before = state()
    with pytest.raises(Invalid) as refusal:
        drafting.release(hoa, sent.pk)
    assert any(place.startswith("process/blocks/0") for place in refusal.value.fields)
    assert state() == before


def a_commune_without_offices() -> None:
    city = AdministrativeUnit.objects.get(parent=None)
    AdministrativeUnit.objects.create(
        code="90008", name="Hồng Bàng", kind="WARD", parent=city, valid_from=date(2025, 7, 1)
    )


def test_only_publishers_release_reject_call_off_and_retire(lan: User, hoa: User, sent: ProcedureVersion) -> None:
    people = [*unentitled(), editor("soan2")]
    before = state()
    for user in people:
        assert not drafting.may_publish(user)
        for act in (
            lambda user=user: drafting.release(user, sent.pk),
            lambda user=user: drafting.release(user, sent.pk, timezone.now() + timedelta(days=1)),
            lambda user=user: drafting.reject(user, sent.pk, "Không"),
            lambda user=user: drafting.call_off(user, sent.pk),
            lambda user=user: drafting.retire(user, CODE, None, "Không"),
        ):
            with pytest.raises(Denied):
                act()
    assert state() == before


def test_each_step_wants_its_state(lan: User, hoa: User, sent: ProcedureVersion) -> None:
    drafting.release(hoa, sent.pk)
    before = state()
    for act in (
        lambda: drafting.send(lan, sent.pk),
        lambda: drafting.take_back(lan, sent.pk),
        lambda: drafting.discard(lan, sent.pk),
        lambda: drafting.reject(hoa, sent.pk, "Muộn"),
        lambda: drafting.release(hoa, sent.pk),
        lambda: drafting.call_off(hoa, sent.pk),
    ):
        with pytest.raises(Conflict) as refusal:
            act()
        assert "Đang áp dụng" in str(refusal.value.message)
    assert state() == before


# At a moment to come

TOMORROW = timedelta(days=1)


def scheduled(hoa: User, version: ProcedureVersion) -> tuple[datetime, OutboxRow]:
    at = timezone.now() + TOMORROW
    assert drafting.release(hoa, version.pk, at).state == "SCHEDULED"
    return at, OutboxRow.objects.latest("pk")


def test_it_comes_into_force_at_its_moment_and_once(hoa: User, sent: ProcedureVersion) -> None:
    earlier = in_force()
    at, row = scheduled(hoa, sent)
    assert (in_force(), row.available_at, fresh(sent).effective_from) == (earlier, at, at)
    assert ring() == 0
    with time_machine.travel(at + timedelta(seconds=2)):
        assert ring() == 1
        perform(row.pk)
        perform(row.pk)
        take_effect(sent.pk, at)
    version = in_force()
    assert version == sent
    assert (version.state, version.published_by) == ("PUBLISHED", hoa)
    assert events()[-2:] == ["procedure.scheduled", "procedure.put_in_force"]
    assert LedgerEntry.objects.latest("pk").actor == "system"


def test_a_moment_that_is_past_means_now(hoa: User, sent: ProcedureVersion) -> None:
    assert drafting.release(hoa, sent.pk, timezone.now() - TOMORROW).state == "PUBLISHED"
    assert not OutboxRow.objects.exists()


def test_called_off_it_does_not_come_into_force(hoa: User, sent: ProcedureVersion) -> None:
    earlier = in_force()
    _at, row = scheduled(hoa, sent)
    version = drafting.call_off(hoa, sent.pk)
    assert (version.state, version.effective_from, version.published_by) == ("IN_REVIEW", None, None)
    perform(row.pk)
    row.refresh_from_db()
    assert row.done_at is not None
    assert in_force() == earlier
    assert fresh(sent).state == "IN_REVIEW"


def test_put_off_to_another_moment_the_first_one_passes(hoa: User, sent: ProcedureVersion) -> None:
    earlier = in_force()
    _at, first = scheduled(hoa, sent)
    drafting.call_off(hoa, sent.pk)
    later = timezone.now() + timedelta(days=2)
    drafting.release(hoa, sent.pk, later)
    second = OutboxRow.objects.latest("pk")
    perform(first.pk)
    assert in_force() == earlier
    perform(second.pk)
    assert in_force() == sent


def test_what_became_unsound_meanwhile_goes_back_to_review_and_says_why(hoa: User, sent: ProcedureVersion) -> None:
    earlier = in_force()
    _at, row = scheduled(hoa, sent)
    a_commune_without_offices()
    before = stamp()
    perform(row.pk)
    version = fresh(sent)
    assert (version.state, version.published_by, version.effective_from) == ("IN_REVIEW", None, None)
    assert "Hồng Bàng" in version.remark
    assert (in_force(), stamp()) == (earlier, before)
    assert events()[-1] == "procedure.fell_back"


def test_the_writers_do_not_take_back_what_waits(lan: User, hoa: User, sent: ProcedureVersion) -> None:
    scheduled(hoa, sent)
    with pytest.raises(Conflict):
        drafting.take_back(lan, sent.pk)
    with pytest.raises(Conflict):
        drafting.start_again(lan, CODE)
    assert fresh(sent).state == "SCHEDULED"


# Retirement


@pytest.fixture
def other(db: None) -> Procedure:
    general = copies().general.model_copy(update={"code": "1.999998"})
    return publish(copies().model_copy(update={"general": general})).procedure


def test_a_retired_procedure_names_what_replaces_it(hoa: User, other: Procedure) -> None:
    version = publish(copies())
    before = stamp()
    procedure = drafting.retire(hoa, CODE, other.code, "Gộp vào thủ tục khác.")
    assert (procedure.is_active, procedure.replaced_by) == (False, other)
    assert (procedure.retire_reason, procedure.current) == ("Gộp vào thủ tục khác.", version)
    assert procedure.retired_at is not None
    assert (fresh(version).state, fresh(version).effective_to) == ("RETIRED", procedure.retired_at)
    assert stamp() != before
    entry = LedgerEntry.objects.get(event="procedure.retired")
    assert entry.data["replacement"] == other.code


@pytest.mark.parametrize(("replacement", "reason"), [("1.000001", "Gộp"), (CODE, "Gộp"), ("", "   "), ("1.999998", "")])
def test_retirement_wants_a_reason_and_a_replacement_in_force(
    hoa: User, other: Procedure, replacement: str, reason: str
) -> None:
    publish(copies())
    before = state()
    with pytest.raises(Invalid):
        drafting.retire(hoa, CODE, replacement or None, reason)
    assert state() == before


def test_it_is_retired_once_and_only_what_is_in_force(hoa: User, lan: User) -> None:
    publish(copies())
    drafting.retire(hoa, CODE, None, "Hết hiệu lực")
    before = state()
    with pytest.raises(Conflict):
        drafting.retire(hoa, CODE, None, "Hết hiệu lực")
    with pytest.raises(Denied):
        drafting.retire(hoa, "1.000001", None, "Hết hiệu lực")
    assert state() == before


def test_what_waits_is_called_off_before_retiring(hoa: User, sent: ProcedureVersion) -> None:
    scheduled(hoa, sent)
    before = state()
    with pytest.raises(Conflict):
        drafting.retire(hoa, CODE, None, "Hết hiệu lực")
    assert state() == before


def test_publishing_again_brings_it_back_even_with_the_same_content(hoa: User, lan: User, other: Procedure) -> None:
    publish(copies())
    drafting.retire(hoa, CODE, other.code, "Nhầm")
    version = drafting.start_again(lan, CODE)
    drafting.send(lan, version.pk)
    drafting.release(hoa, version.pk)
    procedure = Procedure.objects.get(code=CODE)
    assert (procedure.is_active, procedure.retired_at, procedure.replaced_by) == (True, None, None)
    assert procedure.current == version


def test_publishing_what_is_in_force_changes_nothing_but_what_was_retired_comes_back(hoa: User) -> None:
    first = publish(copies())
    assert publish(copies()) == first
    drafting.retire(hoa, CODE, None, "Hết hiệu lực")
    assert publish(copies()).number == 2


def test_seeds_loaded_anew_leave_it_retired(hoa: User) -> None:
    publish(copies())
    drafting.retire(hoa, CODE, None, "Hết hiệu lực")
    seeds.load()
    assert not Procedure.objects.get(code=CODE).is_active


def test_nothing_unsound_is_published_by_machines_either(db: None) -> None:
    before = state()
    with pytest.raises(Invalid) as refusal:
        publish(changed("form/pages/0/when", {"field": "no_such_field", "op": "filled"}))
    assert "form/pages/0/when" in refusal.value.fields
    assert state() == before


# What the rows themselves hold


@pytest.mark.parametrize("into", ["IN_REVIEW", "SCHEDULED", "PUBLISHED", "RETIRED"])
def test_a_document_changes_in_a_draft_only(lan: User, into: str) -> None:
    version = draft(lan)
    ProcedureVersion.objects.filter(pk=version.pk).update(document="{}", sha256="0")
    ProcedureVersion.objects.filter(pk=version.pk).update(state=into)
    for change in ({"document": "[]"}, {"sha256": "1"}, {"document": "[]", "state": "DRAFT"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            ProcedureVersion.objects.filter(pk=version.pk).update(**change)
    assert (fresh(version).document, fresh(version).state) == ("{}", into)


@pytest.mark.parametrize(("was", "becomes"), [("PUBLISHED", "DRAFT"), ("RETIRED", "IN_REVIEW"), ("RETIRED", "DRAFT")])
def test_what_was_published_never_becomes_a_draft(lan: User, was: str, becomes: str) -> None:
    version = draft(lan)
    ProcedureVersion.objects.filter(pk=version.pk).update(state=was)
    with pytest.raises(DatabaseError), transaction.atomic():
        ProcedureVersion.objects.filter(pk=version.pk).update(state=becomes)
    assert fresh(version).state == was


def test_two_open_versions_cannot_be(sent: ProcedureVersion) -> None:
    for other in ("DRAFT", "IN_REVIEW", "SCHEDULED"):
        with pytest.raises(DatabaseError), transaction.atomic():
            ProcedureVersion.objects.create(procedure=sent.procedure, number=9, state=other, document="{}")


# Who changed what and when


def test_the_history_tells_steps_and_edits_in_order(lan: User, hoa: User, sent: ProcedureVersion) -> None:
    drafting.reject(hoa, sent.pk, "Tên quá dài.")
    drafting.change_part(lan, sent.pk, NAME, mark(sent, NAME), "Chứng thực bản sao")
    told = history_of_version(sent)
    assert [(each.who, each.verb, each.note) for each in told] == [
        ("Cán bộ lan", "START", ""),
        ("Cán bộ lan", "SEND", "Đổi tên thủ tục"),
        ("Cán bộ hoa", "REJECT", "Tên quá dài."),
        ("Cán bộ lan", "CHANGE", ""),
    ]
    assert (told[3].before, told[3].after) == ("Chứng thực bản sao, tên mới", "Chứng thực bản sao")
    assert [each.may_be_undone for each in told] == [False, False, False, True]
    drafting.undo(lan, sent.pk, told[3].pk)
    undone, undoing = history_of_version(sent)[3:]
    assert (undone.may_be_undone, undoing.undoes, undoing.may_be_undone) == (False, undone.pk, True)
    assert [each.verb for each in history_of_procedure(sent.procedure)] == ["START", "SEND", "REJECT"]


def test_the_version_before_reads_the_same_after_another_took_its_place(hoa: User, sent: ProcedureVersion) -> None:
    earlier = in_force()
    drafting.release(hoa, sent.pk)
    assert definition_of(fresh(earlier)) == copies()


def test_moments_are_instants(hoa: User, sent: ProcedureVersion) -> None:
    at = datetime(2099, 1, 1, tzinfo=UTC)
    drafting.release(hoa, sent.pk, at)
    assert fresh(sent).effective_from == at

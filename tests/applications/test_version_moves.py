"""A dossier in flight stays on its version; one that fits may be moved, for who asks, and put back."""

import json
from uuid import uuid4

import pytest
from django.test import Client

from accounts.models import User
from applications.actions.move_version import move_version, undo_move
from applications.models import Dossier, VersionMove
from applications.workflow.fitting import fit
from core.errors import Denied, Invalid
from core.models import LedgerEntry
from procedures.definition import ProcedureDefinition, read_definition
from procedures.models import Procedure, ProcedureVersion
from procedures.publishing import publish
from procedures.versions import definition_of
from tests.applications.stories import COPIES, accepted, filed, fresh, work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
REASON = "Người nộp đề nghị theo quy định mới."


def definition() -> ProcedureDefinition:
    current = Procedure.objects.get(code=COPIES).current
    assert current is not None
    return definition_of(current)


def changed(**parts: object) -> ProcedureVersion:
    """The next version, in force."""
    raw = definition().model_dump(mode="json", by_alias=True) | parts
    return publish(read_definition(raw))


def with_new_name() -> ProcedureVersion:
    general = definition().general.model_dump(mode="json", by_alias=True)
    return changed(general=general | {"summary": {"vi": "Nói ngắn gọn hơn."}})


def with_a_step_renamed(code: str) -> ProcedureVersion:
    raw = definition().model_dump_json(by_alias=True).replace(f'"{code}"', f'"{code}_anew"')
    return publish(read_definition(json.loads(raw)))


@pytest.fixture
def publisher() -> User:
    return User.objects.get(username="congbo")


@pytest.fixture
def dossier() -> Dossier:
    return accepted(filed(User.objects.get(username="congdan"), COPIES))


def moved(publisher: User, dossier: Dossier, version: ProcedureVersion) -> VersionMove:
    return move_version(publisher, dossier.pk, version, uuid4(), REASON)


def test_publication_leaves_a_dossier_in_flight_where_it_is(dossier: Dossier) -> None:
    with_new_name()
    after = fresh(dossier)
    assert (after.version_id, after.revision) == (dossier.version_id, dossier.revision)


def test_one_that_fits_is_moved_told_to_the_ledger_and_worked_to_its_end(publisher: User, dossier: Dossier) -> None:
    version = with_new_name()
    due, charges = dossier.due_at, list(dossier.charges.values_list("amount", flat=True))
    move = moved(publisher, dossier, version)
    after = fresh(dossier)
    assert after.version == version
    assert after.due_at == due
    assert list(after.charges.values_list("amount", flat=True)) == charges
    entry = LedgerEntry.objects.filter(subject=dossier.subject, event="dossier.version_moved").get()
    assert entry.actor == f"user:{publisher.pk}"
    assert (move.before_id, move.after_id, move.reason) == (dossier.version_id, version.pk, REASON)
    assert work(after).is_ended


def test_moving_is_undone(publisher: User, dossier: Dossier) -> None:
    move = moved(publisher, dossier, with_new_name())
    undo_move(publisher, move)
    assert fresh(dossier).version_id == dossier.version_id
    undo_move(publisher, move)
    assert LedgerEntry.objects.filter(subject=dossier.subject, event="dossier.version_moved").count() == 2


def test_one_whose_open_step_is_gone_stays(publisher: User, dossier: Dossier) -> None:
    step = dossier.step_runs.get(closed_at=None)
    version = with_a_step_renamed(step.step)
    assert step.name in fit(fresh(dossier), version).blocked[0]
    entries = LedgerEntry.objects.count()
    with pytest.raises(Invalid, match="không còn như vậy"):
        moved(publisher, dossier, version)
    assert fresh(dossier).version_id == dossier.version_id
    assert LedgerEntry.objects.count() == entries
    assert not VersionMove.objects.exists()


def test_a_paper_newly_required_keeps_it(publisher: User, dossier: Dossier) -> None:
    papers = definition().model_dump(mode="json", by_alias=True)["papers"]
    version = changed(papers=[*papers, {"id": "proof", "name": {"vi": "Giấy tờ mới"}}], examples=[])
    assert fit(fresh(dossier), version).blocked == ["Phiên bản mới đòi thêm giấy tờ «Giấy tờ mới»."]


def test_what_would_change_is_told(dossier: Dossier) -> None:
    fees = definition().model_dump(mode="json", by_alias=True)["fees"]
    version = changed(
        fees=[fees[0] | {"amount": {"type": "fixed", "amount": 5000}, "each_row_of": None, "when": None}], examples=[]
    )
    look = fit(fresh(dossier), version)
    assert look.fits
    assert any("5.000 đồng" in sentence for sentence in look.changes)


def test_without_a_reason_or_a_right_nothing_moves(publisher: User, dossier: Dossier) -> None:
    version = with_new_name()
    with pytest.raises(Invalid):
        move_version(publisher, dossier.pk, version, uuid4(), "ngắn")
    for name in ("quantri", "hotich", "congdan"):
        with pytest.raises(Denied):
            move_version(User.objects.get(username=name), dossier.pk, version, uuid4(), REASON)
    assert fresh(dossier).version_id == dossier.version_id


def test_a_dossier_that_ended_is_not_moved(publisher: User, dossier: Dossier) -> None:
    ended = work(dossier)
    with pytest.raises(Invalid):
        moved(publisher, ended, with_new_name())
    assert fresh(dossier).version_id == dossier.version_id


def test_the_page_shows_a_dry_run_moves_what_is_chosen_and_undoes_it(
    client: Client, publisher: User, dossier: Dossier
) -> None:
    version = with_new_name()
    client.force_login(publisher)
    address = f"/can-bo/soan-thu-tuc/{COPIES}/chuyen-ho-so/"
    page = client.get(address)
    assert [row.dossier.pk for row in page.context["rows"]] == [dossier.pk]
    assert dossier.applicant_name not in page.content.decode()
    assert client.post(address, {"dossier": [dossier.pk]}).status_code == 422
    assert client.post(address, {"reason": REASON}).status_code == 422
    assert fresh(dossier).version_id == dossier.version_id
    assert client.post(address, {"dossier": [dossier.pk, "x"], "reason": REASON}).status_code == 302
    assert fresh(dossier).version == version
    plan = VersionMove.objects.get().plan
    assert client.post(f"{address}{plan}/hoan-lai/").status_code == 302
    assert fresh(dossier).version_id == dossier.version_id


def test_the_page_is_for_publishers(client: Client, dossier: Dossier) -> None:
    version = with_new_name()
    address = f"/can-bo/soan-thu-tuc/{COPIES}/chuyen-ho-so/"
    assert client.post(address, {"dossier": [dossier.pk], "reason": REASON}).status_code == 302
    for name in ("quantri", "hotich", "congdan"):
        client.force_login(User.objects.get(username=name))
        assert client.get(address).status_code == 404
        assert client.post(address, {"dossier": [dossier.pk], "reason": REASON}).status_code == 404
    assert fresh(dossier).version_id not in {version.pk}

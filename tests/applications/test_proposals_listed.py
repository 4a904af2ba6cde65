"""What waits for a leader's word stands on the list of the leader who may give it, and on nobody else's."""

from decimal import Decimal

import pytest

from accounts.models import User
from applications.actions.decide_withdrawal import decide_withdrawal
from applications.actions.propose_extension import propose_extension
from applications.actions.withdraw import withdraw
from applications.models import Dossier, Extension
from applications.queries import asked_back_from, proposals_for
from tests.applications.desk_pages import Desk
from tests.applications.stories import BIRTH, BUILDING, accepted, filed, fresh, holder, open_city

HEADING = "Đề nghị hẹn lại chờ anh/chị quyết định"


@pytest.fixture
def proposal(db: None) -> Extension:
    dossier = accepted(filed(open_city(), BUILDING))
    run = dossier.step_runs.get(closed_at=None)
    return propose_extension(
        holder(run), dossier.pk, run.pk, fresh(dossier).revision, Decimal(2), "Chờ ý kiến thẩm định."
    )


def test_the_leader_of_that_office_finds_it_on_the_list_and_decides(proposal: Extension) -> None:
    leader = Desk("lanhdao")
    page = leader.queue()
    assert HEADING in page.text and str(proposal.dossier) in page.text
    assert f"{proposal.proposed_by.full_name} đề nghị dời hẹn" in page.text
    dossier = Dossier.objects.get(pk=proposal.dossier_id)
    leader.send(leader.open(dossier).form("duyet-hen-lai", "GRANTED"))
    assert HEADING not in leader.queue().text


@pytest.mark.parametrize("username", ["xaydung", "tiepnhan", "giamsat", "lanhdao.anlao"])
def test_nobody_else_is_asked(proposal: Extension, username: str) -> None:
    assert HEADING not in Desk(username).queue().text
    assert not proposals_for(User.objects.get(username=username))


def test_not_even_a_leader_who_proposed_it(proposal: Extension) -> None:
    leader = User.objects.get(username="lanhdao")
    Extension.objects.filter(pk=proposal.pk).update(proposed_by=leader)
    assert not proposals_for(leader)


def test_what_is_asked_back_waits_for_the_leader_until_it_is_decided(db: None) -> None:
    citizen = open_city()
    dossier = accepted(filed(citizen, BIRTH))
    withdraw(citizen, dossier.pk, "Tôi nộp nhầm thủ tục.")
    leader = User.objects.get(username="lanhdao")
    assert str(dossier) in Desk(leader).queue().text.split("xin rút, chờ anh/chị quyết định")[1]
    assert not asked_back_from(User.objects.get(username="lanhdao.anlao"))
    assert not asked_back_from(User.objects.get(username="hotich"))
    decide_withdrawal(leader, dossier.pk, Dossier.objects.get(pk=dossier.pk).revision, True)
    assert not asked_back_from(leader)

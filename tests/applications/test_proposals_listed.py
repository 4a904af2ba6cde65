"""A proposal of more time stands on the list of the leader who may decide it, and on nobody else's."""

from decimal import Decimal

import pytest

from accounts.models import User
from applications.actions.propose_extension import propose_extension
from applications.models import Dossier, Extension
from applications.queries import proposals_for
from tests.applications.desk_pages import Desk
from tests.applications.stories import BUILDING, accepted, filed, fresh, holder, open_city

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

"""Nobody is asked to mend what they may not change here: an answer that is locked to the account it comes from."""

import pytest

from accounts.models import User
from applications.actions.parts.editing import locked_in
from applications.actions.request_supplement import request_supplement
from applications.desk.targets import groups_of
from applications.workflow.advance import facts_of_dossier
from core.errors import Invalid
from tests.applications.stories import filed, fresh, holder

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
MARITAL_STATUS = "1.004873"


def test_a_locked_answer_is_neither_offered_nor_taken() -> None:
    dossier = filed(User.objects.get(username="congdan"), MARITAL_STATUS)
    locked = {f"field:{name}" for name in locked_in(dossier)}
    assert locked
    offered = {each.target for group in groups_of(dossier, facts_of_dossier(dossier), None) for each in group.targets}
    assert offered and not offered & locked
    run, before = dossier.step_runs.get(), fresh(dossier).revision
    with pytest.raises(Invalid):
        request_supplement(holder(run), dossier.pk, run.pk, before, dict.fromkeys(locked, "Chưa đúng."), "Sai tên.")
    assert fresh(dossier).revision == before
    assert not dossier.supplements.exists()

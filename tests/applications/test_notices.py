"""Who is said to have asked, and to have the answer: the office that did, not the counter."""

import pytest

from applications.actions.answer_supplement import answer_supplement
from tests.applications.stories import BIRTH, BUILDING, accepted, ask_for_supplement, filed, fresh, open_city


@pytest.mark.parametrize(
    ("code", "office"), [(BIRTH, "Trung tâm Phục vụ hành chính công"), (BUILDING, "Ủy ban nhân dân")]
)
def test_a_supplement_is_asked_for_by_the_office_that_asks(db: None, code: str, office: str) -> None:
    citizen = open_city()
    dossier = filed(citizen, code)
    if code == BUILDING:
        accepted(dossier)
    ask_for_supplement(fresh(dossier))
    assert dossier.notices.latest("pk").body.startswith(f"{office} phường Hồng Bàng đề nghị bạn bổ sung")
    answer_supplement(citizen, dossier.pk)
    assert dossier.notices.latest("pk").body.startswith(f"{office} phường Hồng Bàng đã nhận phần bổ sung")

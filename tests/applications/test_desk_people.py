"""Whose hands a step is in, as the dossier's page offers and tells it."""

import pytest

from applications.actions.claim import claim
from applications.models import Dossier
from tests.applications.desk_pages import Desk
from tests.applications.stories import COPIES, filed, fresh, open_city
from tests.applications.test_assignment import chief, colleague, person


@pytest.fixture
def dossier(db: None) -> Dossier:
    return filed(open_city(), COPIES)


def test_a_step_is_taken_and_laid_back_on_its_page(dossier: Dossier) -> None:
    desk = Desk("tiepnhan")
    page = desk.send(desk.open(dossier).form("/nhan-viec/"))
    assert "Anh/chị đã nhận việc." in page.text and "Anh/chị đang giữ bước này." in page.text
    assert dossier.step_runs.get().assignee == person("tiepnhan")
    page = desk.send(page.form("/tra-viec/"))
    assert dossier.step_runs.get().assignee is None
    assert page.forms("/nhan-viec/")


def test_a_stale_page_claims_nothing(dossier: Dossier) -> None:
    mai = colleague(dossier.step_runs.get(), "mai")
    desk = Desk("tiepnhan")
    form = desk.open(dossier).form("/nhan-viec/")
    claim(mai, dossier.pk, dossier.step_runs.get().pk, dossier.revision)
    page = desk.send(form)
    assert page.status == 409 and "Mai vừa cập nhật" in page.text
    assert dossier.step_runs.get().assignee == mai


def test_a_colleague_s_step_offers_nothing_and_says_whose_it_is(dossier: Dossier) -> None:
    mai = colleague(dossier.step_runs.get(), "mai")
    claim(mai, dossier.pk, dossier.step_runs.get().pk, dossier.revision)
    page = Desk("tiepnhan").open(dossier)
    assert "Bước này đang giao cho Mai." in page.text
    assert not page.forms("/tiep-nhan/") and not page.forms("/nhan-viec/") and not page.forms("/tra-viec/")


def test_a_chief_assigns_on_the_page(dossier: Dossier) -> None:
    run = dossier.step_runs.select_related("agency").get()
    mai, desk = colleague(run, "mai"), Desk(chief(run))
    page = desk.send(desk.open(dossier).form("/phan-cong/"), to=f"{run.pk}:{mai.pk}")
    assert "Đã phân công." in page.text
    assert dossier.step_runs.get().assignee == mai
    page = desk.send(page.form("/phan-cong/"), to="")
    assert page.status == 422 and "Chưa chọn ai." in page.text
    page = desk.send(page.form("/phan-cong/"), to=f"{run.pk}:")
    assert dossier.step_runs.get().assignee == person("tiepnhan")


def test_who_is_no_chief_is_not_offered_it(dossier: Dossier) -> None:
    assert not Desk("tiepnhan").open(dossier).forms("/phan-cong/")
    assert fresh(dossier).revision == dossier.revision

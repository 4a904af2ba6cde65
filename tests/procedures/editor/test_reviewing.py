"""On the way into force through the pages: sent, sent back, released by a second person, scheduled, retired."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.roles import Role
from procedures import drafting
from procedures.models import Procedure, ProcedureVersion
from tests.applications.stories import open_city
from tests.procedures.drafting.people import CODE, fresh, person, state
from tests.procedures.editor.pages import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(again: ProcedureVersion) -> None:
    """Where the procedure can be worked by: release asks for its offices."""
    open_city()


@pytest.fixture
def renamed(again: ProcedureVersion, lan: Desk) -> ProcedureVersion:
    lan.save(CODE, "papers/0", name_vi="Bản chính giấy tờ, văn bản cần sao")
    return again


def test_what_changes_is_told_in_words(renamed: ProcedureVersion, lan: Desk, chi: Desk) -> None:
    for name in ("diff", "review"):
        assert "Bản chính giấy tờ, văn bản cần sao" in lan.get(name, CODE).html
    assert lan.post("review", CODE, do="send", note="Đổi tên giấy tờ").status == 200
    page = chi.get("review", CODE)
    assert "Đổi tên giấy tờ" in page.html and lan.user.full_name in page.html
    assert "Công bố</button>" in page.html and "Công bố</button>" not in lan.get("review", CODE).html


def test_what_has_errors_is_not_sent_and_each_leads_to_its_place(version: ProcedureVersion, lan: Desk) -> None:
    mark = lan.get("remove", CODE, "process/blocks/0").sent
    lan.post("remove", CODE, "process/blocks/0", **mark)
    before = state()
    page = lan.post("review", CODE, do="send")
    assert page.status == 422 and "/phan/process" in page.html
    assert state() == before


def test_sent_back_with_a_reason_and_taken_back(renamed: ProcedureVersion, lan: Desk, chi: Desk) -> None:
    lan.post("review", CODE, do="send")
    refused = chi.post("review", CODE, do="reject", reason=" ")
    assert refused.status == 422 and fresh(renamed).state == "IN_REVIEW"
    assert chi.post("review", CODE, do="reject", reason="Thiếu căn cứ").status == 200
    assert (fresh(renamed).state, fresh(renamed).remark) == ("DRAFT", "Thiếu căn cứ")
    assert "Thiếu căn cứ" in lan.get("draft", CODE).html
    lan.post("review", CODE, do="send")
    assert lan.post("review", CODE, do="take_back").status == 200
    assert fresh(renamed).state == "DRAFT"


def test_a_second_person_puts_it_in_force(city: None, renamed: ProcedureVersion, lan: Desk, chi: Desk) -> None:
    lan.post("review", CODE, do="send")
    page = chi.post("publish", CODE)
    assert page.status == 200 and "Đã công bố" in page.html
    assert (fresh(renamed).state, fresh(renamed).published_by) == ("PUBLISHED", chi.user)


def test_who_wrote_in_it_does_not_release_it(city: None, again: ProcedureVersion, lan: Desk) -> None:
    both = Desk(person("ca-hai", Role.PROCEDURE_EDITOR, Role.PUBLISHER))
    both.save(CODE, "papers/0", name_vi="Bản chính giấy tờ cần sao")
    lan.post("review", CODE, do="send")
    assert "phải do một người khác công bố" in both.get("review", CODE).html
    before = state()
    page = both.post("publish", CODE)
    assert page.status == 422 and "Phải do một người khác công bố." in page.html
    assert state() == before


def test_at_a_moment_to_come_which_can_be_called_off(
    city: None, renamed: ProcedureVersion, lan: Desk, chi: Desk
) -> None:
    lan.post("review", CODE, do="send")
    tomorrow = timezone.localtime() + timedelta(days=1)
    page = chi.post("publish", CODE, at_on=f"{tomorrow:%d/%m/%Y}", at_at="08:00")
    assert page.status == 200 and fresh(renamed).state == "SCHEDULED"
    at = fresh(renamed).effective_from
    assert at and f"{timezone.localtime(at):%d/%m/%Y %H:%M}" == f"{tomorrow:%d/%m/%Y} 08:00"
    assert chi.post("review", CODE, do="call_off").status == 200
    assert fresh(renamed).state == "IN_REVIEW"
    wrong = chi.post("publish", CODE, at_on="mai", at_at="8 giờ")
    assert wrong.status == 422 and fresh(renamed).state == "IN_REVIEW"


def test_a_procedure_is_retired_for_another(again: ProcedureVersion, lan: Desk, chi: Desk) -> None:
    drafting.discard(lan.user, again.pk)
    assert lan.get("retire", CODE).status == 404
    page = chi.post("retire", CODE, reason="", replacement="")
    assert page.status == 422 and Procedure.objects.get(code=CODE).retired_at is None
    page = chi.post("retire", CODE, reason="QĐ 1/QĐ-UBND", replacement="9.999999")
    assert page.status == 422 and "Không có thủ tục nào khác" in page.html
    assert chi.post("retire", CODE, reason="QĐ 1/QĐ-UBND").status == 200
    assert Procedure.objects.get(code=CODE).retired_at


@pytest.mark.parametrize("button", ["", "release", "publish", "explode"])
def test_a_step_nobody_offers_is_none(renamed: ProcedureVersion, lan: Desk, button: str) -> None:
    before = state()
    assert lan.post("review", CODE, do=button).status == 404
    assert state() == before


def test_history_tells_who_did_what(renamed: ProcedureVersion, lan: Desk) -> None:
    page = lan.get("history", CODE)
    assert "Bản chính giấy tờ, văn bản cần sao" in page.html and lan.user.full_name in page.html

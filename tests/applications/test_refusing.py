"""A dossier ends without a result by a leader's word: what refuses before an approval proposes it, with its ground."""

import pytest

from accounts.models import RoleAssignment, User
from applications import permissions
from applications.actions.complete_step import complete_step
from applications.invariants import broken
from applications.models import Dossier, Paper
from applications.models.step_run import Outcome
from applications.papers.control_sheet import hand_overs
from applications.queries import course_of
from applications.status import Status
from core.errors import Conflict, Denied, Invalid
from core.models import LedgerEntry
from tests.applications.citizen_pages import Citizen
from tests.applications.desk_pages import Desk
from tests.applications.outsiders import trusted
from tests.applications.refusals import refused
from tests.applications.stories import (
    BIRTH,
    BUILDING,
    GROUND,
    MARRIAGE,
    NEWBORN,
    accepted,
    answers_of,
    end,
    filed,
    fresh,
    holder,
    open_run,
    turn_down,
    work,
)
from tests.procedures.seeds.test_lives import filed as filed_example

WHY = "Kết quả kiểm tra thực tế không phù hợp với hồ sơ."
LEADERS_OWN = "Công trình nằm trong hành lang bảo vệ đê."


@pytest.fixture
def proposed(citizen: User) -> Dossier:
    """A building permit whose appraiser proposes not to grant it."""
    dossier = accepted(filed(citizen, BUILDING))
    end(open_run(dossier, "appraisal"), "PROPOSED", WHY)
    return fresh(dossier)


def notice(dossier: Dossier) -> dict[str, str]:
    data = Paper.objects.get(dossier=dossier, kind="STOP_NOTICE").data
    return {"reason": data["reason"], "ground": data["ground"], "signed": data["frame"]["signatures"][0]["name"]}


def test_whoever_handles_it_cannot_end_it(citizen: User) -> None:
    dossier = accepted(filed(citizen, BUILDING))
    with refused(Invalid, "cách kết thúc"):
        end(open_run(dossier, "appraisal"), "REFUSED", WHY)


def test_a_refusal_rests_on_a_ground(citizen: User) -> None:
    dossier = accepted(filed(citizen, BUILDING))
    run = open_run(dossier, "appraisal")
    for ground in ("", "  "):
        with refused(Invalid, "căn cứ"):
            complete_step(holder(run), dossier.pk, run.pk, fresh(dossier).revision, "PROPOSED", WHY, {}, ground)
    dossier = work(accepted(filed(citizen, MARRIAGE)), until="appointment")
    last = open_run(dossier, "appointment")
    with refused(Invalid, "căn cứ"):
        complete_step(holder(last), dossier.pk, last.pk, fresh(dossier).revision, "REFUSED", WHY)


def test_a_proposal_goes_straight_to_who_approves_and_tells_the_applicant_nothing(proposed: Dossier) -> None:
    decision = open_run(proposed, "decision")
    assert decision.proposal == proposed.step_runs.get(step="appraisal")
    assert list(proposed.step_runs.filter(closed_at=None)) == [decision]
    assert proposed.status == Status.PROCESSING and proposed.resolved_at is None
    assert not Paper.objects.filter(kind__in=["STOP_NOTICE", "REFUSAL"]).exists()
    assert proposed.notices.latest("pk").moment == "accepted"
    page = Citizen("congdan").open("dossier", proposed)
    assert "không giải quyết" not in page.text.lower() and WHY not in page.text and GROUND not in page.text
    assert [stage.label for stage in course_of(proposed) if stage.state == "current"] == [decision.title]


def test_the_leader_agrees_with_the_words_that_were_proposed(proposed: Dossier) -> None:
    decision = open_run(proposed, "decision")
    leader = holder(decision)
    end(decision, "REFUSED")
    after = fresh(proposed)
    assert after.status == Status.STOPPED and after.resolved_at == after.ended_at
    assert notice(after) == {"reason": WHY, "ground": GROUND, "signed": leader.full_name}
    assert after.notices.filter(moment="stopped").count() == 1
    assert WHY in Citizen("congdan").open("dossier", after).text
    told = [row.note for row in hand_overs(after)]
    assert told[-2:] == [f"Đề nghị không giải quyết: {WHY}", f"Không đồng ý: {WHY}"]
    assert not list(broken())


def test_the_leader_agrees_in_words_of_their_own(proposed: Dossier) -> None:
    decision = open_run(proposed, "decision")
    own = "Khoản 1 Điều 26 Luật Đê điều"
    complete_step(holder(decision), proposed.pk, decision.pk, proposed.revision, "REFUSED", LEADERS_OWN, ground=own)
    assert (notice(proposed)["reason"], notice(proposed)["ground"]) == (LEADERS_OWN, own)


def test_the_leader_signs_nothing_that_was_not_prepared(proposed: Dossier) -> None:
    decision = open_run(proposed, "decision")
    with refused(Conflict, "đề nghị không giải quyết"):
        end(decision, findings=answers_of(BUILDING))
    with refused(Invalid, "lý do"):
        end(decision, "RETURNED", "Không.")


def test_sent_back_it_is_with_who_proposed_it_and_may_still_be_granted(proposed: Dossier) -> None:
    end(open_run(proposed, "decision"), "RETURNED", "Hãy kiểm tra lại hiện trạng.")
    again = open_run(proposed, "appraisal")
    assert again.attempt == 2
    assert work(proposed).status == Status.RETURNED


def test_where_the_approval_sends_dossiers_elsewhere_a_proposal_still_comes_back(citizen: User) -> None:
    dossier = accepted(filed(citizen, "1.002425"))
    end(open_run(dossier, "paper_check"), "PROPOSED", WHY)
    end(open_run(dossier, "approval"), "RETURNED", "Hồ sơ đủ điều kiện để thẩm định.")
    assert open_run(dossier, "paper_check").attempt == 2
    end(open_run(dossier, "paper_check"), findings=answers_of("1.002425"))
    assert open_run(dossier, "inspection").is_open


def test_an_approval_that_may_not_refuse_decides_on_a_proposal(citizen: User) -> None:
    dossier = accepted(filed_example("1.003622"))
    work(dossier, until="examination")
    turn_down(open_run(dossier, "examination"), WHY)
    assert fresh(dossier).status == Status.STOPPED
    assert dossier.step_runs.latest("pk").step == "objection_signing"


def test_four_eyes_whoever_proposed_it_does_not_decide(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, BUILDING)), until="site_visit")
    visit = open_run(dossier, "site_visit")
    assert visit.agency
    person = trusted("kiemnhiem", "HANDLING", visit.agency)
    since = RoleAssignment.objects.get(user=person).valid_from
    RoleAssignment.objects.create(user=person, role="LEADER", agency=visit.agency, valid_from=since)
    complete_step(person, dossier.pk, visit.pk, fresh(dossier).revision, "PROPOSED", WHY, {}, GROUND)
    decision = open_run(dossier, "decision")
    assert not permissions.holds_step(person, decision)
    with refused(Denied):
        complete_step(person, dossier.pk, decision.pk, fresh(dossier).revision, "REFUSED")
    end(decision, "REFUSED")


def test_a_part_is_refused_by_its_own_leader_while_the_others_go_on(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, NEWBORN)), until="birth_issue")
    end(open_run(dossier, "birth_issue"))
    end(open_run(dossier, "residence_handling"), "PROPOSED", WHY)
    assert not Paper.objects.filter(kind="REFUSAL").exists()
    assert not dossier.notices.filter(moment="part_refused").exists()
    approval = open_run(dossier, "residence_approval")
    end(approval, "REFUSED")
    slip = Paper.objects.get(kind="REFUSAL").data
    assert (slip["reason"], slip["ground"]) == (WHY, GROUND)
    assert dossier.notices.filter(moment="part_refused").count() == 1
    assert open_run(dossier, "insurance_handling").is_open


def test_where_no_approval_follows_the_step_itself_ends_it(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, MARRIAGE)), until="appointment")
    end(open_run(dossier, "appointment"), "REFUSED", WHY)
    assert fresh(dossier).status == Status.STOPPED and notice(dossier)["ground"] == GROUND


# --- At the desk ---


def test_from_desk_to_head_and_into_the_history(citizen: User) -> None:
    dossier = accepted(filed(citizen, BUILDING))
    run = open_run(dossier, "appraisal")
    officer, head = Desk(holder(run)), Desk("lanhdao")
    page = officer.open(dossier)
    assert "Đề nghị không giải quyết" in page.acts() and "Từ chối giải quyết" not in page.acts()
    page = officer.send(page.form("/buoc/", "PROPOSED"), note=WHY)
    assert page.status == 422 and "Hãy ghi điều, khoản và văn bản" in page.text
    page = officer.send(page.form("/buoc/", "PROPOSED"), note=WHY, ground=GROUND)
    assert "Đã trình lãnh đạo đề nghị không giải quyết" in page.text
    asked = head.open(dossier)
    assert f"{officer.user.full_name} đề nghị ở bước" in asked.text and GROUND in asked.text
    assert asked.acts()[:2] == ["Trả lại bước trước", "Đề nghị gia hạn"] or "Ký duyệt" not in asked.acts()
    form = asked.form("/buoc/", "REFUSED")
    assert (form.values["note"], form.values["ground"]) == ([WHY], [GROUND])
    done = head.send(form)
    assert f"Thẩm định hồ sơ: {Outcome.PROPOSED.label}" in done.text or str(Outcome.PROPOSED.label) in done.text
    assert fresh(dossier).status == Status.STOPPED
    events = LedgerEntry.objects.filter(subject=dossier.subject, event="step.completed").order_by("seq")
    assert [entry.data["outcome"] for entry in events] == ["PROPOSED", "REFUSED"]


def test_a_birth_too(citizen: User) -> None:
    dossier = accepted(filed(citizen, BIRTH))
    turn_down(open_run(dossier, "handling"), WHY)
    assert fresh(dossier).status == Status.STOPPED

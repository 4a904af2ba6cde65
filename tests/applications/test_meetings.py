"""A council's sitting and a visit to the place: planned, told, held, written down; no conclusion before its minutes."""

from datetime import timedelta
from itertools import zip_longest

import pytest
import time_machine
from django.utils import timezone

from accounts.models import User
from applications.actions.complete_step import complete_step
from applications.actions.plan_meeting import plan_meeting
from applications.actions.record_meeting import People, record_meeting
from applications.models import Meeting, StepRun
from applications.models.paper import PaperKind
from core.errors import Conflict, Denied, Invalid
from core.models import LedgerEntry
from tests.applications.outsiders import dismissed, outsiders
from tests.applications.refusals import refused
from tests.applications.stories import MEMBERS, accepted, answers_of, filed, fresh, holder, open_city, open_run, work

MEDIATION, PERMIT, DISABILITY = "1.012812", "1.013225", "1.001699"
ABSENT, AGAINST, ABSTAINS = {"present": False}, {"vote": "AGAINST"}, {"vote": ""}
RECORD, CONCLUSION = "Hai bên đã trình bày ý kiến.", "Hòa giải thành, có biên bản kèm theo."
PLACE = "Phòng họp tầng 2, UBND phường"


@pytest.fixture
def council(db: None) -> StepRun:
    """The mediation council's step."""
    return open_run(work(accepted(filed(open_city(), MEDIATION)), until="meeting"), "meeting")


def revision(run: StepRun) -> int:
    return fresh(run.dossier).revision


def plan(run: StepRun, user: User | None = None, days: float = 2, place: str = PLACE, seen: int | None = None) -> None:
    at = timezone.now() + timedelta(days=days)
    plan_meeting(user or holder(run), run.dossier_id, run.pk, revision(run) if seen is None else seen, at, place)


def record(
    run: StepRun, user: User | None = None, seen: int | None = None, people: People = MEMBERS, **words: str
) -> None:
    said = {"record": RECORD, "conclusion": CONCLUSION} | words
    known = revision(run) if seen is None else seen
    record_meeting(user or holder(run), run.dossier_id, run.pk, known, people, **said)


def but(*changes: dict[str, object], base: People = MEMBERS) -> list[dict[str, object]]:
    """The members, the first ones with these changes."""
    return [{**person, **change} for person, change in zip_longest(base, changes, fillvalue={})]


def done(run: StepRun) -> None:
    findings = answers_of(run.dossier.procedure.code)
    complete_step(holder(run), run.dossier_id, run.pk, revision(run), "DONE", "", findings)


def test_the_applicant_is_told_when_and_where_to_come(council: StepRun) -> None:
    plan(council)
    meeting = council.meetings.get()
    notice = council.dossier.notices.latest("pk")
    assert (notice.moment, meeting.place, meeting.recorded_at) == ("meeting_council", PLACE, None)
    assert PLACE in notice.body
    assert f"{timezone.localtime(meeting.planned_at):%H giờ %M phút}" in notice.body
    assert LedgerEntry.objects.filter(subject=council.dossier.subject).latest("seq").event == "meeting.planned"


def test_planning_again_moves_the_sitting_and_tells_again(council: StepRun) -> None:
    plan(council)
    plan(council, days=4, place="Nhà văn hóa")
    assert council.meetings.get().place == "Nhà văn hóa"
    assert council.dossier.notices.filter(moment="meeting_council").count() == 2


@pytest.mark.parametrize(("days", "place", "wrong"), [(-1, PLACE, "meeting_at"), (2, " ", "meeting_place")])
def test_a_sitting_is_to_come_somewhere(council: StepRun, days: float, place: str, wrong: str) -> None:
    with refused(Invalid):
        plan(council, days=days, place=place)
    with pytest.raises(Invalid) as refusal:
        plan(council, days=days, place=place)
    assert set(refusal.value.fields) == {wrong}


def test_no_conclusion_before_the_minutes(council: StepRun) -> None:
    with refused(Conflict, "Hội đồng chưa có biên bản."):
        done(council)
    record(council)
    done(council)
    council.refresh_from_db()
    assert council.outcome == "DONE"


def test_minutes_are_a_paper_of_the_office(council: StepRun) -> None:
    plan(council)
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        record(council)
    meeting, paper = council.meetings.get(), council.dossier.papers_issued.get(kind=PaperKind.MINUTES)
    assert (meeting.conclusion, meeting.recorded_by) == (CONCLUSION, holder(council))
    assert meeting.people == MEMBERS
    assert (paper.key, paper.data["conclusion"], paper.data["place"]) == (f"minutes:{meeting.pk}", CONCLUSION, PLACE)
    assert LedgerEntry.objects.filter(subject=council.dossier.subject).latest("seq").event == "meeting.recorded"


def test_a_sitting_still_to_come_has_no_minutes(council: StepRun) -> None:
    plan(council)
    with refused(Conflict, "chưa đến giờ"):
        record(council)


def test_minutes_name_who_was_there_and_say_what_was_concluded(council: StepRun) -> None:
    with refused(Invalid, "Biên bản chưa đủ."):
        record(council, people=but(*[ABSENT] * len(MEMBERS)))
    with refused(Invalid):
        record(council, record="Ngắn")
    with refused(Invalid):
        record(council, conclusion="")
    assert not Meeting.objects.exists()


def test_sent_twice_from_one_page_is_written_once(council: StepRun) -> None:
    seen = revision(council)
    record(council, seen=seen)
    with refused(Conflict, "vừa cập nhật hồ sơ này"):
        record(council, seen=seen)
    with refused(Conflict):
        plan(council, seen=seen)
    assert council.meetings.count() == 1


def test_a_step_that_ended_meets_no_more(council: StepRun) -> None:
    officer = holder(council)
    record(council)
    done(council)
    with refused(Conflict, "hoàn thành"):
        plan(council, officer)
    with refused(Conflict, "hoàn thành"):
        record(council, officer)


def test_only_who_holds_the_step_plans_and_records(council: StepRun) -> None:
    for user in outsiders(council):
        with refused(Denied):
            plan(council, user)
        with refused(Denied):
            record(council, user)


def test_a_right_that_ended_a_minute_ago_is_none(council: StepRun) -> None:
    officer = dismissed(holder(council))
    with refused(Denied):
        record(council, officer)


def test_a_step_of_another_kind_does_not_meet(db: None) -> None:
    run = open_run(work(accepted(filed(open_city(), PERMIT)), until="appraisal"), "appraisal")
    with refused(Denied):
        plan(run)
    with refused(Denied):
        record(run)


def test_a_visit_may_be_planned_and_written_down_or_neither(db: None) -> None:
    citizen = open_city()
    visit = open_run(work(accepted(filed(citizen, PERMIT)), until="site_visit"), "site_visit")
    plan(visit)
    assert visit.dossier.notices.latest("pk").moment == "meeting_site_visit"
    done(visit)  # planned, but nothing was written: what the step asks is enough
    other = open_run(work(accepted(filed(citizen, PERMIT)), until="site_visit"), "site_visit")
    record(other)
    assert other.dossier.papers_issued.get(kind=PaperKind.MINUTES).title == "Biên bản kiểm tra thực địa"
    done(other)


# --- Who sits, and how they vote ---


@pytest.fixture
def voting(db: None) -> StepRun:
    """A council of five at least: two thirds must be there, more than half of these agree."""
    return open_run(work(accepted(filed(open_city(), DISABILITY)), until="council"), "council")


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        (but(ABSENT), "Hãy ghi đúng một người chủ trì và một thư ký"),
        (but({"seat": "MEMBER"}), "Hãy ghi đúng một người chủ trì và một thư ký"),
        (but({}, {"seat": "CHAIR"}), "Hãy ghi đúng một người chủ trì và một thư ký"),
        (MEMBERS[:4], "Hội đồng có ít nhất 5 thành viên, biên bản mới ghi 4."),
        (but({}, {}, {"seat": "GUEST"}), "Hội đồng có ít nhất 5 thành viên, biên bản mới ghi 4."),
        (but({}, {}, ABSENT, ABSENT), "Có mặt 3 trên 5 thành viên, cần ít nhất hai phần ba: chưa đủ để họp."),
        (but(*[ABSTAINS] * len(MEMBERS)), "Hãy ghi ai tán thành, ai không."),
    ],
)
def test_a_council_that_may_not_sit_so_has_no_minutes(voting: StepRun, people: People, sentence: str) -> None:
    with refused(Invalid, sentence):
        record(voting, people=people)
    assert not Meeting.objects.exists()


def test_minutes_say_how_many_were_there_and_what_came_of_the_vote(voting: StepRun) -> None:
    record(voting, people=but({}, {}, {}, AGAINST, ABSENT | {"vote": ""}))
    paper = voting.dossier.papers_issued.get(kind=PaperKind.MINUTES)
    assert paper.data["told"] == [
        "Có mặt 4 trên 5 thành viên (cần ít nhất hai phần ba): đủ điều kiện họp.",
        "Tán thành 3 trên 4, không tán thành 1: kết luận được thông qua.",
    ]
    assert paper.data["people"][0]["duty"] == "Chủ trì, UBND phường"


def test_what_was_not_carried_is_no_conclusion_until_the_council_sits_again(voting: StepRun) -> None:
    record(voting, people=but(AGAINST, {}, {}, AGAINST, ABSTAINS))
    with refused(Conflict, "Hội đồng không thông qua kết luận."):
        done(voting)
    record(voting)
    done(voting)
    voting.refresh_from_db()
    assert voting.outcome == "DONE"


def test_at_equal_votes_who_presides_decides_where_the_version_says_so(voting: StepRun) -> None:
    record(voting, people=but(AGAINST, {}, {}, AGAINST, ABSENT))
    with refused(Conflict, "Hội đồng không thông qua kết luận."):
        done(voting)
    record(voting, people=but({}, {}, AGAINST, AGAINST, ABSENT))
    done(voting)


def test_who_does_not_vote_is_asked_for_no_vote(council: StepRun) -> None:
    record(council, people=[{**person, "vote": ""} for person in MEMBERS])
    done(council)
    council.refresh_from_db()
    assert council.outcome == "DONE"

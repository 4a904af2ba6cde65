"""A paper in error gives way to another; the register of a period; the counter's print."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Concat, Right
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Agency, RoleAssignment, User
from accounts.roles import Role
from applications.actions.issue_register import issue_register
from applications.actions.reissue_paper import reissue_paper
from applications.jobs import register_volume
from applications.models import Dossier, Paper
from applications.models.paper import CORRIGIBLE, PaperKind
from applications.papers import register
from core.errors import Conflict, Denied, Invalid
from core.models import LedgerEntry, OutboxRow
from procedures.models import Procedure
from tests.applications.outsiders import dismissed, trusted
from tests.applications.refusals import refused
from tests.applications.stories import BIRTH, SAME, accepted, ask_for_supplement, filed, fresh, work
from tests.applications.test_papers import paper_of, pdftotext, printed, text_of

WHY = "Ghi sai số điện thoại của người nộp."


@pytest.fixture
def clerk(citizen: User) -> User:
    return User.objects.get(username="tiepnhan")


# --- Superseding ------------------------------------------------------------------------------------------------------


def test_a_paper_in_error_gives_way_and_stays(citizen: User, clerk: User) -> None:
    dossier = accepted(filed(citizen, BIRTH))
    first = paper_of(dossier, "receipt")
    before = printed(first)
    Dossier.objects.filter(pk=dossier.pk).update(applicant_phone="0911222333")
    anew = reissue_paper(clerk, dossier.pk, first.pk, WHY)
    first.refresh_from_db()
    assert (first.key, first.superseded_by, first.superseded_why) == (anew.key, anew, WHY)
    assert (first.number, anew.number) == ("01/TNHS", "01/TNHS-CL1")
    assert first.code != anew.code
    assert "0911222333" in text_of(anew)
    assert first.blob and first.blob.bytes() == before
    notice = dossier.notices.latest("pk")
    assert notice.moment == "paper_reissued" and WHY in notice.body
    events = LedgerEntry.objects.filter(subject=dossier.subject).order_by("seq").values_list("event", "data")
    assert list(events)[-1] == ("paper.reissued", {"paper": first.code, "by": anew.code})
    assert LedgerEntry.objects.filter(subject=first.subject).last().event == "paper.superseded"  # type: ignore[union-attr]


def test_every_kind_of_paper_can_be_issued_anew(citizen: User, clerk: User) -> None:
    dossier = filed(citizen, BIRTH)
    ask_for_supplement(dossier)
    from applications.actions.answer_supplement import answer_supplement

    answer_supplement(citizen, dossier.pk, note=SAME)
    dossier = work(accepted(dossier))
    records = trusted("vanthu2", Role.RECORDS, fresh(dossier).competent_agency)  # type: ignore[arg-type]
    leader = User.objects.get(username="lanhdao")
    issued = list(Paper.objects.filter(dossier=dossier).filter(kind__in=CORRIGIBLE))
    assert {"receipt", "result:birth_certificate"} <= {paper.key for paper in issued}
    for paper in issued:
        who = clerk if paper.agency_id == dossier.receiving_agency_id else records
        who = leader if paper.kind == PaperKind.RESULT else who
        anew = reissue_paper(who, dossier.pk, paper.pk, WHY)
        assert (anew.key, anew.kind, anew.agency) == (paper.key, paper.kind, paper.agency)
        # It says the same, but for whom to ask, and what has happened since: accepted, paid.
        since = {"supplement": {"asked", "clock"}, "receipt": {"money"}}.get(paper.key.partition(":")[0], set())
        unlike = {"frame", "entry", "contact"} | since
        assert {name for name in anew.data if anew.data[name] != paper.data[name]} <= unlike


def test_only_reception_and_records_of_that_agency_may(citizen: User, clerk: User) -> None:
    dossier = accepted(filed(citizen, BIRTH))
    paper = paper_of(dossier, "receipt")
    elsewhere = Agency.objects.exclude(pk=paper.agency_id).first()
    assert elsewhere and paper.agency
    strangers = [
        citizen,
        User.objects.get(username="hotich"),
        trusted("noikhac", Role.RECORDS, elsewhere),
        trusted("giamsat2", Role.SUPERVISOR, paper.agency),
    ]
    for stranger in strangers:
        with refused(Denied):
            reissue_paper(stranger, dossier.pk, paper.pk, WHY)
    dismissed(clerk)
    with refused(Denied):
        reissue_paper(clerk, dossier.pk, paper.pk, WHY)


def test_a_result_is_decided_again_by_a_leader_who_did_not_prepare_it(citizen: User, clerk: User) -> None:
    dossier = work(accepted(filed(citizen, BIRTH)))
    paper = paper_of(dossier, "result:birth_certificate")
    assert paper.agency
    handler = trusted("phochutich", Role.LEADER, paper.agency)
    dossier.step_runs.filter(kind="HANDLING").update(closed_by=handler)
    for other in (clerk, User.objects.get(username="vanthu"), handler):
        with refused(Denied):
            reissue_paper(other, dossier.pk, paper.pk, WHY)
    deputy = trusted("phochutich2", Role.LEADER, paper.agency)
    RoleAssignment.objects.filter(user=deputy).update(position="Phó Chủ tịch")
    signed = reissue_paper(deputy, dossier.pk, paper.pk, WHY).data["frame"]["signatures"][0]
    assert (signed["role"], signed["name"]) == ("KT. Chủ tịch\nPhó Chủ tịch", deputy.full_name)


def test_a_reason_is_asked_and_a_paper_gives_way_once(citizen: User, clerk: User) -> None:
    dossier = accepted(filed(citizen, BIRTH))
    other = accepted(filed(citizen, BIRTH))
    paper = paper_of(dossier, "receipt")
    with refused(Invalid):
        reissue_paper(clerk, dossier.pk, paper.pk, "  sai  ")
    for never in (paper_of(dossier, "acknowledgement"), paper_of(other, "receipt")):
        with refused(Denied):
            reissue_paper(clerk, dossier.pk, never.pk, WHY)
    reissue_paper(clerk, dossier.pk, paper.pk, WHY)
    with refused(Conflict):
        reissue_paper(clerk, dossier.pk, paper.pk, WHY)


def test_the_desk_offers_it_and_both_sides_see_what_gave_way(citizen: User, clerk: User, client: Client) -> None:
    dossier = accepted(filed(citizen, BIRTH))
    paper = paper_of(dossier, "receipt")
    client.force_login(clerk)
    page = reverse("desk:dossier", args=[dossier.pk])
    assert "Cấp lại giấy có sai sót" in client.get(page).content.decode()
    door = reverse("desk:reissue_paper", args=[dossier.pk])
    assert client.post(door, {"paper": "", "reason": WHY}).status_code == 422
    assert client.post(door, {"paper": "x' OR 1=1", "reason": WHY}).status_code == 422
    assert client.post(door, {"paper": paper.pk, "reason": "sai"}).status_code == 422
    assert Paper.objects.filter(dossier=dossier, key="receipt").count() == 1
    answer = client.post(door, {"paper": paper.pk, "reason": WHY}, follow=True)
    assert WHY in answer.content.decode()
    assert client.get(door).status_code == 405
    client.force_login(citizen)
    assert "đã được thay thế" in client.get(reverse("citizen:dossier", args=[dossier.pk])).content.decode()
    assert client.post(door, {"paper": paper.pk, "reason": WHY}).status_code == 404


# --- The register -----------------------------------------------------------------------------------------------------


def received(clerk: User, count: int, day: date) -> Agency:
    """So many dossiers accepted on that day, put straight into the rows."""
    known = accepted(filed(User.objects.get(username="congdan"), BIRTH))
    known = Dossier.objects.select_related("receiving_agency", "version").get(pk=known.pk)
    agency = known.receiving_agency
    assert agency
    noon = timezone.make_aware(timezone.datetime(day.year, day.month, day.day, 12))  # type: ignore[attr-defined]
    procedure = Procedure.objects.get(code=BIRTH)
    rows = [
        Dossier(
            procedure=procedure,
            version=known.version,
            status=4,
            code=f"H24-{day:%y%m%d}-{n:05d}",
            applicant_name=f"Công Tằng Tôn Nữ Thị Huyền Trân {n}",
            applicant_address="Số 12 ngõ 5 đường Hoa Phượng, phường Hồng Bàng, thành phố Hải Phòng",
            applicant_phone="0900000101",
            receiving_agency=agency,
            competent_agency=known.competent_agency,
            submitted_at=noon,
            accepted_at=noon + timedelta(seconds=n),
            due_at=noon + timedelta(days=3),
        )
        for n in range(count)
    ]
    Dossier.objects.bulk_create(rows)
    receipts = [
        Paper(
            dossier=row,
            kind=PaperKind.RECEIPT,
            key="receipt",
            data={"entry": {"number": f"{n:02d}/TNHS", "volume": f"{day.year}", "line": f"{n}"}},
            issued_at=noon,
        )
        for n, row in enumerate(rows, 1)
    ]
    Paper.objects.bulk_create(receipts)
    return agency


def run_volumes() -> None:
    """The worker does the register's jobs until none is left."""
    while row := OutboxRow.objects.filter(job="register.volume", done_at=None).first():
        effect = register_volume(**row.args)
        assert effect
        effect()
        OutboxRow.objects.filter(pk=row.pk).update(done_at=timezone.now())


DAY = date(2026, 10, 5)


def test_the_register_lists_what_was_received_in_the_period(citizen: User, clerk: User) -> None:
    agency = received(clerk, 3, DAY)
    paper = issue_register(clerk, agency, DAY, DAY)
    assert (paper.dossier, paper.agency, paper.number) == (None, agency, "01/STD")
    assert [line["code"] for line in paper.data["lines"]] == [f"H24-261005-{n:05d}" for n in range(3)]
    text = text_of(paper)
    assert "SỔ THEO DÕI HỒ SƠ" in text
    assert "Quyển số 2026 · Tập 01 · Từ ngày 05/10/2026 đến ngày 05/10/2026" in text
    assert "Mẫu số 07, TT 03/2025/TT-VPCP" in text
    width, height = pdftotext(paper, "-bbox").split('<page width="')[1].split('"')[::2][:2]
    assert float(width) > float(height)


def test_a_dossiers_line_is_the_same_in_its_receipt_and_in_every_register(citizen: User, clerk: User) -> None:
    """Also in a receipt issued again, and in the register of a later day alone."""
    first, second = accepted(filed(citizen, BIRTH)), accepted(filed(citizen, BIRTH))
    anew = reissue_paper(clerk, first.pk, paper_of(first, "receipt").pk, WHY)
    assert (anew.data["entry"]["line"], anew.number) == ("1", "01/TNHS-CL1")
    again = reissue_paper(clerk, first.pk, anew.pk, WHY)
    assert (again.data["entry"]["line"], again.number) == ("1", "01/TNHS-CL2")
    third, agency, today = accepted(filed(citizen, BIRTH)), first.receiving_agency, timezone.localdate()
    assert agency
    Dossier.objects.filter(pk=first.pk).update(accepted_at=timezone.now() - timedelta(days=3))
    lines = issue_register(clerk, agency, today - timedelta(days=1), today).data["lines"]
    assert [(line["code"], line["number"]) for line in lines] == [(second.code, "2"), (third.code, "3")]
    (line,) = issue_register(clerk, agency, today - timedelta(days=4), today - timedelta(days=2)).data["lines"]
    text = text_of(again)
    assert f"Quyển số: {today.year}; Số thứ tự: {line['number']}" in text
    assert (line["code"], line["number"]) == (first.code, "1")


def test_a_receipt_from_before_books_had_lines_stays_without_one(citizen: User, clerk: User) -> None:
    dossier, today = accepted(filed(citizen, BIRTH)), timezone.localdate()
    old = paper_of(dossier, "receipt")
    del old.data["entry"]
    old.save()
    anew = reissue_paper(clerk, dossier.pk, old.pk, WHY)
    assert (anew.number, anew.data["entry"]["line"]) == ("01/TNHS-CL1", "")
    assert dossier.receiving_agency
    (line,) = issue_register(clerk, dossier.receiving_agency, today, today).data["lines"]
    assert (line["code"], line["number"]) == (dossier.code, "")


def test_the_register_breaks_no_code_of_a_dossier(citizen: User, clerk: User) -> None:
    agency = received(clerk, 2, DAY)
    Dossier.objects.filter(code__startswith="H24-261005").update(code=Concat(Value("H24.9008.01-"), Right("code", 11)))
    paper = issue_register(clerk, agency, DAY, DAY)
    text = text_of(paper)
    assert [line["code"] in text for line in paper.data["lines"]] == [True, True]


def test_a_long_register_comes_in_volumes_of_bounded_size(citizen: User, clerk: User) -> None:
    count = 2 * register.VOLUME + 7
    agency = received(clerk, count, DAY)
    issue_register(clerk, agency, DAY, DAY + timedelta(days=2))
    run_volumes()
    volumes = list(Paper.objects.filter(kind=PaperKind.REGISTER).order_by("pk"))
    assert [len(volume.data["lines"]) for volume in volumes] == [register.VOLUME, register.VOLUME, 7]
    lines = [line for volume in volumes for line in volume.data["lines"]]
    assert [line["number"] for line in lines] == [f"{n}" for n in range(1, count + 1)]
    assert [line["code"] for line in lines] == [f"H24-261005-{n:05d}" for n in range(count)]
    assert [volume.number for volume in volumes] == ["01/STD", "02/STD", "03/STD"]
    assert "%PDF" in printed(volumes[0])[:8].decode("latin-1")


def test_drawing_up_a_volume_asks_no_question_a_line(citizen: User, clerk: User, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    agency = received(clerk, 150, DAY)
    with django_assert_max_num_queries(14):
        issue_register(clerk, agency, DAY, DAY)


def test_a_register_of_nothing_or_of_no_period_is_refused(citizen: User, clerk: User) -> None:
    agency = received(clerk, 1, DAY)
    for since, until in (
        (DAY, DAY - timedelta(days=1)),
        (DAY, DAY + timedelta(days=400)),
        (date(2020, 1, 1), date(2020, 2, 1)),
    ):
        with refused(Invalid):
            issue_register(clerk, agency, since, until)


def test_only_those_of_the_office_draw_it_up_and_read_it(citizen: User, clerk: User, client: Client) -> None:
    agency = received(clerk, 2, DAY)
    other = Agency.objects.exclude(pk=agency.pk).exclude(kind=agency.kind).first()
    assert other
    stranger = trusted("vanthukhac", Role.RECORDS, other)
    with refused(Denied):
        issue_register(stranger, agency, DAY, DAY)
    paper = issue_register(clerk, agency, DAY, DAY)
    printed(paper)
    door, day = reverse("desk:register", args=[paper.pk]), f"{DAY:%d/%m/%Y}"
    own = {"agency": agency.pk, "since": day, "until": day}
    client.force_login(stranger)
    assert client.get(door).status_code == 404
    assert client.post(reverse("desk:registers"), own).status_code == 422
    client.force_login(citizen)
    assert (client.get(door).status_code, client.get(reverse("desk:registers")).status_code) == (404, 404)
    client.force_login(User.objects.get(username="hotich"))
    assert client.get(reverse("desk:registers")).status_code == 404
    client.force_login(clerk)
    answer = client.get(door)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    page = client.post(reverse("desk:registers"), own, follow=True).content.decode()
    assert "02/STD" in page
    assert client.post(reverse("desk:registers"), own | {"until": "hôm qua"}).status_code == 422
    assert Paper.objects.filter(kind=PaperKind.REGISTER).count() == 2


# --- The counter's print ----------------------------------------------------------------------------------------------


def test_the_counters_print_says_what_the_receipt_says_before_it_is_printed(
    citizen: User, clerk: User, client: Client
) -> None:
    dossier = accepted(filed(citizen, BIRTH))
    client.force_login(clerk)
    door = reverse("desk:print_receipt", args=[dossier.pk])
    page = client.get(door).content.decode()
    assert paper_of(dossier, "receipt").blob is None
    for words in (
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        dossier.code,
        dossier.pin,
        "Giấy chứng sinh",
        "24.000 đồng",
    ):
        assert str(words) in page
    reissue_paper(clerk, dossier.pk, paper_of(dossier, "receipt").pk, WHY)
    assert "01/TNHS-CL1" in client.get(door).content.decode()
    client.force_login(citizen)
    assert client.get(door).status_code == 404
    client.force_login(clerk)
    other = filed(citizen, BIRTH)
    assert client.get(reverse("desk:print_receipt", args=[other.pk])).status_code == 404  # nothing was accepted


def test_every_chain_verifies_afterwards(citizen: User, clerk: User) -> None:
    from core.ledger.verify import findings

    dossier = work(accepted(filed(citizen, BIRTH)))
    reissue_paper(clerk, dossier.pk, paper_of(dossier, "receipt").pk, WHY)
    assert connection.in_atomic_block
    assert list(findings()) == []

"""Finding a dossier by whatever the person at the counter says, on whosever desk it is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from applications.actions.claim import claim
from applications.models import Dossier, StepRun
from applications.queries import found_for
from core.templatetags.vietnamese import day
from core.text import search_text
from tests.applications.desk_pages import Desk, Page
from tests.applications.stories import BIRTH, BUILDING, COPIES, accepted, filed, fresh, open_run, work


def named(dossier: Dossier, name: str, number: str = "031192000999", phone: str = "0912345678") -> Dossier:
    """Filed by somebody of this name."""
    dossier = fresh(dossier)
    dossier.applicant_name, dossier.applicant_number, dossier.applicant_phone = name, number, phone
    dossier.search_text = search_text(name, number, phone)
    dossier.save()
    return dossier


def found(desk: Desk, query: str) -> Page:
    return desk.get(f"{reverse('desk:search')}?q={query}")


def codes(page: Page) -> list[str]:
    return [link.children[0] for link in page.all("a") if dict(link.attributes).get("class") == "code"]


@pytest.mark.models
def test_a_name_is_found_without_accents_in_any_order_the_newest_first(citizen: User) -> None:
    ha = named(filed(citizen, BIRTH), "Đỗ Thị Thu Hà")
    minh = named(filed(citizen, COPIES), "Trần Văn Minh")
    desk = Desk("tiepnhan")
    assert codes(found(desk, "do ha")) == codes(found(desk, "HÀ Đỗ")) == [str(ha)]
    assert codes(found(desk, "th")) == [str(ha)]
    assert codes(found(desk, "n")) == [str(minh)]
    assert codes(found(desk, "t")) == [str(minh), str(ha)]
    assert codes(found(desk, "do minh")) == []


@pytest.mark.parametrize("query", ["0912345678", "+84 912 345 678", "0912 345 678", "031192000999", "031 192 000 999"])
def test_a_phone_or_an_id_number_is_found_as_people_write_it(citizen: User, query: str) -> None:
    dossier = named(filed(citizen, COPIES), "Trần Văn Minh")
    named(filed(citizen, COPIES), "Trần Văn Minh", "031192000998", "0912345679")
    assert list(found_for(User.objects.get(username="tiepnhan"), query)) == [dossier]


def test_part_of_a_code_or_of_a_request_number_is_enough(citizen: User) -> None:
    taken, waiting = accepted(filed(citizen, COPIES)), filed(citizen, COPIES)
    desk = Desk("tiepnhan")
    assert codes(found(desk, str(waiting.request_number)[-5:])) == [str(waiting)]
    assert taken.code is not None
    assert codes(found(desk, taken.code[-9:].lower())) == [taken.code]


def test_a_whole_code_opens_the_dossier_on_whosever_desk_it_is(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, COPIES)), until="signing")
    for query in (str(dossier).lower(), str(dossier.request_number)):
        answer = Desk("tiepnhan").client.get(reverse("desk:search"), {"q": query})
        assert answer["Location"] == reverse("desk:dossier", args=[dossier.pk])
    other = found(Desk("tiepnhan.anlao"), str(dossier))
    assert other.status == 200
    assert "Không tìm thấy hồ sơ nào" in other.text


def test_each_is_found_with_its_status_and_where_it_is(citizen: User) -> None:
    here, gone, ended = (named(filed(citizen, COPIES), "Lê Thị Lan") for _at in range(3))
    gone, ended = work(accepted(gone), until="comparison"), work(accepted(ended))
    run = open_run(gone, "comparison")
    claim(User.objects.get(username="hotich"), gone.pk, run.pk, fresh(gone).revision)
    page = found(Desk("tiepnhan"), "le lan")
    where = [str(cell.children[0]) for cell in page.all("td") if dict(cell.attributes).get("class") == "where"]
    assert codes(page) == [str(ended), str(gone), str(here)]
    assert where[0] == f"Đã trả kết quả {day(fresh(ended).ended_at)}"
    assert where[1] == f"Bộ phận Tư pháp - Hộ tịch, UBND phường Hồng Bàng, Vũ Thị Thanh: {run.title}"
    assert where[2] == f"bàn anh/chị: {here.step_runs.get().title}"


@pytest.mark.parametrize("query", ["lan", "0912345678"])
def test_nobody_finds_what_their_office_has_nothing_to_do_with(citizen: User, query: str) -> None:
    named(filed(citizen, COPIES), "Lê Thị Lan")
    for username in ("tiepnhan.anlao", "hotich.anlao", "soxaydung", "kythuat", "quantri"):
        assert codes(found(Desk(username), query)) == [], username
    assert Desk(citizen).get(f"{reverse('desk:search')}?q={query}").status == 404


def test_an_office_that_was_asked_finds_the_dossier_as_long_as_somebody_there_may_read(citizen: User) -> None:
    dossier = named(accepted(filed(citizen, BUILDING)), "Lê Thị Lan")
    assert codes(found(Desk("soxaydung"), "lan")) == []
    dossier = work(dossier, until="planning_opinion", changes={"needs_planning": True})
    run = open_run(dossier, "planning_opinion")
    assert run.is_guest
    assert codes(found(Desk("soxaydung"), "lan")) == [str(dossier)]
    User.objects.get(username="soxaydung").role_assignments.update(valid_to=timezone.now())
    assert codes(found(Desk("soxaydung"), "lan")) == []


def test_the_deciding_office_finds_it_before_it_comes_to_their_desk(citizen: User) -> None:
    dossier = named(filed(citizen, COPIES), "Lê Thị Lan")
    assert not StepRun.objects.filter(dossier=dossier, agency=dossier.competent_agency).exists()
    assert codes(found(Desk("hotich"), "lan")) == [str(dossier)]


def test_a_draft_is_found_by_nobody(citizen: User) -> None:
    dossier = named(filed(citizen, COPIES), "Lê Thị Lan")
    Dossier.objects.filter(pk=dossier.pk).update(status=0)
    for query in ("lan", "0912345678", str(dossier)):
        assert codes(found(Desk("tiepnhan"), query)) == []


def test_fifty_are_listed_and_the_page_says_that_there_are_more(citizen: User) -> None:
    dossier = named(filed(citizen, COPIES), "Lê Thị Lan")
    for number in range(50):
        twin = fresh(dossier)
        twin.pk, twin.request_number, twin._state.adding = None, f"DK-TWIN-{number}", True
        twin.save()
    page = found(Desk("tiepnhan"), "lan")
    assert len(codes(page)) == 50
    assert "Còn nữa" in page.text
    assert str(dossier) not in codes(page), "the oldest is the one left out"


def test_signs_of_the_database_s_patterns_are_letters_like_any_other(citizen: User) -> None:
    named(filed(citizen, COPIES), "Lê Thị Lan")
    for query in ("%25", "_", "l%25n", "\\", "'", "\u0000", "🙂", "a" * 3000):
        assert codes(found(Desk("tiepnhan"), query)) == []


def test_searching_takes_the_same_few_queries_however_many_are_found(citizen: User) -> None:
    desk, numbers = Desk("tiepnhan"), []
    for _ in range(2):
        named(filed(citizen, COPIES), "Lê Thị Lan")
        with CaptureQueriesContext(connection) as queries:
            found(desk, "lan")
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= 12


def test_part_of_a_name_is_looked_up_in_an_index(citizen: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN SELECT id FROM applications_dossier WHERE search_text LIKE '%thu ha%'")
        assert "dossier_by_words" in " ".join(line for (line,) in cursor.fetchall())

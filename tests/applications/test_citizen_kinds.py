"""Every kind of field on a page of the wizard: asked, kept, told what is wrong, shown again, filed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from accounts.models import Agency, Person, User
from applications.actions.start_draft import start_draft
from applications.actions.submit import submit
from applications.models import Dossier
from applications.papers.answers import Answers
from applications.workflow.assignment import agency_of
from procedures.definition import ProcedureDefinition
from procedures.definition.process import UnitRule
from procedures.publishing import publish
from tests.applications.citizen_pages import Citizen, a_pdf, address, the_form, typed
from tests.applications.stories import fresh
from tests.applications.test_citizen_in_browser import signed_in
from tests.city import PEOPLE
from tests.procedures.every_kind import CODE, answers, every_kind
from tests.procedures.rules.definitions import definition, field, page
from tests.scenarios.access import no_barrier

pytestmark = pytest.mark.django_db


@pytest.fixture
def citizen(db: None) -> Citizen:
    PEOPLE.write()
    return Citizen("congdan")


def begun(citizen: Citizen, form: ProcedureDefinition) -> Dossier:
    publish(form)
    return start_draft(citizen.user, CODE, territory="90008")


def as_typed(citizen: Citizen, draft: Dossier, values: dict[str, Any]) -> dict[str, list[str]]:
    """The form of the page filled in."""
    form = the_form(citizen.open("page", draft, "all"))
    return form.values | typed(values, form.names)


def with_two_rows(citizen: Citizen, draft: Dossier) -> None:
    """A second row, and the sort of each, which says what the row asks."""
    url, form = address("page", draft, "all"), the_form(citizen.open("page", draft, "all"))
    form = the_form(citizen.send(url, form, {"add_row": "table"}))
    citizen.send(url, form, {"refresh": "1"}, **{"table-0-sort": ["other"], "table-1-sort": ["own"]})


def problems(response: HttpResponse) -> str:
    """What the page says is wrong; nothing when it goes on."""
    return "" if response.status_code == 302 else response.content.decode().partition("error-summary")[2][:1500]


def test_every_kind_is_asked_kept_and_shown(citizen: Citizen) -> None:
    draft = begun(citizen, every_kind())
    with_two_rows(citizen, draft)
    url = address("page", draft, "all")
    assert problems(citizen.client.post(url, as_typed(citizen, draft, answers()))) == ""
    kept = fresh(draft).answers
    assert {name: kept[name] for name in answers()} == answers()
    assert problems(citizen.client.post(url, as_typed(citizen, draft, {"declaration": True}))) == ""
    assert fresh(draft).answers == kept, "the page shows what is kept, and sends it back as it is"
    check = citizen.open("check", draft)
    for words in ("08:30", "Trên – two", "NGUYEN THI HOA", "xã Đầm Hà, tỉnh Quảng Ninh", "Của ai: Bà Lan"):
        assert words in check.text
    assert "Người khai gian dối" not in check.text


def test_what_is_filed_is_written_on_papers(citizen: Citizen) -> None:
    draft = begun(citizen, every_kind())
    hidden = [{**row, "owner": "Bà Lan"} for row in answers()["table"]]
    Dossier.objects.filter(pk=draft.pk).update(answers=answers() | {"table": hidden})
    filed = submit(citizen.user, draft.pk)
    assert filed.answers["table"] == answers()["table"]
    written = Answers(filed)
    assert written.shown("person").startswith("Họ, chữ đệm, tên: Trần Văn Nam\n")
    assert written.shown("birth_place") == "xã Đông, huyện An Lão, tỉnh Hải Dương"
    assert written.shown("statement") == written.shown("file") == ""
    assert written.shown("computed") == "2"


def test_what_is_left_empty_is_told_part_by_part(citizen: Citizen) -> None:
    draft = begun(citizen, every_kind())
    form = the_form(citizen.open("page", draft, "all"))
    empty = {name: values for name, values in form.values.items() if name in {"asked", "once", "csrfmiddlewaretoken"}}
    rows = {name: values for name, values in form.values.items() if name.endswith("_FORMS")}
    told = citizen.client.post(address("page", draft, "all"), empty | rows)
    html = told.content.decode()
    assert told.status_code == 422
    assert 'href="#id_person-full_name"' in html and 'href="#id_organisation-enterprise_code"' in html
    assert 'href="#id_bank_account_0"' in html and 'href="#id_signature"' in html
    assert 'href="#id_person-ethnicity"' not in html
    assert not any(fresh(draft).answers.values())


def test_a_cell_appears_in_the_row_that_asks_for_it(citizen: Citizen) -> None:
    draft = begun(citizen, every_kind())
    form = the_form(citizen.open("page", draft, "all"))
    assert "table-0-owner" not in form.names
    asked = citizen.send(address("page", draft, "all"), form, {"refresh": "1"}, **{"table-0-sort": ["other"]})
    assert "table-0-owner" in the_form(asked).names


def test_a_file_is_handed_in_on_the_page_and_stands_among_the_papers(citizen: Citizen) -> None:
    draft = begun(citizen, every_kind())
    url = address("page", draft, "all")
    form = the_form(citizen.open("page", draft, "all"))
    sent = citizen.client.post(
        url, form.values | {"short_text": ["Ngắn"], "plan": [a_pdf("bản vẽ.pdf")], "upload": "plan"}
    )
    assert sent.status_code == 200
    assert "bản vẽ.pdf" in sent.content.decode()
    assert fresh(draft).answers["short_text"] == "Ngắn"
    assert "bản vẽ.pdf" in citizen.open("papers", draft).text
    (file,) = draft.attachments.filter(removed_at=None)
    assert file.paper == "plan"
    citizen.client.post(url, form.values | {"remove": str(file.pk)})
    assert not draft.attachments.filter(removed_at=None).exists()


def test_a_wrong_file_is_told_beside_its_paper_and_what_was_typed_stays(citizen: Citizen) -> None:
    draft = begun(citizen, every_kind())
    form = the_form(citizen.open("page", draft, "all"))
    bad = a_pdf("bản vẽ.pdf")
    bad.file.seek(0)
    bad.file.write(b"MZ")
    bad.file.seek(0)
    sent = citizen.client.post(address("page", draft, "all"), form.values | {"short_text": ["Ngắn"], "plan": [bad]})
    assert sent.status_code == 422
    assert 'href="#plan"' in sent.content.decode()
    assert 'value="Ngắn"' in sent.content.decode()
    assert not draft.attachments.exists()


def test_files_for_papers_of_another_page_are_left_alone(citizen: Citizen) -> None:
    papers = [{"id": "plan", "name": {"vi": "Bản vẽ"}}, {"id": "other", "name": {"vi": "Khác"}, "required": False}]
    form = definition(page("all", field("word"), field("file", "file", paper="plan")), papers=papers)
    draft = begun(citizen, form)
    sent = the_form(citizen.open("page", draft, "all")).values | {"word": ["x"], "other": [a_pdf()]}
    assert citizen.client.post(address("page", draft, "all"), sent).status_code == 302
    assert not draft.attachments.exists()


LOCKED = definition(
    page(
        "all",
        field("name", "person_name", prefill="full_name", locked=True),
        field("born", "partial_date", prefill="birth_date", locked=True),
        field("number", "personal_id", prefill="personal_id", locked=True, same_person={"birth": "born"}),
        field("rooms", "integer"),
    ),
    rules=[
        {
            "field": "rooms",
            "warning": True,
            "holds": {"field": "rooms", "op": "lt", "value": 100},
            "message": {"vi": "Có thật nhiều phòng thế không?"},
        },
        {
            "field": "name",
            "holds": {"field": "rooms", "op": "lt", "value": 1000},
            "message": {"vi": "Người này không có nhiều phòng thế."},
        },
    ],
)


def test_what_is_locked_is_shown_and_what_is_sent_for_it_is_ignored(citizen: Citizen) -> None:
    draft = begun(citizen, LOCKED)
    shown = citizen.open("page", draft, "all")
    assert "Nguyễn Thị Hoa" in shown.text and "15/03/1992" in shown.text
    assert "Lấy từ tài khoản của bạn" in shown.text
    form = the_form(shown)
    assert "name" not in form.names
    citizen.client.post(address("page", draft, "all"), form.values | {"name": ["Kẻ Khác"], "rooms": ["3"]})
    assert fresh(draft).answers == {
        "name": "Nguyễn Thị Hoa",
        "born": "1992-03-15",
        "number": "031192000101",
        "rooms": 3,
    }


def test_what_was_put_right_at_its_source_is_right_here(citizen: Citizen) -> None:
    draft = begun(citizen, LOCKED)
    Dossier.objects.filter(pk=draft.pk).update(answers=fresh(draft).answers | {"rooms": 3})
    Person.objects.filter(user=citizen.user).update(full_name="Nguyễn Thị Hòa")
    assert "Nguyễn Thị Hòa" in citizen.open("page", draft, "all").text
    assert submit(citizen.user, draft.pk).answers["name"] == "Nguyễn Thị Hòa"


def test_what_the_source_does_not_know_is_asked(citizen: Citizen) -> None:
    Person.objects.filter(user=citizen.user).update(personal_id="", birth_date=None)
    draft = begun(citizen, LOCKED)
    form = the_form(citizen.open("page", draft, "all"))
    assert {"born", "number"} <= form.names
    citizen.send(address("page", draft, "all"), form, born=["1992"], number=["031192000101"], rooms=["3"])
    assert fresh(draft).answers["number"] == "031192000101"


def test_an_error_beside_what_is_locked_is_told(citizen: Citizen) -> None:
    draft = begun(citizen, LOCKED)
    told = citizen.send(address("page", draft, "all"), the_form(citizen.open("page", draft, "all")), rooms=["1000"])
    assert told.status == 422
    assert "Người này không có nhiều phòng thế." in told.text


def test_a_warning_is_told_on_the_page_and_before_filing_and_bars_nobody(citizen: Citizen) -> None:
    Person.objects.filter(user=citizen.user).update(birth_date="1993-03-15")
    draft = begun(citizen, LOCKED)
    url, form = address("page", draft, "all"), the_form(citizen.open("page", draft, "all"))
    assert citizen.send(url, form, rooms=["100"]).status == 302
    for shown in (citizen.get(url), citizen.open("check", draft)):
        assert "Có thật nhiều phòng thế không?" in shown.text
        assert "năm 1992" in shown.text
    assert submit(citizen.user, draft.pk).request_number


def test_a_step_may_land_where_an_answer_says(citizen: Citizen) -> None:
    form = definition(page("all", field("site", "address", required=False)))
    draft = begun(citizen, form)
    rule = UnitRule(at="SERVING", agency_kind="COMMUNE_POLICE", territory_field="site")
    draft = fresh(draft)
    for answer, territory in [
        ({"text": "A", "unit": "90050"}, "90050"),
        (None, "90008"),
        ({"text": "A", "unit": ""}, "90008"),
    ]:
        draft.answers = {"site": answer}
        found = agency_of(rule, draft)
        assert isinstance(found, Agency)
        assert found.territory.code == territory


@pytest.mark.django_db(transaction=True)
def test_every_kind_on_a_phone(new_page: Callable[..., BrowserPage]) -> None:
    PEOPLE.write()
    publish(every_kind())
    draft = start_draft(User.objects.get(username="congdan"), CODE, territory="90008")
    browser = signed_in(new_page(viewport={"width": 360, "height": 800}))
    browser.goto(address("page", draft, "all"))
    no_barrier(browser)
    assert not browser.evaluate("document.documentElement.scrollWidth > innerWidth")
    commune = browser.locator("[name=address_commune]")
    expect(commune).to_be_hidden()
    browser.locator("[name=address_unit]").select_option("-22")
    expect(commune).to_be_visible()
    browser.locator("[name=plan]").set_input_files({"name": "vẽ.pdf", "mimeType": "", "buffer": a_pdf().read()})
    expect(browser.get_by_role("link", name="vẽ.pdf")).to_be_visible()
    expect(commune).to_be_visible()
    browser.get_by_role("button", name="Lưu và tiếp tục").click()
    expect(browser.locator(".error-summary")).to_be_focused()
    no_barrier(browser)
    browser.get_by_role("link", name="Mục person, Họ, chữ đệm, tên").click()
    expect(browser.locator("[name=person-full_name]")).to_be_focused()

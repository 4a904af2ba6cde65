"""In English a page says nothing in Vietnamese but names, what people wrote, and what was recorded or printed."""

import pytest

from accounts.models import User
from applications.actions.answer_supplement import answer_supplement
from applications.actions.refuse import refuse
from applications.actions.start_draft import start_draft
from applications.models import Dossier
from tests.applications.stories import (
    BIRTH,
    BUILDING,
    COPIES,
    NEWBORN,
    SAME,
    accepted,
    ask_for_supplement,
    drafted,
    filed,
    fresh,
    holder,
    open_city,
    work,
)
from tests.english_pages import Reader

pytestmark = pytest.mark.django_db

TABS = ("", "tiep-nhan", "thu-ly", "ky", "phat-hanh", "tra", "cho-nguoi-nop")


@pytest.fixture
def citizen() -> User:
    return open_city()


def test_a_page_in_vietnamese_is_noticed(citizen: User) -> None:
    reader = Reader(language="vi")
    reader.open("portal:home")
    assert "Bạn cần làm thủ tục gì?" in reader.left()["portal:home"]


def test_what_everybody_sees(citizen: User) -> None:
    reader = Reader()
    for name in ("portal:home", "procedures:catalogue", "citizen:track"):
        reader.open(name)
    for name in ("accounts:sign_in", "accounts:staff_sign_in", "accounts:register"):
        reader.open(name)
        reader.send(name, username="ai", password="sai")
    reader.open("procedures:catalogue", q="khai sinh")
    reader.open("procedures:catalogue", q="xyz")
    reader.send("citizen:track", code="H24.1", pin="1")
    reader.send("citizen:start", "0.000000")
    assert reader.left() == {}


@pytest.mark.parametrize("code", [BIRTH, COPIES, NEWBORN, BUILDING])
def test_a_procedure_and_its_form(citizen: User, code: str) -> None:
    """The form as it is answered in full, and with everything missing."""
    reader = Reader(citizen)
    reader.open("procedures:procedure", code)
    reader.open("citizen:start", code)
    reader.send("citizen:start", code)
    territory = citizen.person.residence_unit
    for draft in (drafted(citizen, code), start_draft(citizen, code, territory=territory.code if territory else "")):
        for page in draft.definition.form.pages:
            reader.open("citizen:page", draft.pk, page.id)
            reader.send("citizen:page", draft.pk, page.id)
        for name in ("citizen:place", "citizen:papers", "citizen:check"):
            reader.open(name, draft.pk)
            reader.send(name, draft.pk)
    assert reader.left() == {}


@pytest.mark.parametrize("code", [BIRTH, BUILDING])
def test_the_life_of_a_dossier(citizen: User, code: str) -> None:
    """From step to step, as its applicant, whoever tracks it and the officer who has it see it."""
    dossier = filed(citizen, code)
    left = [_seen(dossier)]
    ask_for_supplement(dossier)
    left.append(_seen(dossier))
    answer_supplement(citizen, dossier.pk, note=SAME)
    accepted(dossier)
    for step in dossier.definition.process.steps():
        work(dossier, until=step.code)
        left.append(_seen(dossier))
    work(dossier)
    left.append(_seen(dossier))
    assert fresh(dossier).is_ended
    assert [pages for pages in left if pages] == []


def test_a_dossier_that_is_refused(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    refuse(holder(dossier.step_runs.get()), dossier.pk, fresh(dossier).revision, "Không đúng nơi cư trú.")
    assert _seen(dossier) == {}


def _seen(dossier: Dossier) -> dict[str, list[str]]:
    dossier = fresh(dossier)
    applicant, anybody = Reader(dossier.owner), Reader()
    for name in ("citizen:dossier", "citizen:submitted"):
        applicant.open(name, dossier.pk)
    for name in ("citizen:dossiers", "accounts:me", "accounts:organisations"):
        applicant.open(name)
    anybody.send("citizen:track", code=str(dossier), pin=dossier.pin)
    officers = [_at_the_desk(holder(run), dossier) for run in dossier.step_runs.filter(closed_at=None) if run.role]
    return {page: left for reader in (applicant, anybody, *officers) for page, left in reader.left().items()}


def _at_the_desk(officer: User, dossier: Dossier) -> Reader:
    reader = Reader(officer)
    for tab in TABS:
        reader.open("desk:queue", muc=tab)
    reader.open("accounts:me")
    reader.open("desk:dossier", dossier.pk)
    return reader

"""What publication and retirement mean for those who file: dossiers in flight stay on their version."""

import pytest
from django.urls import reverse

from accounts.models import User
from applications.actions.start_draft import start_draft
from applications.actions.submit import submit
from applications.models import Dossier
from core.errors import Denied, Invalid
from core.models import LedgerEntry
from procedures import drafting
from procedures.models import Procedure, ProcedureVersion
from tests.applications.citizen_pages import Citizen
from tests.applications.stories import BIRTH, COPIES, accepted, drafted, filed, fresh, open_city, work
from tests.procedures.drafting.people import editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def citizen(db: None) -> User:
    return open_city()


@pytest.fixture
def hoa(citizen: User) -> User:
    return User.objects.get(username="congbo")


def released(hoa: User) -> ProcedureVersion:
    """The next version: under another name."""
    lan = editor("lan")
    version = drafting.start_again(lan, COPIES)
    place = "general/name/vi"
    seen = drafting.documents.part_mark(Procedure.objects.get(code=COPIES).name)
    drafting.change_part(lan, version.pk, place, seen, "Chứng thực bản sao, tên mới")
    drafting.send(lan, version.pk)
    return drafting.release(hoa, version.pk)


def test_a_dossier_in_flight_ends_on_its_version(citizen: User, hoa: User) -> None:
    dossier = accepted(filed(citizen, COPIES))
    draft = drafted(citizen, COPIES)
    before = (dossier.version_id, dossier.title)
    version = released(hoa)
    assert version.pk != dossier.version_id
    done = work(fresh(dossier))
    assert (done.version_id, done.title, done.is_ended) == (*before, True)
    assert fresh(submit(citizen, draft.pk)).version_id == draft.version_id
    assert start_draft(citizen, COPIES, territory="90008").version == version


def test_a_retired_procedure_takes_no_dossier_and_names_its_replacement(citizen: User, hoa: User) -> None:
    begun = drafted(citizen, COPIES)
    in_flight = accepted(filed(citizen, COPIES))
    drafting.retire(hoa, COPIES, BIRTH, "Gộp vào thủ tục khác.")
    before = (Dossier.objects.count(), LedgerEntry.objects.count(), fresh(begun).status)
    replacement = Procedure.objects.get(code=BIRTH).name
    for act in (lambda: start_draft(citizen, COPIES, territory="90008"), lambda: submit(citizen, begun.pk)):
        with pytest.raises(Invalid) as refusal:
            act()
        assert f"{replacement} (mã {BIRTH})" in str(refusal.value.message)
    assert (Dossier.objects.count(), LedgerEntry.objects.count(), fresh(begun).status) == before
    assert work(fresh(in_flight)).is_ended


def test_a_chain_of_replacements_leads_to_the_one_in_force(citizen: User, hoa: User) -> None:
    drafting.retire(hoa, COPIES, "2.000986", "Gộp")
    drafting.retire(hoa, "2.000986", BIRTH, "Gộp")
    with pytest.raises(Invalid) as refusal:
        start_draft(citizen, COPIES)
    assert f"(mã {BIRTH})" in str(refusal.value.message)


def test_the_page_before_the_form_says_so_too(citizen: User, hoa: User) -> None:
    drafting.retire(hoa, COPIES, BIRTH, "Gộp")
    page = Citizen("congdan").get(reverse("citizen:start", args=[COPIES]))
    assert page.status == 422
    assert BIRTH in page.text


def test_what_is_only_drafted_cannot_be_filed(citizen: User) -> None:
    definition = drafting.start_again(editor("lan"), COPIES)
    Procedure.objects.filter(pk=definition.procedure_id).update(current=None, is_active=False)
    with pytest.raises(Denied):
        start_draft(citizen, COPIES)

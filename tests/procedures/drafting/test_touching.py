"""What a version touches beside itself, and the library parts are taken from."""

from typing import Any

import pytest

from accounts.models import User
from core.errors import Conflict, Denied, Invalid
from procedures import drafting
from procedures.definition import ProcedureDefinition
from procedures.drafting import library
from procedures.drafting.touching import REGISTRY, Touched, touched
from procedures.models import LibraryItem, Procedure, ProcedureVersion
from procedures.publishing import publish
from tests.procedures.drafting.people import CODE, copies, draft, editor, publisher, state, unentitled

pytestmark = [pytest.mark.django_db, pytest.mark.models]
OTHER = "1.999998"
PAPER = {"id": "proof", "name": {"vi": "Giấy chứng minh"}, "required": True}


@pytest.fixture
def lan(db: None) -> User:
    return editor("lan")


def named(code: str, **general: Any) -> ProcedureDefinition:
    """The same procedure under another code."""
    return copies().model_copy(update={"general": copies().general.model_copy(update={"code": code} | general)})


def test_procedures_that_name_it_and_those_it_replaces_are_touched(lan: User) -> None:
    related = publish(named(OTHER, related=[CODE])).procedure
    bundle = publish(named("1.999997", joins=[CODE])).procedure
    retired = publish(named("1.999996")).procedure
    publish(copies())
    drafting.retire(publisher("hoa"), retired.code, CODE, "Gộp")
    version = draft(lan)
    assert [each.url for each in touched(version)] == [
        related.get_absolute_url(),
        bundle.get_absolute_url(),
        retired.get_absolute_url(),
    ]


def test_a_code_in_somebodys_prose_is_no_link(lan: User) -> None:
    words = copies().general.summary.model_copy(update={"vi": f'Xem "{CODE}".'})
    publish(named(OTHER, summary=words))
    assert touched(draft(lan)) == []


def test_other_floors_tell_what_they_know(lan: User) -> None:
    def drafts(procedure: Procedure, version: ProcedureVersion) -> list[Touched]:
        return [Touched(f"Hồ sơ nháp của {procedure.code} v{version.number}", 3), Touched("Không có gì", 0)]

    REGISTRY.append(drafts)
    try:
        assert touched(draft(lan)) == [Touched(f"Hồ sơ nháp của {CODE} v1", 3)]
    finally:
        REGISTRY.remove(drafts)


def test_a_part_is_kept_changed_and_forgotten(lan: User) -> None:
    item = library.keep(lan, "PAPER", " Giấy chứng minh ", PAPER)
    assert (item.name, item.document, item.created_by) == (
        "Giấy chứng minh",
        {"id": "proof", "name": {"vi": "Giấy chứng minh"}},
        lan,
    )
    library.keep(lan, "PAPER", "Tên khác", PAPER | {"copies": 1}, item.pk)
    assert LibraryItem.objects.get().document["copies"] == 1
    library.forget(lan, item.pk)
    assert not LibraryItem.objects.exists()


@pytest.mark.parametrize(
    ("kind", "name", "document", "refusal"),
    [
        ("PAPER", "", PAPER, Invalid),
        ("PAPER", "Sai", {"id": "Sai"}, Invalid),
        ("FIELD", "Sai", PAPER, Invalid),
        ("LEGAL_BASIS", "Sai", {"number": "1/2026", "title": "a\0b"}, Invalid),
        ("NOTHING", "Sai", PAPER, Denied),
        ("PAPER", "Có rồi", PAPER, Conflict),
    ],
)
def test_what_is_not_kept_changes_nothing(
    lan: User, kind: str, name: str, document: Any, refusal: type[Exception]
) -> None:
    library.keep(lan, "PAPER", "Có rồi", PAPER)
    before = state()
    with pytest.raises(refusal):
        library.keep(lan, kind, name, document)
    assert state() == before


def test_only_editors_keep_and_forget(lan: User) -> None:
    item = library.keep(lan, "PAPER", "Có rồi", PAPER)
    people = [*unentitled(), publisher("hoa")]
    before = state()
    for user in people:
        with pytest.raises(Denied):
            library.keep(user, "PAPER", "Khác", PAPER)
        with pytest.raises(Denied):
            library.forget(user, item.pk)
    with pytest.raises(Denied):
        library.forget(lan, 999_999)
    assert state() == before

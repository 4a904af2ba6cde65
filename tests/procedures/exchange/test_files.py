"""Export and import lose nothing, and refuse with places what cannot be read."""

import hashlib
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from core.errors import Conflict, Denied, Invalid
from procedures import drafting
from procedures.definition import canonical, read_definition
from procedures.exchange import Unfit, export, import_document, read, version_to_export
from procedures.models import ProcedureVersion
from procedures.publishing import publish
from procedures.seeds import documents
from procedures.seeds import read as read_seed
from tests.procedures.drafting.people import CODE, changed, copies, editor, person

pytestmark = pytest.mark.django_db


def raw() -> dict[str, Any]:
    return copies().model_dump(mode="json", by_alias=True, exclude_defaults=True)


def versions() -> int:
    return ProcedureVersion.objects.count()


def run(name: str, *options: str) -> str:
    out = StringIO()
    call_command(name, *options, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("file", documents(), ids=lambda file: file.stem)
def test_export_import_export_is_the_same_to_the_byte(file: Path) -> None:
    first = publish(read_seed(file))
    sent = export(first)
    second = import_document(editor(), sent)
    assert export(second) == sent
    assert second.sha256 == first.sha256 == hashlib.sha256(sent).hexdigest()


def test_the_commands_do_the_same(tmp_path: Path) -> None:
    publish(copies())
    file = tmp_path / "copies.json"
    file.write_bytes(run("export_procedure", CODE).encode())
    editor()
    told = run("import_procedure", str(file))
    draft = version_to_export(CODE, draft=True)
    assert (draft.state, draft.origin, draft.number) == ("DRAFT", "tệp copies.json", 2)
    assert draft.sha256 in told
    assert hashlib.sha256(file.read_bytes()).hexdigest() == draft.sha256
    assert run("export_procedure", CODE, "--draft").encode() == file.read_bytes()


def test_the_version_in_force_goes_first_then_the_newest() -> None:
    user = editor()
    draft = drafting.start(user, copies())
    assert version_to_export(CODE) == draft
    drafting.discard(user, draft.pk)
    in_force = publish(copies())
    later = drafting.start(user, changed("general/decision", "9/QĐ-UBND"))
    assert version_to_export(CODE) == in_force
    assert version_to_export(CODE, draft=True) == later
    assert version_to_export(CODE, number=draft.number) == draft
    assert "9/QĐ-UBND" in run("export_procedure", CODE, "--version", str(later.number))


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(Denied):
        version_to_export("1.000000")
    with pytest.raises(CommandError, match="Không có phiên bản"):
        run("export_procedure", CODE, "--draft")


def test_an_open_draft_is_in_the_way_unless_replaced(tmp_path: Path) -> None:
    user = editor()
    open_one = drafting.start(user, copies())
    text = canonical(changed("general/decision", "9/QĐ-UBND"))
    with pytest.raises(Conflict):
        import_document(user, text)
    open_one.refresh_from_db()
    assert (open_one.state, versions()) == ("DRAFT", 1)
    file = tmp_path / "new.json"
    file.write_text(text)
    run("import_procedure", str(file), "--user", user.username, "--replace-draft")
    open_one.refresh_from_db()
    assert (open_one.state, versions()) == ("DISCARDED", 2)
    assert version_to_export(CODE, draft=True).document == text


def test_a_version_under_review_is_never_replaced() -> None:
    user = editor()
    waiting = drafting.start(user, copies())
    ProcedureVersion.objects.filter(pk=waiting.pk).update(state="IN_REVIEW")
    with pytest.raises(Conflict):
        import_document(user, canonical(copies()), replace_draft=True)
    waiting.refresh_from_db()
    assert (waiting.state, versions()) == ("IN_REVIEW", 1)


def test_who_may_not_write_procedures_imports_none() -> None:
    with pytest.raises(Denied):
        import_document(person("hotich"), canonical(copies()))
    assert versions() == 0


def test_the_command_asks_who_writes_when_several_may(tmp_path: Path) -> None:
    editor("mot")
    editor("hai")
    file = tmp_path / "copies.json"
    file.write_text(canonical(copies()))
    with pytest.raises(CommandError, match="--user"):
        run("import_procedure", str(file))
    run("import_procedure", str(file), "--user", "hai")
    assert version_to_export(CODE).created_by.username == "hai"


def deep(levels: int) -> dict[str, Any]:
    condition: dict[str, Any] = {"field": "requester_name", "op": "filled"}
    for _ in range(levels):
        condition = {"not": condition}
    return condition


def put(place: str, value: Any) -> str:
    document = raw()
    *above, last = place.split("/")
    inside: Any = document
    for key in above:
        inside = inside[int(key)] if isinstance(inside, list) else inside[key]
    inside[last] = value
    return json.dumps(document)


OPTIONS = [{"value": f"v{number}", "label": {"vi": "x"}} for number in range(10_000)]
FIELD = "form/pages/0/sections/0/fields/0"
UNREADABLE = {
    "no JSON": ("{", ""),
    "a list": ("[]", ""),
    "not a number": ('{"format": NaN}', ""),
    "infinity": ('{"format": 1e999}', ""),
    "a key twice": ('{"format": 1, "format": 1}', ""),
    "too deep": ("[" * 100_000, ""),
    "too large": (" " * (5 * 1024 * 1024 + 1), ""),
    "no UTF-8": (b"\xff\xfe{}", ""),
    "NUL": (json.dumps({"format": "\0"}), ""),
    "an unknown key": (put("general/nothing", 1), "general/nothing"),
    "a wrong type": (put("papers/0/copies", "nhiều"), "papers/0/copies"),
    "ten thousand options": (put(f"{FIELD}/options", OPTIONS), f"{FIELD}/options"),
    "a deep condition": (put(f"{FIELD}/when", deep(25)), f"{FIELD}/when"),
    "code as a kind": (put(f"{FIELD}/kind", "__import__('os')"), f"{FIELD}/kind"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    text, place = UNREADABLE[name]
    with pytest.raises(Invalid) as refused:
        import_document(editor(), text)
    if place:
        assert isinstance(refused.value, Unfit)
        assert place in refused.value.fields
    assert str(refused.value.message)
    file = tmp_path / "bad.json"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(CommandError):
        run("import_procedure", str(file), "--user", "soan")
    assert versions() == 0


def test_markup_and_template_code_stay_text() -> None:
    words = "<script>alert(1)</script> {{ 7*7 }} {% load x %} ${7*7} %(who)s"
    document = raw()
    document["general"]["name"]["vi"] = document["papers"][0]["name"]["vi"] = words
    version = import_document(editor(), json.dumps(document))
    assert read(export(version)).general.name.vi == words
    assert read(export(version)) == read_definition(document)


def test_findings_are_told_after_the_import(tmp_path: Path) -> None:
    document = raw()
    document["general"]["legal_bases"] = []
    file = tmp_path / "unsound.json"
    file.write_text(json.dumps(document))
    editor()
    told = run("import_procedure", str(file))
    assert "general.no_legal_basis" in told
    assert told.rstrip().endswith("Chưa công bố được.")
    assert version_to_export(CODE).state == "DRAFT"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="khong-co"):
        run("import_procedure", str(tmp_path / "khong-co"))

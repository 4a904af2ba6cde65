"""The JSON Schema: it takes what the portal takes, stands at one address, and is sent once."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.test import Client

from procedures.definition import canonical
from procedures.exchange.schema import schema
from procedures.seeds import documents, read
from tests.procedures.comparing.whole import raw, whole

ADDRESS = "/api/v1/procedure-definition.schema.json"


def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema())


@pytest.mark.pure
def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema()["$id"].endswith(ADDRESS)


@pytest.mark.pure
@pytest.mark.parametrize("file", documents(), ids=lambda file: file.stem)
def test_every_seed_keeps_to_it_as_written_and_as_exported(file: Path) -> None:
    validator().validate(json.loads(file.read_text()))
    validator().validate(json.loads(canonical(read(file))))


@pytest.mark.pure
def test_every_class_of_parts_keeps_to_it() -> None:
    validator().validate(json.loads(canonical(whole())))


@pytest.mark.pure
@pytest.mark.parametrize(
    ("key", "value"), [("nothing", 1), ("format", 2), ("papers", {}), ("cases", [{}]), ("general", None)]
)
def test_what_the_portal_refuses_it_refuses(key: str, value: Any) -> None:
    assert not validator().is_valid(raw() | {key: value})


@pytest.mark.pure
def test_every_key_has_a_title_in_words() -> None:
    parts = [schema(), *schema()["$defs"].values()]
    told = {name: inside.get("title") for each in parts for name, inside in each.get("properties", {}).items()}
    assert told["allowance"] == "Thời gian làm"
    assert told["not"] == "Không đúng là"
    assert all(told.values())


def test_it_is_served_once_and_then_known(client: Client) -> None:
    first = client.get(ADDRESS)
    assert first.status_code == 200
    assert first["Content-Type"].startswith("application/schema+json")
    assert json.loads(first.content) == schema()
    again = client.get(ADDRESS, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")

"""What was published once stays readable, however the definition has grown since."""

import json

import pytest

from procedures import seeds
from procedures.definition import read_definition

pytestmark = pytest.mark.pure


def test_pause_reasons_that_were_sentences_are_their_own_ground() -> None:
    raw = json.loads((seeds.FOLDER / "2.000815.json").read_text(encoding="utf-8"))
    raw["deadline"]["pause_reasons"] = ["Người yêu cầu chưa xuất trình bản chính", "Mất điện"]
    reasons = read_definition(raw).deadline.pause_reasons
    assert [(reason.id, reason.ground) for reason in reasons] == [
        ("reason_1", "Người yêu cầu chưa xuất trình bản chính"),
        ("reason_2", "Mất điện"),
    ]

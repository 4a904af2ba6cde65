"""Two who write, one who publishes, and a draft of the certified copies."""

import pytest

from procedures.models import ProcedureVersion
from procedures.publishing import publish
from tests.procedures.drafting.people import copies, draft, editor, publisher
from tests.procedures.editor.pages import Desk


@pytest.fixture
def lan(db: None) -> Desk:
    return Desk(editor("lan"))


@pytest.fixture
def minh(db: None) -> Desk:
    return Desk(editor("minh"))


@pytest.fixture
def chi(db: None) -> Desk:
    """She publishes."""
    return Desk(publisher("chi"))


@pytest.fixture
def version(lan: Desk) -> ProcedureVersion:
    """A draft of what nothing of is in force yet."""
    return draft(lan.user)


@pytest.fixture
def again(lan: Desk) -> ProcedureVersion:
    """A draft of what is in force."""
    publish(copies())
    return draft(lan.user)

"""The written sample records, and the real catalogue where a copy lies beside the checkout."""

import json
from pathlib import Path
from typing import Any

RECORDS = Path(__file__).parent / "records"
_CHECKOUT = Path(__file__).parents[2]
# A copy of the national catalogue may lie in any folder beside the checkout; our own records stand in for it.
CATALOGUE = next(_CHECKOUT.parent.glob("*/national-catalogue"), RECORDS)


def sample(code: str) -> dict[str, Any]:
    """One of our records, without its envelope."""
    document: dict[str, Any] = json.loads((RECORDS / f"{code}.json").read_text())
    return document.get("data", document)  # type: ignore[no-any-return]

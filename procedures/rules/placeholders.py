"""`{field_id}`, or `{block.part}`, in the words of a result: closed substitution, never a format string."""

import re
from collections.abc import Mapping

NAME = r"[a-z][a-z0-9_]{0,59}"
PLACEHOLDER = re.compile(r"\{(" + NAME + r"(?:\." + NAME + r")?)\}")


def placeholders(words: str) -> list[str]:
    """The fields these words name, in order."""
    return PLACEHOLDER.findall(words)


def filled_in(words: str, shown: Mapping[str, str]) -> str:
    """The words with each placeholder replaced by what is shown of its field (nothing where it is empty)."""
    return PLACEHOLDER.sub(lambda found: shown.get(found[1], ""), words)

"""`{field_id}`, or `{block.part}`, in the words of a result: closed substitution, never a format string."""

import re
from collections.abc import Collection, Mapping

NAME = r"[a-z][a-z0-9_]{0,59}"
PLACEHOLDER = re.compile(r"\{(" + NAME + r"(?:\." + NAME + r")?)\}")


def placeholders(words: str) -> list[str]:
    """The fields these words name, in order."""
    return PLACEHOLDER.findall(words)


def findings(words: str, known: Collection[str]) -> list[str]:
    """What is wrong with these words, as sentences: a field nobody knows, or a brace that names none."""
    unknown = [f"unknown field {{{name}}}" for name in placeholders(words) if name not in known]
    stray = re.search(r"[{}]", PLACEHOLDER.sub("", words))
    return unknown + (["a brace that is no {field_id}"] if stray else [])


def filled_in(words: str, shown: Mapping[str, str]) -> str:
    """The words with each placeholder replaced by what is shown of its field (nothing where it is empty)."""
    return PLACEHOLDER.sub(lambda found: shown.get(found[1], ""), words)

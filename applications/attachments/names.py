"""Names of files as their owners gave them, made safe to show, store and send back."""

import re
import unicodedata
from pathlib import PurePosixPath

from applications.attachments.kinds import SUFFIXES, Kind
from core.text import nfc

MOST = 150
# Controls, formatting marks that turn or hide text (U+202E and its kin), surrogates, private and line separators.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def clean_name(name: str) -> str:
    """The last part of the path in NFC, one line, nothing unseen, at most 150 characters; its extension is kept."""
    last = re.split(r"[/\\]", nfc(name))[-1]
    seen = "".join(" " if unicodedata.category(letter) in UNSEEN else letter for letter in last)
    tidy = " ".join(seen.split()).lstrip(". ")
    suffix = PurePosixPath(tidy).suffix[:20]
    stem = tidy.removesuffix(suffix)[: MOST - len(suffix)].strip()
    return f"{stem}{suffix}" if stem else f"tệp{suffix}"


def name_for(name: str, kind: Kind) -> str:
    """The cleaned name, with the extension of what the file is added where it says something else."""
    clean = clean_name(name)
    return clean if clean.lower().endswith(SUFFIXES[kind]) else f"{clean}.{kind}"

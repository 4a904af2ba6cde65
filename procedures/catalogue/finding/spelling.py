"""Slips of the finger, mended by the words of the catalogue: "khai sihn", "ket hpn", "ddaats"."""

from collections.abc import Iterator, Sequence
from math import log1p

from procedures.catalogue.finding.index import Index, without_one
from procedures.catalogue.finding.slips import from_telex, slip
from procedures.searching import plain, spoken

# Shorter words have too many neighbours, and codes none.
_SHORTEST = 3
_TELEX, _OTHER_ACCENT, _GUESSED_ACCENT, _OTHER_WORD = 0.2, 0.4, 0.1, 1.5
_Chain = tuple[float, tuple[str, ...]]


def mended(typed: Sequence[str], index: Index, *, known_too: bool = False) -> list[str]:
    """The words most likely meant, with their accents; words the catalogue knows are left alone unless `known_too`.

    Of several words that one slip may have come from, the one that most often stands beside its neighbours in names.
    """
    chains: dict[str, _Chain] = {"": (0.0, ())}
    for word in typed:
        chains = {meant: _longer(chains, meant, cost, index) for meant, cost in _meant(word, index, known_too).items()}
    _, best = min(chains.values())
    return [index.written.get(sound, sound) for sound in best]


def _longer(chains: dict[str, _Chain], meant: str, cost: float, index: Index) -> _Chain:
    weighed = (
        (before + cost - log1p(index.pairs[last, meant]) / 4, (*words, meant))
        for last, (before, words) in chains.items()
    )
    return min(weighed)


def _meant(typed: str, index: Index, known_too: bool) -> dict[str, float]:
    """What the word may have been, as it sounds, and what that costs."""
    sound, bare = spoken(typed), plain(typed)
    found = {form: _accents(sound, form) for form in index.forms.get(bare, ())}
    known = bool(found) or index.in_text[1].knows(bare)
    if known and not known_too:
        return found or {sound: 0.0}
    for form, cost in _slips(bare, index):
        for each in index.forms[form]:
            found.setdefault(each, cost + _OTHER_WORD * known + _GUESSED_ACCENT)
    telex = from_telex(typed)
    if telex in index.written:
        found[telex] = min(found.get(telex, _TELEX), _TELEX)
    return found or {sound: 0.0}


def _accents(sound: str, form: str) -> float:
    """What it costs to read a word with these accents; typed without any, it may be any."""
    return 0.0 if sound == form else _GUESSED_ACCENT if sound == plain(sound) else _OTHER_ACCENT


def _slips(bare: str, index: Index) -> Iterator[tuple[str, float]]:
    if len(bare) < _SHORTEST or not bare.isalpha():
        return
    near = {word for rest in (bare, *without_one(bare)) for word in index.shortened.get(rest, ())}
    for word in near:
        if (cost := slip(bare, word)) is not None:
            yield word, cost

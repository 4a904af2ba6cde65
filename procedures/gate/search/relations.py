"""References tied to each other: values that go with none of the other's are dropped; in the end one each is chosen.

The representative values are enough to prove something impossible only where few references are tied together: eight,
with at most one distance between two days among them. Larger groups are looked at only when one value each is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from procedures.gate.search.formulas import Function, Relation

Link = Relation | Function
MOST_TIED = 8
TRIES = 200


class GaveUp(Exception):
    """The budget is spent, or the search could not be complete: neither found nor proved impossible."""


def bits(mask: int) -> Iterator[int]:
    """The numbers of the values in a mask, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def groups(links: Iterable[Link]) -> list[list[Link]]:
    """The links apart, wherever they have no reference in common."""
    found: list[tuple[set[str], list[Link]]] = []
    for link in links:
        names, mine = set(link.names), [link]
        for group in [group for group in found if group[0] & names]:
            found.remove(group)
            names, mine = names | group[0], group[1] + mine
        found.append((names, mine))
    return [mine for _names, mine in found]


def is_small(group: Sequence[Link]) -> bool:
    """Whether the representative values are enough for a proof."""
    names = {name for link in group for name in link.names}
    return len(names) <= MOST_TIED and sum(isinstance(link, Function) for link in group) <= 1


def narrow(links: Sequence[Link], masks: dict[str, int]) -> bool:
    """Drops, until nothing changes, the values that fit nothing; False when a reference is left without any."""
    waiting = list(links)
    while waiting:
        link = waiting.pop()
        changed = _revise(link, masks)
        if any(not masks[name] for name in changed):
            return False
        if changed:
            waiting += [each for each in links if each is not link and each not in waiting and changed & each.names]
    return True


def settle(links: Sequence[Link], masks: dict[str, int]) -> dict[str, int] | None:
    """One value for each reference in these links; None if no values fit together. GaveUp after too many tries."""
    tied = sorted({name for link in links for name in link.names})
    waiting = [iter([masks])]
    for _try in range(TRIES):
        while (tried := next(waiting[-1], None)) is None:
            if not (waiting := waiting[:-1]):
                return None
        if not narrow(links, tried):
            continue
        if all(tried[name].bit_count() == 1 for name in tied):
            return tried
        waiting.append(_choices(tied, tried))
    raise GaveUp


def _choices(tied: list[str], masks: dict[str, int]) -> Iterator[dict[str, int]]:
    name = min((each for each in tied if masks[each].bit_count() > 1), key=lambda each: masks[each].bit_count())
    return (masks | {name: 1 << value} for value in bits(masks[name]))


def _revise(link: Link, masks: dict[str, int]) -> set[str]:
    kept = _fitting(link, masks) if isinstance(link, Relation) else _worked_out(link, masks)
    changed = {name for name, mask in kept.items() if masks[name] & mask != masks[name]}
    masks.update({name: masks[name] & kept[name] for name in changed})
    return changed


def _fitting(link: Relation, masks: dict[str, int]) -> dict[str, int]:
    first = second = 0
    for value in bits(masks[link.first]):
        if fitting := link.rows[value] & masks[link.second]:
            first |= 1 << value
            second |= fitting
    return {link.first: first, link.second: second}


def _worked_out(link: Function, masks: dict[str, int]) -> dict[str, int]:
    first = second = third = 0
    results = list(bits(masks[link.third]))
    for one in bits(masks[link.first]):
        row = link.rows[one]
        for result in results:
            if fitting := row[result] & masks[link.second]:
                first |= 1 << one
                second |= fitting
                third |= 1 << result
    return {link.first: first, link.second: second, link.third: third}

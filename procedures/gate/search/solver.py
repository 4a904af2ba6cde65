"""The search: narrow what each reference may be, and where that decides nothing, try one branch after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from procedures.gate.search.formulas import Among, Every, Formula, Some, truth
from procedures.gate.search.relations import GaveUp, Link, groups, is_small, narrow, settle


@dataclass
class State:
    masks: dict[str, int] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    open: list[Some] = field(default_factory=list)

    def without(self, choice: Some) -> State:
        """A copy in which this choice is not open any more."""
        return State(dict(self.masks), list(self.links), [each for each in self.open if each is not choice])


class Solver:
    """`given` says of a reference what goes with its having, or not having, a value."""

    def __init__(self, given: Callable[[str], Formula], budget: int) -> None:
        self._given = given
        self._left = budget
        self._doubtful = False

    def solve(self, goal: Formula) -> dict[str, int] | None:
        """One choice of values for the references that matter, or None if there is none. GaveUp if that is unclear."""
        waiting = [iter([(State(), goal)])]
        while waiting:
            if (tried := next(waiting[-1], None)) is None:
                waiting.pop()
            elif not self._follow(*tried):
                continue
            elif tried[0].open:
                waiting.append(_branches(tried[0]))
            elif (found := self._settled(tried[0])) is not None:
                return found
        if self._doubtful:
            raise GaveUp
        return None

    def _follow(self, state: State, taken: Formula) -> bool:
        """Takes this to hold, and all that follows; False when that is a contradiction."""
        agenda = [taken]
        while True:
            self._spend(1 + len(state.open) // 8)
            if not self._take(state, agenda) or not self._tied(state) or not self._decided(state, agenda):
                return False
            if not agenda:
                return True

    def _spend(self, amount: int) -> None:
        self._left -= amount
        if self._left < 0:
            raise GaveUp

    def _take(self, state: State, agenda: list[Formula]) -> bool:
        while agenda:
            part = agenda.pop()
            if isinstance(part, Among):
                self._meet(state, agenda, part.reference, part.full)
                state.masks[part.reference] &= part.mask
                if not state.masks[part.reference]:
                    return False
            elif isinstance(part, Every):
                agenda.extend(part.parts)
            elif isinstance(part, Some):
                state.open.append(part)
            else:
                state.links.append(part)
        return True

    def _meet(self, state: State, agenda: list[Formula], reference: str, full: int) -> None:
        if reference not in state.masks:
            state.masks[reference] = full
            agenda.append(self._given(reference))

    def _tied(self, state: State) -> bool:
        small = [group for group in groups(state.links) if is_small(group)]
        return all(narrow(group, state.masks) for group in small)

    def _decided(self, state: State, agenda: list[Formula]) -> bool:
        """Drops branches that cannot be; a choice with one left is none."""
        still: list[Some] = []
        for choice in state.open:
            known = [(part, truth(part, state.masks)) for part in choice.parts]
            if any(value for _part, value in known):
                continue
            left = tuple(part for part, value in known if value is None)
            if not left:
                return False
            if len(left) == 1:
                agenda.append(left[0])
            else:
                still.append(choice if len(left) == len(known) else Some(left))
        state.open = still
        return True

    def _settled(self, state: State) -> dict[str, int] | None:
        for group in groups(state.links):
            if (found := settle(group, state.masks)) is None:
                self._doubtful |= not is_small(group)
                return None
            state.masks = found
        return state.masks


def _branches(state: State) -> Iterator[tuple[State, Formula]]:
    choice = min(state.open, key=lambda each: len(each.parts))
    return ((state.without(choice), branch) for branch in choice.parts)

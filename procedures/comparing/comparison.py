"""Walking two definitions side by side."""

from procedures.comparing.difference import Change, Difference
from procedures.comparing.names import AMOUNTS
from procedures.comparing.pairing import Pairs
from procedures.comparing.sentences import Sentences
from procedures.comparing.spots import Spot, holds_parts, written
from procedures.definition import ProcedureDefinition
from procedures.definition.base import Part
from procedures.definition.deadline import Deadline, SupplementRule
from procedures.definition.examples import Expected
from procedures.definition.fees import Tier
from procedures.definition.form import Form, FormField
from procedures.definition.general import Competence, General
from procedures.definition.outcome import OutcomeRule
from procedures.definition.process import Process, Step

# Parts looked into; any other part that stands alone is said whole.
OPEN = (General, Competence, Form, Process, Deadline, SupplementRule, OutcomeRule, Expected)
# Parts that may wander from one list to another.
WANDERING = (FormField, Step)


def differences(old: ProcedureDefinition, new: ProcedureDefinition) -> list[Difference]:
    """Everything in which `new` differs from `old`, by place; empty for two that are written alike."""
    return _Comparison(old, new).run()


class _Comparison:
    def __init__(self, old: ProcedureDefinition, new: ProcedureDefinition) -> None:
        self.root = Spot(old), Spot(new)
        self.sentences = Sentences(old, new)
        self.found: list[Difference] = []
        self.gone: list[Spot] = []
        self.come: list[Spot] = []

    def run(self) -> list[Difference]:
        self._parts(*self.root)
        while pair := self._wanderer():
            self.found.append(Difference(pair[1].place, self.sentences.moved(*pair), Change.MOVED))
            self._parts(*pair)
        self.found += [Difference(each.place, self.sentences.gone(each), Change.REMOVED) for each in self.gone]
        self.found += [Difference(each.place, self.sentences.come(each), Change.ADDED) for each in self.come]
        first = list(ProcedureDefinition.model_fields)
        return sorted(self.found, key=lambda each: (first.index(each.place.partition("/")[0]), each.order))

    def _parts(self, old: Spot, new: Spot) -> None:
        """Two parts known to be the same one."""
        for name in type(new.part).model_fields:
            if written(getattr(old.part, name)) != written(getattr(new.part, name)):
                self._attribute(old, new, name)

    def _attribute(self, old: Spot, new: Spot, name: str) -> None:
        one, other = getattr(old.part, name), getattr(new.part, name)
        if (holds_parts(one) or holds_parts(other)) and not any(isinstance(each, Tier) for each in [*one, *other]):
            self._lists(old.children(name), new.children(name))
        elif isinstance(one, OPEN) or (isinstance(one, AMOUNTS) and type(one) is type(other)):
            self._parts(old.child(name), new.child(name))
        else:
            self.found += self.sentences.changed(old, new, name)

    def _lists(self, old: list[Spot], new: list[Spot]) -> None:
        pairs = Pairs(old, new)
        for _was, now in pairs.moved:
            before = new[index - 1] if (index := new.index(now)) else None
            self.found.append(Difference(now.place, self.sentences.turned(now, before), Change.MOVED))
        for was, now in pairs.both:
            self._parts(was, now)
        self.gone += [each for spot in pairs.gone for each in _with_wanderers(spot)]
        self.come += [each for spot in pairs.come for each in _with_wanderers(spot)]

    def _wanderer(self) -> tuple[Spot, Spot] | None:
        """One part that left one list and came into another."""
        left = {_mark(spot): spot for spot in reversed(self.gone) if isinstance(spot.part, WANDERING)}
        for now in self.come:
            if was := left.get(_mark(now)):
                self.gone, self.come = _without(self.gone, was), _without(self.come, now)
                return was, now
        return None


def _with_wanderers(spot: Spot) -> list[Spot]:
    return [spot, *(each for each in spot.inside() if isinstance(each.part, WANDERING))]


def _without(spots: list[Spot], known: Spot) -> list[Spot]:
    """What is inside a known part is looked at with it."""
    return [each for each in spots if each is not known and known not in each.upwards()]


def _mark(spot: Spot) -> tuple[type[Part], str]:
    return type(spot.part), getattr(spot.part, "id", "") or getattr(spot.part, "code", "")

"""A table of amounts by the values of a choice."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from core.errors import Invalid
from core.text import Sentence
from procedures.editor.boxes.box import Box
from procedures.editor.boxes.quantities import whole

MONEY = whole()


@dataclass
class Price:
    value: str
    label: str
    name: str
    amount: Any
    wrong: list[str]

    @property
    def shown(self) -> Any:
        return "" if self.amount is None else MONEY.show(self.amount)


class Prices(Box):
    """One amount for each option of the choice that is named beside it."""

    template = "editor/boxes/prices.html"
    choice = ""

    def read(self, data: QueryDict, stored: Any) -> None:
        self.value, self.faults = {}, dict[str, str]()
        for key in [name.removeprefix(f"{self.name}-") for name in data if name.startswith(f"{self.name}-")][:500]:
            sent = data.get(f"{self.name}-{key}", "")
            try:
                amount = MONEY.read(sent)
            except Invalid as error:
                amount, self.faults[key] = sent, str(error.message)
            if amount is not None:
                self.value[key] = amount
        self.wrong += [f"{key}: {sentence}" for key, sentence in self.faults.items()]

    def beside(self, values: dict[str, Any]) -> None:
        """Learns which choice is named beside it."""
        self.choice = values.get("field") or ""

    @property
    def prices(self) -> list[Price]:
        answer = self.scope.names.answers.get(self.choice)
        options = dict(self.scope.names.options(answer) or []) if answer else {}
        held = self.value if isinstance(self.value, dict) else {}
        labels = options | {value: value for value in held if value not in options}
        faults = getattr(self, "faults", {})
        return [
            Price(value, label, f"{self.name}-{value}", held.get(value), [faults[value]] if value in faults else [])
            for value, label in labels.items()
        ]

    def refuse(self, place: str, sentence: Sentence) -> None:
        self.wrong.append(f"{place}: {sentence}" if place else str(sentence))

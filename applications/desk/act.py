"""One act as a form on the page: where it goes, what it asks, what its button says, and what follows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from django.forms import BoundField, Textarea
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from applications.desk.asking import Words
from applications.desk.targets import Group
from core.errors import Conflict, Invalid
from core.text import Sentence
from procedures.fields.forms import Problem, Sheet

ANY_PLACE = "any-place"
_DRAWN: WeakKeyDictionary[type[Words], dict[str, str]] = WeakKeyDictionary()


@dataclass(frozen=True)
class Sent:
    """A form that was sent and not carried out: to be shown again as it was, with the refusal, if there was one."""

    url: str
    data: QueryDict
    refusal: Invalid | Conflict | None = None

    @property
    def wrong(self) -> Mapping[str, Sentence]:
        """What is wrong, by the place where it is mended."""
        return self.refusal.fields if isinstance(self.refusal, Invalid) else {}

    def is_for(self, url: str, outcome: str) -> bool:
        return self.url == url and self.data.get("outcome", "") == outcome


@dataclass
class Act:
    """`barred`: why it cannot be done now, instead of the form; `ready`: sentences to choose from for its reason."""

    url: str
    button: Sentence
    outcome: str = ""
    asks: type[Words] = Words
    sheet: Sheet | None = None
    groups: list[Group] = field(default_factory=list)
    ready: Sequence[str] = ()
    consequence: str = ""
    barred: Sentence = ""
    style: str = "secondary"
    sent: Sent | None = None

    def __post_init__(self) -> None:
        if self.sent and not self.sent.is_for(self.url, self.outcome):
            self.sent = None
        self.place = f"{self.url.strip('/').replace('/', '-')}-{self.outcome}"
        self.form = self.asks(self.sent.data if self.sent else None, auto_id=f"id_{self.place}_%s")
        if self.sent:
            self.form.show_errors(self.sent.wrong)
        if self.sent and self.sheet:
            self.sheet.show_errors({name: words for name, words in self.sent.wrong.items() if self._asks(name)})

    def _asks(self, place: str) -> bool:
        assert self.sheet is not None
        return place.partition(".")[0] in {field.id for field in self.sheet.fields}

    @property
    def questions(self) -> SafeString:
        """The form's questions as HTML; where nothing was sent or known they differ by the place alone."""
        if self.sent or self.form.initial:
            return _draw(self.form)
        return SafeString(_drawn(self.asks).replace(ANY_PLACE, self.place))

    @property
    def asks_first(self) -> bool:
        """Whether there is something to fill in before the button makes sense."""
        return bool(self.sheet and self.sheet.fields) or any(
            question.required for question in self.form.fields.values()
        )

    @property
    def written(self) -> BoundField:
        """The question that the sentences ready to choose from answer."""
        return next(bound for bound in self.form if isinstance(bound.field.widget, Textarea))

    @property
    def wrong_choice(self) -> Sentence:
        """What is wrong with the targets chosen."""
        return self.sent.wrong.get("items", "") if self.sent else ""

    def problems(self) -> Iterator[Problem]:
        """Each error, with the place where it is mended."""
        if self.sent is None:
            return
        if self.wrong_choice:
            yield Problem(self.groups[0].targets[0].anchor, str(self.wrong_choice))
        yield from self.sheet.errors if self.sheet else []
        for bound in self.form:
            yield from (Problem(str(bound.id_for_label), f"{bound.label}: {words}") for words in bound.errors)


def _drawn(asks: type[Words]) -> str:
    """The questions before anything is sent, drawn once for each form and language: drawing them is slow."""
    by_language = _DRAWN.setdefault(asks, {})
    language = str(get_language())
    if language not in by_language:
        by_language[language] = _draw(asks(auto_id=f"id_{ANY_PLACE}_%s"))
    return by_language[language]


def _draw(form: Words) -> SafeString:
    return render_to_string("desk/questions.html", {"form": form})

"""An officer at the desk: reads pages, and sends the forms that stand on them, as they stand there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client
from django.test.html import Element, parse_html
from django.urls import reverse

from accounts.models import User
from applications.models import Dossier

Values = dict[str, list[str]]


@dataclass
class Form:
    """Where a form goes, what it sends as it stands, and every name it may send."""

    action: str
    values: Values
    names: set[str]


class Page:
    """An answer, its words and its forms."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.html = response.content.decode()
        self.root = parse_html(self.html)

    @property
    def text(self) -> str:
        """The words of the page, with single spaces."""
        return " ".join(" ".join(_words(self.root)).split())

    def forms(self, part: str = "") -> list[Form]:
        """The forms whose address contains `part`, in order."""
        found = [_form(element) for element in self.all("form")]
        return [form for form in found if part in form.action]

    def form(self, part: str, outcome: str = "") -> Form:
        """The one form that goes there, and ends a step so."""
        (found,) = [form for form in self.forms(part) if form.values.get("outcome", [""]) == [outcome]]
        return found

    def acts(self) -> list[str]:
        """What may be done, in the order of the page: the words of the buttons in the task."""
        tasks = [element for element in self.all("div") if "task" in dict(element.attributes).get("class", "").split()]
        return ["".join(_words(button)) for task in tasks for button in all_of(task, "button")]

    def all(self, name: str) -> list[Element]:
        return list(all_of(self.root, name))


def words_of(row: Element) -> list[str]:
    """What each cell of a table's row says."""
    cells = [child for child in row.children if isinstance(child, Element)]
    return [" ".join("".join(_words(cell)).split()) for cell in cells]


class Desk:
    """One officer's browser."""

    def __init__(self, user: User | str) -> None:
        self.user = User.objects.get(username=user) if isinstance(user, str) else user
        self.client = Client()
        self.client.force_login(self.user, backend="django.contrib.auth.backends.ModelBackend")

    def get(self, url: str) -> Page:
        return Page(self.client.get(url))

    def queue(self, **filters: str) -> Page:
        return self.get(f"{reverse('desk:queue')}?{urlencode(filters)}")

    def open(self, dossier: Dossier) -> Page:
        page = self.get(reverse("desk:dossier", args=[dossier.pk]))
        assert page.status == 200, page.text[:300]
        return page

    def send(self, form: Form, **changes: Any) -> Page:
        """Sends the form with these changes; where it leads, when it leads somewhere."""
        assert changes.keys() <= form.names, changes.keys() - form.names
        return Page(self.client.post(form.action, form.values | changes, follow=True))


def typed(answers: Mapping[str, Any], form: Form) -> Values:
    """These answers as one types them into the form's boxes; dates come apart into three."""
    boxes: Values = {}
    for name, value in answers.items():
        if f"{name}_2" in form.names and isinstance(value, str):
            boxes |= {f"{name}_{at}": [part] for at, part in enumerate(reversed(value.split("-")))}
        elif name in form.names:
            boxes[name] = [str(value).lower() if isinstance(value, bool) else str(value)]
    return boxes


def all_of(element: Element, name: str) -> Iterator[Element]:
    """Every element of this name inside."""
    for child in element.children:
        if isinstance(child, Element):
            if child.name == name:
                yield child
            yield from all_of(child, name)


def _words(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, Element):
            yield from _words(child)
        else:
            yield child


def _form(element: Element) -> Form:
    form = Form(dict(element.attributes).get("action", ""), {}, set())
    for name in ("input", "textarea", "select", "button"):
        for field in all_of(element, name):
            _read(field, dict(field.attributes), form)
    return form


def _read(field: Element, given: dict[str, Any], form: Form) -> None:
    name = given.get("name")
    if name is None:
        return
    form.names.add(name)
    if field.name == "button":
        return  # sent only when it is pressed
    if field.name == "textarea":
        form.values[name] = ["".join(_words(field))]
    elif field.name == "select":
        chosen = [dict(option.attributes) for option in all_of(field, "option")]
        form.values[name] = [option.get("value", "") for option in chosen if "selected" in option]
    elif given.get("type") not in {"radio", "checkbox"} or "checked" in given:
        form.values.setdefault(name, []).append(given.get("value") or "")

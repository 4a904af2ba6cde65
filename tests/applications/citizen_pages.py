"""A citizen at the wizard: reads pages, and sends the forms that stand on them with answers typed in."""

import io
from collections.abc import Mapping
from typing import Any

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import User
from applications.models import Dossier
from tests.applications.desk_pages import Form, Page, Values

BACKEND = "django.contrib.auth.backends.ModelBackend"


class Citizen:
    """One person's browser."""

    def __init__(self, username: str, **headers: str) -> None:
        self.user = User.objects.get(username=username)
        self.client = Client(**headers)
        self.client.force_login(self.user, backend=BACKEND)

    def get(self, url: str) -> Page:
        return Page(self.client.get(url))

    def open(self, name: str, dossier: Dossier, *args: Any) -> Page:
        return self.get(address(name, dossier, *args))

    def send(self, url: str, form: Form, button: Mapping[str, str] = {}, **changes: Any) -> Page:
        """Sends the form as it stands, with these changes and this button pressed; the answer, wherever it leads."""
        assert changes.keys() <= form.names, changes.keys() - form.names
        return Page(self.client.post(url, form.values | changes | button))

    def begin(self, code: str, **changes: Any) -> Dossier:
        """A draft begun on the page before the form."""
        url = reverse("citizen:start", args=[code])
        answer = self.send(url, the_form(self.get(url)), **changes)
        return Dossier.objects.get(pk=answer.response["Location"].split("/")[2])

    def answer(self, url: str, answers: Mapping[str, Any]) -> str:
        """Fills in one page of questions; where it leads. What an answer brings up is answered too."""
        for _time in range(4):
            form = the_form(self.get(url))
            sent = self.send(url, form, **typed(answers, form.names))
            if sent.status == 302:
                return str(sent.response["Location"])
        raise AssertionError(f"{url} does not go on: {sent.text[:2000]}")

    def fill(self, dossier: Dossier, answers: Mapping[str, Any]) -> str:
        """Fills in every page from the first; the address of the papers."""
        url = address("page", dossier, dossier.definition.form.pages[0].id)
        while "/trang/" in url:
            url = self.answer(url, answers)
        return url

    def attach(self, dossier: Dossier, paper: str, *files: SimpleUploadedFile, **more: Any) -> Page:
        """Chooses files for one paper and goes on."""
        return Page(self.client.post(address("papers", dossier), {paper: list(files), **more}))


def address(name: str, dossier: Dossier, *args: Any) -> str:
    return reverse(f"citizen:{name}", args=[dossier.pk, *args])


def the_form(page: Page) -> Form:
    """The one form of the page that is neither the language's nor a way out: signing out, asking the dossier back."""
    (found,) = [form for form in page.forms() if "once" in form.names and not form.action.endswith("/rut/")]
    return found


def typed(answers: Mapping[str, Any], names: set[str]) -> Values:
    """Answers as typed into boxes of these names: dates in three parts, places in two or three, blocks, tables."""
    boxes: Values = {}
    for name, value in answers.items():
        if isinstance(value, list) and name in names:
            boxes[name] = value
        elif isinstance(value, list):
            for number, row in enumerate(value):
                boxes |= typed({f"{name}-{number}-{column}": cell for column, cell in row.items()}, names)
        elif isinstance(value, dict) and f"{name}_unit" in names:
            chosen = value["unit"] or (f"-{value['province']}" if value.get("province") else "")
            boxes |= {f"{name}_text": [value["text"]], f"{name}_unit": [chosen]}
            boxes |= {f"{name}_commune": [value["commune"]]} if "commune" in value else {}
        elif isinstance(value, dict):
            inside = {f"{name}_{part}": each for part, each in value.items()}
            inside |= {f"{name}-{part}": each for part, each in value.items()}
            boxes |= typed(inside, names)
        elif f"{name}_2" in names and isinstance(value, str) and value.count("-") == 2:
            boxes |= {f"{name}_{at}": [part] for at, part in enumerate(reversed(value.split("-")))}
        else:
            boxes[name] = [str(value).lower() if isinstance(value, bool) else str(value)]
    return {name: value for name, value in boxes.items() if name in names}


def a_pdf(name: str = "ban-quet.pdf", pages: int = 1) -> SimpleUploadedFile:
    """A sound PDF."""
    pdf, kept = pikepdf.new(), io.BytesIO()
    for _page in range(pages):
        pdf.add_blank_page()
    pdf.save(kept)
    return SimpleUploadedFile(name, kept.getvalue(), "application/pdf")

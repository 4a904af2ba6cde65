"""Can I use this? A few questions with yes or no before the form, answered without a signature or a script."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from core.errors import Denied
from procedures.catalogue.kept import kept
from procedures.catalogue.page import Asked, ProcedurePage
from procedures.catalogue.showing import page_of, procedure_with_texts

YES, NO = "co", "khong"


class EligibilityForm(forms.Form):
    """The questions of one procedure, by number."""

    def __init__(self, data: Any, questions: tuple[Asked, ...]) -> None:
        super().__init__(data or None)
        self.questions = {f"cau-{number}": question for number, question in enumerate(questions, start=1)}
        for name, question in self.questions.items():
            self.fields[name] = forms.ChoiceField(
                label=question.question,
                choices=[(YES, gettext_lazy("Có")), (NO, gettext_lazy("Không"))],
                widget=forms.RadioSelect,
                error_messages={"required": gettext_lazy("Hãy chọn Có hoặc Không.")},
            )

    def hindrances(self) -> list[str]:
        """What to do instead, for each answer that stands in the way; of a form that is valid."""
        answers = self.cleaned_data
        return [each.otherwise for name, each in self.questions.items() if (answers[name] == YES) is not each.needed]


@require_safe
@kept
def eligibility(request: HttpRequest, code: str) -> HttpResponse:
    """The questions, and once they are answered: on to the form, or what to do instead. Denied where there are none."""
    page = page_of(procedure_with_texts(code))
    if not page.eligibility or not page.is_in_force:
        raise Denied
    form = EligibilityForm(request.GET, page.eligibility)
    answered = form.is_valid()
    context = {
        "page": page,
        "form": form,
        "answered": answered,
        "hindrances": form.hindrances() if answered else [],
        "crumbs": crumbs(page),
    }
    return render(request, "procedures/eligibility.html", context, status=422 if form.errors else 200)


def crumbs(page: ProcedurePage) -> list[tuple[str, str]]:
    """The way to a page behind a procedure's own."""
    return [
        (_("Thủ tục"), reverse("procedures:catalogue")),
        (page.name, reverse("procedures:procedure", args=[page.code])),
    ]

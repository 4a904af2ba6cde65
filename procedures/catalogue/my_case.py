"""Which papers, how much, how long in my case? By the way of filing and a few answers, before the form."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from procedures.catalogue import wording
from procedures.catalogue.deciding import asked_of_anybody, deciding_fields
from procedures.catalogue.eligibility import crumbs
from procedures.catalogue.from_definition.papers import TITLES, Heading, paper_lists
from procedures.catalogue.kept import kept
from procedures.catalogue.page import PaperList
from procedures.catalogue.showing import defined, page_of
from procedures.definition import ProcedureDefinition
from procedures.definition.form import FormField
from procedures.definition.general import Channel
from procedures.fields import cleaned
from procedures.fields.minutes import minutes
from procedures.fields.questions import Questions
from procedures.rules.facts import Facts, facts_of
from procedures.rules.fees import fee_lines
from procedures.rules.papers import papers_asked
from procedures.rules.visibility import visible

CHANNEL = "cach-nop"


class ChannelForm(forms.Form):
    """The way of filing, of those the procedure has."""

    def __init__(self, data: Any, definition: ProcedureDefinition) -> None:
        super().__init__(data)
        channels = [(rule.channel.value, wording.CHANNELS[rule.channel]) for rule in definition.channels]
        self.fields[CHANNEL] = forms.ChoiceField(
            label=gettext_lazy("Bạn nộp cách nào?"), choices=channels, widget=forms.RadioSelect
        )


@require_safe
@kept
def my_case(request: HttpRequest, code: str) -> HttpResponse:
    """The questions; and once the way of filing is chosen, what follows from it and from the answers so far."""
    procedure, whole = defined(code)
    definition = asked_of_anybody(whole)
    channel = ChannelForm(request.GET or None, definition)
    facts, wrong = _facts(definition, request.GET, channel)
    asked = [field for field in deciding_fields(definition) if field.id in visible(definition, facts)]
    questions = Questions(request.GET or None, fields=asked)
    for place, sentence in wrong.items():
        questions.add_error(place, str(sentence))
    page = page_of(procedure)
    context = {"page": page, "crumbs": crumbs(page), "channel": channel, "form": questions}
    if channel.is_valid() and not wrong:
        unanswered = [field for field in asked if field.id not in facts.values]
        context |= {"definition": definition, "unanswered": unanswered} | _answer(definition, facts)
    return render(request, "procedures/my_case.html", context, status=422 if wrong or channel.errors else 200)


def _facts(definition: ProcedureDefinition, data: Any, channel: ChannelForm) -> tuple[Facts, dict[str, Any]]:
    fields: list[FormField] = deciding_fields(definition)
    given = [field for field in fields if any(name.startswith(field.id) for name in data)]
    answers, wrong = cleaned(given, Questions(data, fields=given).raw())
    way = channel.cleaned_data[CHANNEL] if channel.is_valid() else ""
    facts = facts_of(definition, answers, channel=way, applicant_kind="CITIZEN", today=timezone.localdate())
    return facts, {place: sentence for place, sentence in wrong.items() if place in visible(definition, facts)}


def _answer(definition: ProcedureDefinition, facts: Facts) -> dict[str, Any]:
    papers = [paper.model_copy(update={"when": None}) for paper in papers_asked(definition, facts)]
    case = next((case for case in definition.cases if case.code == facts.case), None)
    lines = fee_lines(definition, facts)
    reckoned = {line.rule_id for line in lines}
    return {
        "case": case,
        "term": wording.term(case.term) if case else "",
        "papers": _lists(definition.model_copy(update={"papers": papers})),
        "fees": lines,
        "open_fees": [rule for rule in definition.fees if rule.id not in reckoned and rule.each_row_of],
        "minutes": minutes(definition, facts),
        "online": facts.channel == Channel.ONLINE,
    }


def _lists(definition: ProcedureDefinition) -> list[PaperList]:
    """The first list is what this person brings, not everybody."""
    everybody = str(TITLES[Heading.EVERYBODY])
    return [
        each.model_copy(update={"title": _("Bạn nộp")}) if each.title == everybody else each
        for each in paper_lists(definition)
    ]

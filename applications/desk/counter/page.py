"""The one page on which a walk-in's dossier is filled in, checked, paid and received."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.requests import SignedInRequest
from applications.desk.act import Act, Sent
from applications.desk.asking import IntakeRefusal, SupplementReason
from applications.desk.counter.came import CameForm
from applications.desk.counter.known import Groups, standing_open
from applications.desk.counter.reading import brought_of
from applications.desk.counter.returning_form import CounterPlace, CounterReturn
from applications.desk.targets import groups_of
from applications.filling.paper_rows import PaperRow, paper_rows
from applications.filling.place import PLACE
from applications.filling.summary import fee_row
from applications.filling.way import Way
from applications.models import Dossier
from applications.reasons import reasons_for
from applications.tickets.waiting import called_by
from core.text import Sentence
from procedures.definition.form import FormField, Kind
from procedures.fields.forms import Problem, Sheet
from procedures.fields.questions import told as in_front
from procedures.rules.fees import fee_lines, total
from procedures.rules.validation import errors, warnings


@dataclass(frozen=True)
class Told:
    """What is to be told on the page: of answers and papers by place, of files by paper; and an act not carried out."""

    wrong: Mapping[str, Sentence] = field(default_factory=dict)
    files: Mapping[str, list[str]] = field(default_factory=dict)
    sent: Sent | None = None

    @property
    def status(self) -> int:
        if self.sent and self.sent.refusal:
            return self.sent.refusal.status
        return 422 if self.wrong or self.files else 200


NOTHING = Told()
KEYS = [
    ("Enter", _("sang ô kế tiếp")),
    ("Alt + 3", _("nội dung khai")),
    ("Alt + 4", _("giấy tờ")),
    ("Alt + 5", _("nơi trả kết quả")),
    ("Alt + 6", _("phí")),
    ("Alt + L", _("lưu")),
    ("Alt + T", _("tiếp nhận")),
]


def asked_now(way: Way) -> list[tuple[str, list[FormField]]]:
    """Everything asked by the answers so far, with the title it stands under; papers stand in a list of their own."""
    found = []
    for page in way.dossier.definition.form.pages:
        for at, (section, fields) in enumerate(way.sections(page)):
            title = str(section.title or (page.title if at == 0 else ""))
            found.append((title, [each for each in fields if each.kind is not Kind.FILE]))
    return found


def show(request: SignedInRequest, dossier: Dossier, told: Told = NOTHING, sent: Sheet | None = None) -> HttpResponse:
    """The page as the dossier is; of the questions `sent`, what was typed stays, each error beside its question."""
    way = Way(dossier, request.user)
    fields = [each for _title, fields in asked_now(way) for each in fields]
    asked = {each.id for each in sent.fields} if sent else set()
    sheet = Sheet(fields, dossier.answers, request.POST if sent else None, asked if sent else None, way.facts)
    sheet.show_errors({place: words for place, words in told.wrong.items() if place.partition(".")[0] in asked})
    lines = fee_lines(dossier.definition, way.facts)
    papers = _papers(way, told)
    context = {
        "dossier": dossier,
        "way": way,
        "is_supplement": way.is_supplement,
        "unexplained": told.wrong.get("note"),
        "requested": way.asked(*way.targets) if way.is_supplement else [],
        "asked": " ".join(each.id for each in sheet.fields),
        "controlling": " ".join([*(each.id for each in sheet.fields), "territory"]),
        "groups": _groups(way, sheet, standing_open(sent, request.POST)),
        "place": None
        if dossier.definition.general.competence.territory_field
        else CounterPlace(dossier, told.wrong.get(PLACE, "")),
        "papers": papers,
        "returning": CounterReturn(dossier, told.wrong),
        "fees": [fee_row(line) for line in lines],
        "total": total(lines),
        "unreckoned": not lines and bool(way.dossier.definition.fees and _unanswered(way)),
        "is_free": all(line.amount == 0 for line in lines),
        "is_taken": request.POST.get("cash") == str(total(lines)),
        "came": _came(request, told.wrong) if way.is_supplement else None,
        "acts": [] if way.is_supplement else _acts(way, told.sent),
        "form": {"errors": _problems(sheet, papers, told, asked)},
        "ticket": called_by(request.user),
        "saved_at": dossier.updated_at if dossier.revision else None,
        "keys": KEYS,
        "grounds": dossier.definition.general.legal_bases,
    }
    return render(request, "desk/counter/serve.html", context, status=told.status)


def _unanswered(way: Way) -> bool:
    """Whether an answer is still to come: until then nobody can say that nothing is to be paid."""
    return bool(errors(way.dossier.definition, way.dossier.answers, way.facts))


def _came(request: SignedInRequest, wrong: Mapping[str, Sentence]) -> CameForm:
    """Who brings what was asked for."""
    form = CameForm(request.POST if "came_identity" in request.POST else None)
    form.show_errors(wrong)
    return form


def _groups(way: Way, sheet: Sheet, opened: set[str]) -> list[dict[str, Any]]:
    groups = Groups(way, sheet, warnings(way.dossier.definition, way.dossier.answers, way.facts), opened)
    return [groups.group(title, fields) for title, fields in asked_now(way)]


def _papers(way: Way, told: Told) -> list[dict[str, Any]]:
    """Each paper asked, what was noted of it on paper, and its files."""
    lacking = {
        name.removeprefix("paper:"): str(words) for name, words in told.wrong.items() if name.startswith("paper:")
    }
    wrong = {name: [*told.files.get(name, []), *([lacking[name]] if name in lacking else [])]
             for name in {*told.files, *lacking}}  # fmt: skip
    return [
        {"row": row, "brought": brought_of(way.dossier, row.paper), "wrong": row.wrong}
        for row in paper_rows(way, wrong)
    ]


def _problems(sheet: Sheet, papers: Sequence[dict[str, Any]], told: Told, asked: set[str]) -> list[Problem]:
    """Every line of the summary of errors, in the order of the page; questions that only now came up stand last."""
    rows: list[PaperRow] = [each["row"] for each in papers]
    of_papers = [Problem(row.paper.id, f"{row.paper.name}: {' '.join(row.wrong)}") for row in rows if row.wrong]
    labels = {each.id: str(each.label) for each in sheet.fields}
    rest = [(place, words) for place, words in told.wrong.items() if place.partition(".")[0] not in asked]
    others = [
        Problem(f"div_id_{place}", in_front(labels[place], words) if place in labels else str(words))
        for place, words in rest
        if not place.startswith("paper:")
    ]
    return [*sheet.errors, *of_papers, *others]


def _acts(way: Way, sent: Sent | None) -> list[Act]:
    """What is done instead of receiving, when something lacks: as for what is filed online."""
    asking, refusing = (reverse(f"counter:{name}", args=[way.dossier.pk]) for name in ("ask", "refuse"))
    data = sent.data if sent and sent.url == asking else None
    return [
        Act(
            asking,
            _("Yêu cầu bổ sung"),
            asks=SupplementReason,
            ready=reasons_for("request_supplement"),
            groups=groups_of(way.dossier, way.facts, data),
            consequence=gettext(
                "Hồ sơ được ghi nhận, người nộp cầm về phiếu nêu từng mục còn thiếu. Chưa tính thời hạn."
            ),
            sent=sent,
        ),
        Act(
            refusing,
            _("Từ chối tiếp nhận"),
            asks=IntakeRefusal,
            ready=reasons_for("refuse_intake"),
            consequence=gettext("Người nộp nhận phiếu từ chối có lý do và căn cứ. Hồ sơ kết thúc tại đây."),
            style="danger",
            sent=sent,
        ),
    ]

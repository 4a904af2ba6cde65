"""Every procedure the city begins with can really be run: its first example is filed and worked to the end."""

import pytest

from accounts.models import User
from applications.actions.start_draft import start_draft
from applications.actions.submit import submit
from applications.models import Dossier
from applications.models.paper import PaperKind
from applications.models.step_run import Outcome
from applications.papers.printing import print_paper
from applications.status import Status
from applications.workflow.advance import facts_of_dossier
from procedures.definition.examples import Example
from procedures.definition.papers import Mode
from procedures.rules.conditions import holds
from procedures.rules.papers import papers_asked
from procedures.rules.path import path
from procedures.seeds import documents, read
from tests.applications.stories import accepted, answers_of, fresh, hand_in, open_city, open_run, work

EXAMPLES: dict[str, list[Example]] = {file.stem: read(file).examples for file in documents()}
MARRIAGE, BOOK_COPY = "1.000894", "2.000908"


def files_it(example: Example) -> User:
    """The person of the sample city whose own number stands in the answers; else the first citizen."""
    numbers = [answer for answer in example.answers.values() if isinstance(answer, str)]
    known = User.objects.filter(person__personal_id__in=numbers).first()
    return known or User.objects.get(username="congdan")


def filed(code: str, number: int = 0) -> Dossier:
    """An example as its applicant files it online, with every paper it must hand in."""
    example = EXAMPLES[code][number]
    for_company = example.applicant_kind == "ORGANISATION"
    user = User.objects.get(username="doanhnghiep") if for_company else files_it(example)
    organisation = user.representations.earliest("pk").organisation_id if for_company else None
    draft = start_draft(user, code, organisation, territory="90008")
    own = {field.id for field in draft.definition.form.fields()}
    Dossier.objects.filter(pk=draft.pk).update(answers={k: v for k, v in answers_of(code, number).items() if k in own})
    draft = fresh(draft)
    for paper in papers_asked(draft.definition, facts_of_dossier(draft)):
        if paper.mode is Mode.SUBMIT:
            hand_in(draft, paper.id, user)
    return submit(user, draft.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("code", EXAMPLES)
def test_a_dossier_is_worked_to_its_end(code: str) -> None:
    open_city()
    dossier = work(accepted(filed(code)))
    definition, facts = dossier.definition, facts_of_dossier(dossier)
    assert dossier.status == Status.RETURNED
    done = [run.step for run in dossier.step_runs.all() if run.outcome == Outcome.DONE]
    assert sorted(done) == sorted(path(definition.process, facts))
    results = list(dossier.papers_issued.filter(kind=PaperKind.RESULT))
    issued = {f"result:{paper.id}" for paper in definition.outcome.papers if holds(paper.when, facts)}
    assert {paper.key for paper in results} == issued != set()
    for paper in results:
        if tie := print_paper(paper.pk):
            tie()
        paper.refresh_from_db()
        assert paper.blob is not None
        assert paper.blob.bytes().startswith(b"%PDF-")


def lines(dossier: Dossier, key: str) -> list[tuple[str, str]]:
    """What a paper says: labels and values, in its order."""
    sections = dossier.papers_issued.get(key=key).data["sections"]
    return [(line["label"], line["value"]) for section in sections for line in section["lines"]]


@pytest.mark.django_db
def test_the_commune_where_the_groom_lives_is_asked_and_the_certificate_names_both() -> None:
    open_city()
    dossier = accepted(filed(MARRIAGE, 1))
    asked = open_run(dossier, "groom_consultation")
    assert asked.agency is not None
    assert str(asked.agency) == "Ủy ban nhân dân xã An Lão"
    assert not dossier.step_runs.filter(step="bride_consultation").exists()
    told = lines(work(dossier, example=1), "result:marriage_certificate")
    names = [value for label, value in told if label == "Họ, chữ đệm, tên"]
    assert names == ["LÊ VĂN MINH", "NGUYỄN THỊ HOA"]


@pytest.mark.django_db
def test_what_is_not_in_the_original_book_is_answered_in_writing() -> None:
    open_city()
    dossier = work(accepted(filed(BOOK_COPY, 3)), example=3)
    assert [paper.key for paper in dossier.papers_issued.filter(kind=PaperKind.RESULT)] == ["result:not_found_answer"]
    assert ("Đã tìm ở", "Sổ gốc các năm 2006 đến 2008") in lines(dossier, "result:not_found_answer")

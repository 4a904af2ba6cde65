"""The visitor of the bench keeps in step with the pages: it files as a citizen does."""

from urllib.parse import urlsplit

from applications.models import Dossier
from applications.status import Status
from bench import people
from bench.client import Visitor
from bench.filing import a_pdf, file
from tests.city import CITY


def test_a_visitor_files_with_ten_answers_and_a_pdf(server: str) -> None:
    CITY.write()
    citizen = people.citizen(1)
    file(Visitor(urlsplit(server).port or 0, people.cookies(citizen)))
    dossier = Dossier.objects.get(owner=citizen)
    assert dossier.status == Status.SUBMITTED
    assert dossier.answers["documents"][0]["title"] == "Bằng tốt nghiệp đại học"
    assert [file.blob.size for file in dossier.attachments.all()] == [len(a_pdf())]

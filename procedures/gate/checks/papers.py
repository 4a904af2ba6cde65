"""The papers a dossier is made of, each by itself and in its group."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from procedures.definition.general import Channel
from procedures.definition.papers import Mode, PaperRequirement
from procedures.gate.finding import Finding, warning
from procedures.gate.naming import called
from procedures.gate.survey import Survey


def _sources(survey: Survey) -> Iterator[Finding]:
    for place, paper in survey.of(PaperRequirement):
        if paper.mode is Mode.REPLACED_BY_DATA and paper.data_source is None:
            sentence = _("%(paper)s được thay bằng dữ liệu nhưng chưa nêu tra cứu ở đâu.")
            yield Finding("papers.no_source", place, sentence % {"paper": called(paper)})
        elif paper.mode is not Mode.REPLACED_BY_DATA and paper.data_source:
            sentence = _("%(paper)s vẫn phải nộp hoặc xuất trình, nên nguồn dữ liệu ghi ở đây không được dùng.")
            yield warning("papers.idle_source", f"{place}/data_source", sentence % {"paper": called(paper)})


def _groups(survey: Survey) -> Iterator[Finding]:
    members = Counter(paper.one_of for paper in survey.definition.papers)
    for place, paper in survey.of(PaperRequirement):
        if paper.one_of and members[paper.one_of] == 1:
            sentence = _("%(paper)s đứng một mình trong nhóm “%(group)s”: nhóm giấy tờ thay thế nhau cần ít nhất hai.")
            words = {"paper": called(paper), "group": paper.one_of}
            yield warning("papers.lone_alternative", f"{place}/one_of", sentence % words)


def _handing_in(survey: Survey) -> Iterator[Finding]:
    online_only = {rule.channel for rule in survey.definition.channels} == {Channel.ONLINE}
    for place, paper in survey.of(PaperRequirement):
        if paper.mode is Mode.SUBMIT and not paper.types:
            sentence = _("%(paper)s phải nộp nhưng không cho loại tệp nào.")
            yield Finding("papers.no_types", place, sentence % {"paper": called(paper)})
        if paper.mode is Mode.PRESENT and online_only:
            sentence = _("%(paper)s phải xuất trình tại quầy, nhưng thủ tục chỉ nhận hồ sơ trực tuyến.")
            yield warning("papers.present_online", place, sentence % {"paper": called(paper)})


CHECKS = (_sources, _groups, _handing_in)

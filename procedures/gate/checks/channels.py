"""How a dossier may be handed in."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from procedures.definition.general import ChannelRule, ServiceLevel
from procedures.gate.finding import Finding, warning
from procedures.gate.naming import called
from procedures.gate.survey import Survey


def _some(survey: Survey) -> Iterator[Finding]:
    levels = [rule.level for rule in survey.definition.channels]
    if not levels:
        yield Finding("channels.none", "channels", _("Chưa chọn cách nộp hồ sơ nào."))
    elif set(levels) == {ServiceLevel.INFO_ONLY} and survey.definition.process.blocks:
        sentence = _("Mọi cách nộp đều chỉ để tra cứu thông tin, nên quy trình của thủ tục không bao giờ chạy.")
        yield warning("channels.info_only", "channels", sentence)


def _once(survey: Survey) -> Iterator[Finding]:
    seen = set()
    for place, rule in survey.of(ChannelRule):
        if rule.channel in seen:
            yield Finding("channels.twice", place, _("%(rule)s được khai hai lần.") % {"rule": called(rule)})
        seen.add(rule.channel)


CHECKS = (_some, _once)

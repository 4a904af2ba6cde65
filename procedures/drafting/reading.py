"""From plain JSON to the text that is stored."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.errors import Invalid
from procedures.definition import ProcedureDefinition, canonical
from procedures.gate.shapes import read

MOST_BYTES = 2_000_000


def stored(document: Any, code: str) -> str:
    """The canonical text of the definition of procedure `code`; Invalid names each wrong place."""
    definition = read(document)
    if isinstance(definition, list):
        raise Invalid(_("Nội dung chưa đúng mẫu."), {finding.path: finding.message for finding in definition})
    if definition.general.code != code:
        raise Invalid(
            _("Mã thủ tục không đổi được: hãy soạn thủ tục mới dưới mã mới."),
            {"general/code": _("Mã của thủ tục này là %(code)s.") % {"code": code}},
        )
    return text_of(definition)


def text_of(definition: ProcedureDefinition) -> str:
    """The canonical text; Invalid when it is longer than MOST_BYTES."""
    text = canonical(definition)
    if len(text.encode(errors="replace")) > MOST_BYTES:
        raise Invalid(_("Định nghĩa quá lớn: tối đa 2 MB."))
    return text

"""Whether anything may be filed under a procedure today."""

from django.utils.translation import gettext as _

from core.errors import Denied, Invalid, or_denied
from procedures.definition.general import ServiceLevel
from procedures.models import Procedure


def fileable(code: str) -> Procedure:
    """The procedure with its version in force (without the text). Denied when unknown; Invalid, with why, when shut."""
    rows = Procedure.objects.select_related("current").defer("current__document", "search_text", "search_name")
    procedure = or_denied(rows.filter(code=code).first())
    require_not_retired(procedure)
    if not procedure.is_active:
        raise Denied
    if procedure.current is None or procedure.service_level == ServiceLevel.INFO_ONLY:
        raise Invalid(_("Thủ tục này chưa nhận hồ sơ trực tuyến tại đây. Trang thủ tục cho biết nơi nộp."))
    return procedure


def require_not_retired(procedure: Procedure) -> None:
    """Invalid, naming what replaces it, when the procedure was retired."""
    if procedure.retired_at is None:
        return
    if successor := _successor(procedure):
        words = {"name": successor.title, "code": successor.code}
        raise Invalid(_("Thủ tục này đã bị bãi bỏ. Hãy làm thủ tục thay thế: %(name)s (mã %(code)s).") % words)
    raise Invalid(_("Thủ tục này đã bị bãi bỏ, không nhận hồ sơ nữa."))


def _successor(procedure: Procedure) -> Procedure | None:
    """What replaces it, or what replaces that: a replacement is in force when it is named, so there is no circle."""
    successor = procedure.replaced_by
    while successor and successor.retired_at and successor.replaced_by:
        successor = successor.replaced_by
    return successor

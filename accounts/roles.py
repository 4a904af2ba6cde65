"""What a member of staff may be trusted with. A role counts only together with an agency and a period."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """The duties of a one-stop-shop; TECHNICAL gives no right to read dossiers."""

    RECEPTION = "RECEPTION", _("Tiếp nhận và trả kết quả")
    HANDLING = "HANDLING", _("Thụ lý hồ sơ")
    LEADER = "LEADER", _("Lãnh đạo ký duyệt")
    RECORDS = "RECORDS", _("Văn thư")
    FINANCE = "FINANCE", _("Thu phí, lệ phí")
    SUPERVISOR = "SUPERVISOR", _("Giám sát, điều phối")
    PROCEDURE_EDITOR = "PROCEDURE_EDITOR", _("Soạn thủ tục")
    PUBLISHER = "PUBLISHER", _("Công bố thủ tục")
    INSPECTOR = "INSPECTOR", _("Thanh tra, kiểm tra")
    TECHNICAL = "TECHNICAL", _("Quản trị kỹ thuật")

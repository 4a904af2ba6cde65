from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DefinitionEdit(models.Model):
    """One thing done to a version: a part changed, or a step on its way into force. Rows are only ever added."""

    class Verb(models.TextChoices):
        CHANGE = "CHANGE", _("Sửa")
        ADD = "ADD", _("Thêm")
        COPY = "COPY", _("Nhân bản")
        MOVE = "MOVE", _("Chuyển chỗ")
        REMOVE = "REMOVE", _("Xóa")
        START = "START", _("Bắt đầu soạn")
        SEND = "SEND", _("Gửi duyệt")
        TAKE_BACK = "TAKE_BACK", _("Rút lại để sửa")
        REJECT = "REJECT", _("Trả lại")
        RELEASE = "RELEASE", _("Công bố")
        SCHEDULE = "SCHEDULE", _("Hẹn ngày hiệu lực")
        CALL_OFF = "CALL_OFF", _("Bỏ hẹn ngày hiệu lực")
        FALL_BACK = "FALL_BACK", _("Không có hiệu lực được")
        PUT_IN_FORCE = "PUT_IN_FORCE", _("Có hiệu lực")
        DISCARD = "DISCARD", _("Bỏ bản nháp")
        RETIRE = "RETIRE", _("Bãi bỏ thủ tục")

    # Those that change the document.
    WRITING = (Verb.CHANGE, Verb.ADD, Verb.COPY, Verb.MOVE, Verb.REMOVE)

    version = models.ForeignKey("procedures.ProcedureVersion", models.PROTECT, related_name="edits")
    at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")  # None: the portal
    verb = models.CharField(max_length=12, choices=Verb.choices)
    place = models.TextField(blank=True)  # procedures.definition.places; after a move, the new one
    # The part (of one that has a name: its name and what differs). MOVE: its number in its list.
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    note = models.TextField(blank=True)  # the reason, where one was given
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.place}"

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from applications.models.dossier import Dossier
from core.models import Blob


class PaperKind(models.TextChoices):
    """The forms of TT 03/2025/TT-VPCP by internal code (numbers stand in the form set), and our own."""

    ACKNOWLEDGEMENT = "ACKNOWLEDGEMENT", _("Xác nhận đã nộp hồ sơ trực tuyến")
    RECEIPT = "RECEIPT", _("Giấy tiếp nhận hồ sơ và hẹn trả kết quả")
    SUPPLEMENT_REQUEST = "SUPPLEMENT_REQUEST", _("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ")
    REFUSAL = "REFUSAL", _("Phiếu từ chối tiếp nhận giải quyết hồ sơ")
    APOLOGY_EXTENSION = "APOLOGY_EXTENSION", _("Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết")
    STOP_NOTICE = "STOP_NOTICE", _("Thông báo dừng giải quyết hồ sơ")
    CONTROL_SHEET = "CONTROL_SHEET", _("Phiếu kiểm soát quá trình giải quyết hồ sơ")
    REGISTER = "REGISTER", _("Sổ theo dõi hồ sơ")
    FEE_RECEIPT = "FEE_RECEIPT", _("Biên lai thu phí, lệ phí")
    DELIVERY_SLIP = "DELIVERY_SLIP", _("Phiếu giao nhận kết quả")
    MINUTES = "MINUTES", _("Biên bản")
    RESULT = "RESULT", _("Kết quả giải quyết")


# Kept by the offices; the applicant does not get them.
INTERNAL = frozenset({PaperKind.CONTROL_SHEET, PaperKind.REGISTER, PaperKind.MINUTES})

# What an office signs for, and may issue anew; the others tell how things stood at a moment.
CORRIGIBLE = frozenset(PaperKind) - {PaperKind.ACKNOWLEDGEMENT, PaperKind.CONTROL_SHEET, PaperKind.REGISTER}


class Annulled(models.TextChoices):
    """Why a paper is in force no longer though none takes its place: what it told of was undone."""

    REFUNDED = "REFUNDED", _("Khoản đã thu được hoàn trả.")
    RECALLED = "RECALLED", _("Cơ quan đã thu hồi yêu cầu này.")


class Paper(models.Model):
    """A printed paper: a snapshot of its data, form set, number, issuer, time and bytes. Never rendered again.

    A paper in error is superseded by another one of the same key, one that was annulled by none; both stay.
    """

    # What its QR says, and what is asked on the verification page; papers older than that page have none.
    code = models.CharField(max_length=20, unique=True, null=True)
    # None: a paper of the office itself, such as the register of a period.
    dossier = models.ForeignKey(Dossier, models.CASCADE, null=True, related_name="papers_issued")
    agency = models.ForeignKey("accounts.Agency", models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=20, choices=PaperKind.choices)
    # What it is the paper of ("receipt", "result:certificate"): one in force a dossier.
    key = models.CharField(max_length=120)
    title = models.CharField(max_length=500)
    number = models.CharField(max_length=80, blank=True)
    form_set = models.CharField(max_length=40, blank=True)
    template = models.CharField(max_length=100)
    data = models.JSONField()
    issued_at = models.DateTimeField()
    issuer = models.CharField(max_length=300)
    blob = models.OneToOneField(Blob, models.PROTECT, null=True, related_name="paper")
    signed_by = models.CharField(max_length=300, blank=True)  # the subject of the certificate that signed its bytes
    signed_at = models.DateTimeField(null=True)
    superseded_at = models.DateTimeField(null=True)
    superseded_by = models.OneToOneField("self", models.PROTECT, null=True, related_name="supersedes")
    superseded_why = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "key"], condition=models.Q(superseded_at=None), name="paper_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}"

    @property
    def subject(self) -> str:
        """Its name in the ledger: a chain of its own, so that it is proved without a word of the dossier's."""
        return f"paper:{self.pk}"

    @property
    def caption(self) -> str:
        """The title as printed; for those who may not read it, what kind of paper that is comes first."""
        return self.title if get_language() == "vi" else f"{self.get_kind_display()} ({self.title})"

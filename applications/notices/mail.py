"""How a notice travels by mail: at least once; the message id lets a mailbox see a repeat."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _

from applications.models import Notice
from core.outbox import Effect


def mail(notice_id: int) -> Effect:
    """Sends the notice unless it was sent; the effect marks it sent."""
    notice = Notice.objects.select_related("dossier").get(pk=notice_id)
    if notice.mailed_at:
        return None
    link = f"{settings.PUBLIC_URL}/ho-so/{notice.dossier_id}/"
    EmailMessage(
        subject=" ".join(notice.title.split()),
        body=f"{notice.body}\n\n{link}\n\n" + _("Thư này được gửi tự động, xin không trả lời."),
        to=[notice.dossier.applicant_email],
        headers={"Message-ID": f"<notice-{notice.pk}@{settings.DEFAULT_FROM_EMAIL.partition('@')[2]}>"},
    ).send()

    def mark() -> None:
        Notice.objects.filter(pk=notice_id).update(mailed_at=timezone.now())

    return mark

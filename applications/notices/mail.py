"""How a notice travels by mail: at least once; the message id lets a mailbox see a repeat."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _

from applications.models import Notice
from applications.notices.tell import address_of
from core.outbox import Effect


def mail(notice_id: int) -> Effect:
    """Sends the notice unless it was sent, or is gone with its draft; the effect marks it sent."""
    notice = Notice.objects.select_related("dossier").filter(pk=notice_id).first()
    if notice is None or notice.mailed_at:
        return None
    link = f"{settings.PUBLIC_URL}/ho-so/{notice.dossier_id}/"
    EmailMessage(
        subject=" ".join(notice.title.split()),
        body=f"{notice.body}\n\n{link}\n\n" + _("Thư này được gửi tự động, xin không trả lời."),
        to=[address_of(notice.dossier)],
        headers={"Message-ID": f"<notice-{notice.pk}@{settings.DEFAULT_FROM_EMAIL.partition('@')[2]}>"},
    ).send()

    def mark() -> None:
        Notice.objects.filter(pk=notice_id).update(mailed_at=timezone.now())

    return mark

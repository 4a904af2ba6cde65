"""How an office's answer travels to who objected, where they left an e-mail address; otherwise the office calls."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from applications.models import Objection
from core.outbox import Effect, promise


def promise_answer(objection: Objection) -> None:
    """In the transaction of the answer; nothing where the contact is no address of mail."""
    try:
        validate_email(objection.contact)
    except ValidationError:
        return
    promise("objection.mail", f"objection.mail:{objection.pk}", objection_id=objection.pk)


def mail_answer(objection_id: int) -> Effect:
    """Sends it, at least once; the message id lets a mailbox see a repeat."""
    objection = Objection.objects.select_related("posting").get(pk=objection_id)
    words = {
        "name": objection.name,
        "text": objection.text,
        "answer": objection.answer,
        "place": objection.posting.place,
    }
    EmailMessage(
        subject=_("Trả lời ý kiến của bạn về việc niêm yết"),
        body=_("Kính gửi %(name)s,\n\nÝ kiến của bạn: %(text)s\n\nTrả lời: %(answer)s\n\n%(place)s") % words,
        to=[objection.contact],
        headers={"Message-ID": f"<objection-{objection.pk}@{settings.DEFAULT_FROM_EMAIL.partition('@')[2]}>"},
    ).send()
    return None

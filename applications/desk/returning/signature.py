"""A signature drawn on the screen, as the page sends it."""

import base64
import binascii

from django.utils.translation import gettext as _

from applications.attachments.image import size_of
from applications.attachments.kinds import Kind
from applications.attachments.refusal import BadFile
from core.errors import Invalid
from core.files import keep
from core.models import Blob

PREFIX = "data:image/png;base64,"
MOST = 200_000


def signature_in(typed: str) -> Blob | None:
    """The drawing as a kept file; none where nothing was drawn. Invalid for anything but a small PNG."""
    if not typed:
        return None
    wrong = Invalid(_("Chữ ký không đọc được. Hãy ký lại."), {"signature": _("Chữ ký không đọc được. Hãy ký lại.")})
    if not typed.startswith(PREFIX) or len(typed) > MOST:
        raise wrong
    try:
        data = base64.b64decode(typed.removeprefix(PREFIX), validate=True)
        size_of(data, Kind.PNG)
    except (binascii.Error, BadFile) as error:
        raise wrong from error
    return keep(data, "image/png")

"""Bank accounts, as money is paid into them."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.errors import Invalid
from core.text import fold
from procedures.definition.form import FieldBase
from procedures.fields.kind import FieldKind
from procedures.fields.words import plain


class BankAccountKind(FieldKind):
    """`{"bank", "number", "holder"}`: the holder as banks write it, in capitals without accents."""

    missing = _("Hãy điền ngân hàng, số tài khoản và tên chủ tài khoản.")

    def clean(self, raw: Any, field: FieldBase) -> dict[str, str]:
        if not isinstance(raw, dict) or set(raw) - {"bank", "number", "holder"}:
            raise Invalid(_("Tài khoản gồm ngân hàng, số tài khoản và tên chủ tài khoản."))
        bank, written, name = (plain(raw.get(part) or "", 100) for part in ("bank", "number", "holder"))
        number, holder = re.sub(r"[\s.-]", "", written), fold(name).upper()
        if not bank:
            raise Invalid(_("Hãy ghi tên ngân hàng."))
        if not re.fullmatch(r"[0-9]{6,19}", number):
            raise Invalid(_("Số tài khoản gồm 6 đến 19 chữ số. Hãy xem lại."))
        if not re.fullmatch(r"(?=.*[A-Z])[A-Z0-9 .,&()/'-]+", holder):
            raise Invalid(_("Hãy ghi tên chủ tài khoản, ví dụ NGUYEN THI HOA."))
        return {"bank": bank, "number": number, "holder": holder}

    def show(self, value: Any, field: FieldBase) -> str:
        return f"{value['number']}, {value['bank']} ({value['holder']})"

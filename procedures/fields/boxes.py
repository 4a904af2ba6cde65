"""Answers in several boxes side by side: dates, places, bank accounts."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from procedures.fields.lists import Choices, select
from procedures.fields.places import communes, elsewhere

ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
# Before the code of a province, in the list where communes stand by their own code.
PROVINCE = "-"
NOT_YET = _("Chọn … (tỉnh khác ở cuối danh sách)")


class DateParts(forms.MultiWidget):
    """Day, month and year in three boxes; raw `d/m/yyyy`. A whole date typed into the first box is taken as it is."""

    use_fieldset = True

    def __init__(self) -> None:
        parts = [(_("Ngày"), 2), (_("Tháng"), 2), (_("Năm"), 4)]
        attrs = [{"title": title, "size": size, "inputmode": "numeric", "autocomplete": "off"} for title, size in parts]
        super().__init__([forms.TextInput(each) for each in attrs])

    def decompress(self, value: Any) -> list[str]:
        written = str(value or "")
        parts = list(found.groups())[::-1] if (found := ISO.fullmatch(written)) else written.split("/")
        return parts if len(parts) == 3 else [written, "", ""]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        parts = [(part or "").strip() for part in super().value_from_datadict(data, files, name)]
        return "/".join(parts) if any(parts[1:]) else parts[0]


class Parts(forms.MultiWidget):
    """A whole of named parts; raw is a dict of them."""

    use_fieldset = True
    names: tuple[str, ...]

    def __init__(self, *parts: forms.Widget) -> None:
        super().__init__(dict(zip(self.names, parts, strict=True)))

    def decompress(self, value: Any) -> list[str]:
        return [str(value.get(name) or "") if isinstance(value, dict) else "" for name in self.names]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return dict(zip(self.names, super().value_from_datadict(data, files, name), strict=True))


class PlaceParts(Parts):
    """One list holds the city's communes and the other provinces; raw `unit` and `province` tell them apart."""

    def decompress(self, value: Any) -> list[str]:
        chosen = f"{PROVINCE}{value['province']}" if isinstance(value, dict) and value.get("province") else ""
        parts = super().decompress(value)
        return [part or (chosen if name == "unit" else "") for name, part in zip(self.names, parts, strict=True)]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        sent = super().value_from_datadict(data, files, name)
        chosen = sent["unit"] or ""
        province = chosen[1:] if chosen.startswith(PROVINCE) else ""
        return sent | {"unit": "" if province else chosen or None, "province": province}


class AddressParts(PlaceParts):
    """House and street in words, the commune from a list; outside the city its province from there, itself in words."""

    names = ("text", "unit", "commune")

    def __init__(self, autocomplete: str = "off") -> None:
        super().__init__(
            forms.TextInput({"title": _("Số nhà, đường, thôn, tổ dân phố"), "autocomplete": autocomplete}),
            select(_places(), NOT_YET, title=_("Xã, phường, đặc khu")),
            forms.TextInput({"title": _("Tên xã, phường ở tỉnh, thành phố đó"), "autocomplete": "off"}),
        )


class BirthPlaceParts(PlaceParts):
    names = ("text", "unit")

    def __init__(self) -> None:
        super().__init__(
            forms.TextInput({"title": _("Cơ sở y tế, xã, huyện (tên khi đó cũng được)"), "autocomplete": "off"}),
            select(_places(), NOT_YET, title=_("Xã, phường, đặc khu hoặc tỉnh ngày nay")),
        )


class AccountParts(Parts):
    names = ("bank", "number", "holder")

    def __init__(self) -> None:
        numeric = {"size": 20, "inputmode": "numeric"}
        super().__init__(
            forms.TextInput({"title": _("Ngân hàng"), "autocomplete": "off"}),
            forms.TextInput({"title": _("Số tài khoản"), "autocomplete": "off", **numeric}),
            forms.TextInput({"title": _("Tên chủ tài khoản, không dấu"), "autocomplete": "off"}),
        )


def _places() -> Choices:
    provinces = [(f"{PROVINCE}{code}", name) for code, name in elsewhere()]
    return [*communes(), (_("Tỉnh, thành phố khác"), provinces)]

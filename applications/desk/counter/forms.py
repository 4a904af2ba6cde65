"""What a clerk types about people at the counter."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import check_personal_id, tidy_name, tidy_phone, tidy_tax_code
from accounts.identity_card import Card
from accounts.kinds import OrganisationKind, Sex
from accounts.models import AdministrativeUnit
from accounts.people import Entered, place_of
from core.text import Sentence
from procedures.fields.lists import select
from procedures.fields.places import communes

NUMBER = {"inputmode": "numeric", "autocomplete": "off"}


class Typed(forms.Form):
    """Marks what is wrong beside its question."""

    use_required_attribute = False

    def show_errors(self, wrong: Mapping[str, Sentence]) -> None:
        for name, words in wrong.items():
            self.add_error(name if name in self.fields else None, str(words))


class PersonForm(Typed):
    full_name = forms.CharField(label=_("Họ và tên"), max_length=150)
    personal_id = forms.CharField(
        label=_("Số định danh cá nhân"),
        required=False,
        validators=[check_personal_id],
        widget=forms.TextInput(NUMBER | {"size": 14}),
    )
    birth_date = forms.DateField(
        label=_("Ngày sinh"),
        required=False,
        input_formats=["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d%m%Y"],
        error_messages={"invalid": _("Ngày sinh viết theo thứ tự ngày/tháng/năm, ví dụ 27/3/1992.")},
        widget=forms.DateInput(NUMBER | {"size": 12}, format="%d/%m/%Y"),
    )
    sex = forms.ChoiceField(label=_("Giới tính"), required=False, choices=[("", _("Chọn …")), *Sex.choices])
    phone = forms.CharField(
        label=_("Số điện thoại"), required=False, widget=forms.TextInput(NUMBER | {"type": "tel", "size": 16})
    )
    residence_text = forms.CharField(label=_("Nơi cư trú (số nhà, đường, thôn, tổ)"), required=False, max_length=250)
    residence_unit = forms.CharField(label=_("Xã, phường"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["residence_unit"].widget = select(communes())

    def clean_full_name(self) -> str:
        return tidy_name(self.cleaned_data["full_name"])

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        return tidy_phone(phone) if phone else ""

    def clean_birth_date(self) -> date | None:
        born: date | None = self.cleaned_data["birth_date"]
        if born and not date(1900, 1, 1) <= born <= timezone.localdate():
            raise forms.ValidationError(_("Ngày sinh phải từ năm 1900 đến hôm nay."))
        return born

    @property
    def entered(self) -> Entered:
        """Who it is, once the form is valid."""
        unit = AdministrativeUnit.objects.exclude(parent=None).filter(code=self.cleaned_data["residence_unit"]).first()
        return Entered(**self.cleaned_data | {"residence_unit": unit})


def of_card(card: Card) -> dict[str, Any]:
    """What the form starts with when a card was read."""
    text, unit = place_of(card.address)
    known = {name: getattr(card, name) for name in ("full_name", "personal_id", "birth_date", "sex")}
    return known | {"residence_text": text, "residence_unit": unit.code if unit else ""}


class BehalfForm(Typed):
    """For whom the dossier is: the person who came, somebody they represent, or an organisation."""

    SELF, PERSON, ORGANISATION = "SELF", "PERSON", "ORGANISATION"
    behalf = forms.ChoiceField(
        label=_("Hồ sơ của ai?"),
        choices=[(SELF, _("Của chính người đến")), (PERSON, _("Của người khác, có căn cứ đại diện")),
                 (ORGANISATION, _("Của tổ chức"))],
        widget=forms.RadioSelect,
        initial=SELF,
    )  # fmt: skip
    principal_name = forms.CharField(label=_("Họ và tên người được đại diện"), required=False, max_length=150)
    principal_id = forms.CharField(
        label=_("Số định danh của người được đại diện"),
        required=False,
        validators=[check_personal_id],
        widget=forms.TextInput(NUMBER | {"size": 14}),
    )
    tax_code = forms.CharField(label=_("Mã số thuế"), required=False, widget=forms.TextInput(NUMBER | {"size": 16}))
    organisation_name = forms.CharField(
        label=_("Tên tổ chức"),
        required=False,
        max_length=250,
        help_text=_("Để trống nếu tổ chức đã có trong hệ thống."),
    )
    kind = forms.ChoiceField(label=_("Loại tổ chức"), required=False, choices=OrganisationKind.choices)
    authority = forms.CharField(
        label=_("Căn cứ đại diện"),
        required=False,
        max_length=300,
        help_text=_("Ví dụ: Giấy ủy quyền ngày 20/11/2026; cha của trẻ; người đại diện theo pháp luật."),
    )

    def clean_tax_code(self) -> str:
        code: str = self.cleaned_data["tax_code"]
        return tidy_tax_code(code) if code else ""

    def clean_principal_name(self) -> str:
        name: str = self.cleaned_data["principal_name"]
        return tidy_name(name) if name else ""

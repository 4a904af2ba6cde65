"""What a clerk types about people at the counter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.birth_day import BirthDay
from accounts.identifiers import check_personal_id, tidy_name, tidy_phone, tidy_tax_code
from accounts.identity_card import Card
from accounts.kinds import OrganisationKind, Sex
from accounts.models import AdministrativeUnit
from accounts.people import Entered, place_of
from procedures.fields.lists import select
from procedures.fields.places import communes
from procedures.fields.questions import Asking

NUMBER = {"inputmode": "numeric", "autocomplete": "off"}


class PersonForm(Asking):
    full_name = forms.CharField(label=_("Họ và tên"), max_length=150)
    personal_id = forms.CharField(
        label=_("Số định danh cá nhân"),
        required=False,
        validators=[check_personal_id],
        widget=forms.TextInput(NUMBER | {"size": 14}),
    )
    birth_date = BirthDay("off", required=False)
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


class BehalfForm(Asking):
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

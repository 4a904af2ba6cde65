"""What people type to sign in or to open an account."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.birth_day import BirthDay
from accounts.identifiers import check_personal_id, tidy_name, tidy_phone
from accounts.kinds import UserKind
from accounts.models import User
from accounts.registration import NewCitizen

NO_ENTRY = _("Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra rồi thử lại.")


class SignInForm(AuthenticationForm):
    """Opens the door to one kind of account; the other kind is told so only after its password was right.

    Unknown name, wrong password and disabled account get one answer: the backend finds nobody.
    """

    kind: ClassVar[UserKind]

    def confirm_login_allowed(self, user: User) -> None:
        if user.kind != self.kind:
            raise ValidationError(self.error_messages["other_kind"], code="other_kind")


class CitizenSignInForm(SignInForm):
    kind = UserKind.CITIZEN
    error_messages = {
        "invalid_login": NO_ENTRY,
        "other_kind": _("Đây là tài khoản cán bộ. Mời anh/chị đăng nhập ở trang dành cho cán bộ."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Số định danh cá nhân hoặc tên đăng nhập")


class StaffSignInForm(SignInForm):
    kind = UserKind.STAFF
    error_messages = {
        "invalid_login": NO_ENTRY,
        "other_kind": _("Đây là tài khoản công dân. Mời bạn đăng nhập ở trang dành cho công dân."),
    }


class RegisterForm(forms.Form):
    full_name = forms.CharField(
        label=_("Họ và tên"),
        help_text=_("Như trên thẻ căn cước."),
        max_length=150,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    personal_id = forms.CharField(
        label=_("Số định danh cá nhân"),
        help_text=_("12 chữ số trên thẻ căn cước. Đây cũng là tên đăng nhập của bạn."),
        validators=[check_personal_id],
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "username", "size": 14}),
    )
    birth_date = BirthDay("bday", help_text=_("Ngày, tháng, năm, ví dụ 27/3/1992."))
    phone = forms.CharField(
        label=_("Số điện thoại"),
        help_text=_("Để nhận tin nhắn về hồ sơ."),
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel", "size": 16}),
    )
    email = forms.EmailField(label=_("Thư điện tử"), required=False, widget=forms.EmailInput({"autocomplete": "email"}))
    password = forms.CharField(
        label=_("Mật khẩu"),
        help_text=_("Ít nhất 12 ký tự, không phải mật khẩu ai cũng đoán được."),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    password_again = forms.CharField(
        label=_("Nhập lại mật khẩu"), strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )

    def clean_full_name(self) -> str:
        return tidy_name(self.cleaned_data["full_name"])

    def clean_phone(self) -> str:
        return tidy_phone(self.cleaned_data["phone"])

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password

    def clean_password_again(self) -> str:
        again: str = self.cleaned_data["password_again"]
        if self.cleaned_data.get("password", again) != again:
            raise ValidationError(_("Hai lần nhập mật khẩu chưa giống nhau."))
        return again

    @property
    def citizen(self) -> NewCitizen:
        """Who asks, once the form is valid."""
        names = ("full_name", "personal_id", "birth_date", "phone", "email")
        return NewCitizen(**{name: self.cleaned_data[name] for name in names})

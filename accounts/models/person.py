"""A natural person, with or without an account."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import check_personal_id
from accounts.kinds import Sex
from accounts.models.administrative_unit import AdministrativeUnit
from accounts.models.user import User
from core.text import nfc, search_text


class Person(models.Model):
    user = models.OneToOneField(
        User, models.PROTECT, null=True, blank=True, related_name="person", verbose_name=_("tài khoản")
    )
    full_name = models.CharField(_("họ và tên"), max_length=150)
    personal_id = models.CharField(_("số định danh cá nhân"), max_length=12, blank=True, validators=[check_personal_id])
    birth_date = models.DateField(_("ngày sinh"), null=True, blank=True)
    sex = models.CharField(_("giới tính"), max_length=6, choices=Sex.choices, blank=True)
    ethnicity = models.CharField(_("dân tộc"), max_length=50, blank=True)
    nationality = models.CharField(_("quốc tịch"), max_length=50, blank=True, default="Việt Nam")
    phone = models.CharField(_("số điện thoại"), max_length=15, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    residence_text = models.CharField(_("nơi cư trú (số nhà, đường, thôn, tổ)"), max_length=250, blank=True)
    residence_unit = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phường, xã")
    )
    search_text = models.CharField(max_length=400, editable=False)

    class Meta:
        verbose_name = _("người dân")
        verbose_name_plural = _("người dân")
        constraints = [
            models.UniqueConstraint(
                fields=["personal_id"], condition=~Q(personal_id=""), name="person_personal_id_once"
            ),
            models.CheckConstraint(
                condition=Q(personal_id="") | Q(personal_id__regex=r"^[0-9]{12}$"),
                name="person_personal_id_has_12_digits",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *, update_fields: Iterable[str] | None = None, **options: Any) -> None:
        """Keeps the name in NFC and the search text in step with it."""
        self.full_name = nfc(self.full_name)
        self.search_text = search_text(self.full_name, self.personal_id, self.phone)
        if update_fields is not None:
            update_fields = {*update_fields, "full_name", "search_text"}
        super().save(update_fields=update_fields, **options)

    @property
    def residence(self) -> str:
        """Where the person lives, in one line, as far as it is known."""
        return ", ".join(part for part in (self.residence_text, str(self.residence_unit or "")) if part)

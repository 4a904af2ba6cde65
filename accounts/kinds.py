"""The closed lists that sort people, organisations, territories and agencies."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class UserKind(TextChoices):
    """Whose account it is; an officer who is also a citizen has two accounts."""

    CITIZEN = "CITIZEN", _("Công dân")
    STAFF = "STAFF", _("Cán bộ")


class Sex(TextChoices):
    MALE = "MALE", _("Nam")
    FEMALE = "FEMALE", _("Nữ")


class OrganisationKind(TextChoices):
    ENTERPRISE = "ENTERPRISE", _("Doanh nghiệp")
    HOUSEHOLD_BUSINESS = "HOUSEHOLD_BUSINESS", _("Hộ kinh doanh")
    COOPERATIVE = "COOPERATIVE", _("Hợp tác xã")
    OTHER = "OTHER", _("Tổ chức khác")


class UnitKind(TextChoices):
    """Kinds of administrative unit since 1 July 2025: two tiers, no district."""

    CITY = "CITY", _("Thành phố")
    PROVINCE = "PROVINCE", _("Tỉnh")
    WARD = "WARD", _("Phường")
    COMMUNE = "COMMUNE", _("Xã")
    SPECIAL_ZONE = "SPECIAL_ZONE", _("Đặc khu")


class AgencyKind(TextChoices):
    CITY_CENTRE = "CITY_CENTRE", _("Trung tâm Phục vụ hành chính công thành phố")
    COMMUNE_CENTRE = "COMMUNE_CENTRE", _("Trung tâm Phục vụ hành chính công cấp xã")
    CITY_COMMITTEE = "CITY_COMMITTEE", _("Ủy ban nhân dân thành phố")
    DEPARTMENT = "DEPARTMENT", _("Sở, ban, ngành")
    COMMUNE_COMMITTEE = "COMMUNE_COMMITTEE", _("Ủy ban nhân dân cấp xã")
    COMMUNE_POLICE = "COMMUNE_POLICE", _("Công an cấp xã")
    CITY_POLICE = "CITY_POLICE", _("Công an thành phố")
    SOCIAL_INSURANCE = "SOCIAL_INSURANCE", _("Bảo hiểm xã hội")
    TAX = "TAX", _("Thuế")
    LAND_REGISTRY = "LAND_REGISTRY", _("Đăng ký đất đai")
    TREASURY = "TREASURY", _("Kho bạc Nhà nước")

"""The queues the sample city begins with: the same service groups at each of its centres."""

from django.db import transaction

from accounts.models import Agency
from applications.models import ServiceGroup

# Letter, name, English name, and the fields of procedures served there by the beginning of their code; none: the rest.
GROUPS = [
    ("A", "Hộ tịch, chứng thực, cư trú", "Civil status, certification, residence", ["G15", "G01"]),
    ("B", "Đất đai, xây dựng, nhà ở", "Land, construction, housing", ["G13", "G17"]),
    ("C", "Kinh doanh, thương mại", "Business, trade", ["G06", "G02"]),
    ("D", "Lao động, người có công, bảo trợ xã hội", "Labour, merit, social assistance", ["G09"]),
    ("E", "Việc khác", "Everything else", []),
    ("T", "Trả kết quả", "Collecting results", []),
]


@transaction.atomic
def seed_groups() -> None:
    """Gives each centre that has none its groups; a centre that arranged its own is left alone."""
    ServiceGroup.objects.bulk_create(
        ServiceGroup(agency=centre, letter=letter, name=name, name_en=name_en, fields=fields)
        for centre in Agency.objects.centres().filter(service_groups=None)
        for letter, name, name_en, fields in GROUPS
    )

"""What a personal ID says of its holder: its 4th digit the century and the sex, the next two the year of birth.

People registered anew may carry digits that say otherwise: never more than a warning.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from accounts.identifiers import PERSONAL_ID
from accounts.kinds import Sex
from procedures.definition.form import FieldBase, Kind
from procedures.rules.facts import Facts
from procedures.rules.values import PartialDate, Value


def doubts(field: FieldBase, facts: Facts) -> Iterator[tuple[str, str]]:
    """Where a personal ID and what was told of its holder differ, with a sentence."""
    if field.kind is Kind.PERSON:
        place, birth, sex = (f"{field.id}.{part}" for part in ("personal_id", "birth_date", "sex"))
    elif field.kind is Kind.PERSONAL_ID and field.same_person:
        place, birth, sex = field.id, field.same_person.birth or "", field.same_person.sex or ""
    else:
        return
    number = facts.get(place)
    known = isinstance(number, str) and PERSONAL_ID.fullmatch(number)
    if known and (words := _differs(known[0], facts.get(birth), facts.get(sex))):
        yield place, words


def _differs(number: str, birth: Value | None, sex: Value | None) -> str:
    """What the digits say otherwise; nothing where they agree, or nothing was told."""
    century, is_female = divmod(int(number[3]), 2)
    says_year, says_sex = 1900 + 100 * century + int(number[4:6]), Sex.FEMALE if is_female else Sex.MALE
    if (told := _year(birth)) is not None and told != says_year:
        return _("Số định danh này là của người sinh năm %(year)s. Hãy xem lại; nếu đúng cả, cứ tiếp tục.") % {
            "year": says_year
        }
    if sex in Sex.values and sex != says_sex:
        return _("Số định danh này là của người có giới tính %(sex)s. Hãy xem lại; nếu đúng cả, cứ tiếp tục.") % {
            "sex": says_sex.label.lower()
        }
    return ""


def _year(birth: Value | None) -> int | None:
    if isinstance(birth, PartialDate):
        return birth.parts[0]
    return birth.year if isinstance(birth, date) else None

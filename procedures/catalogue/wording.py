"""How the pages of the catalogue say lengths of time, places and levels."""

from collections.abc import Sequence
from datetime import time
from decimal import Decimal
from math import ceil

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from core.calendar import Mode
from procedures.definition.deadline import TermRule
from procedures.definition.fees import FeeKind
from procedures.definition.general import Audience, AuthorityLevel, Channel, ServiceLevel
from procedures.national.facts import Duration, Unit

HOURS_A_DAY = 8

AUDIENCES: dict[Audience, Promise] = {
    Audience.CITIZEN: gettext_lazy("Công dân Việt Nam"),
    Audience.OVERSEAS_VIETNAMESE: gettext_lazy("Người Việt Nam định cư ở nước ngoài"),
    Audience.FOREIGNER: gettext_lazy("Người nước ngoài"),
    Audience.ENTERPRISE: gettext_lazy("Doanh nghiệp, hộ kinh doanh"),
    Audience.FOREIGN_INVESTED: gettext_lazy("Doanh nghiệp có vốn đầu tư nước ngoài"),
    Audience.COOPERATIVE: gettext_lazy("Hợp tác xã"),
    Audience.ORGANISATION: gettext_lazy("Tổ chức khác"),
    Audience.OFFICIAL: gettext_lazy("Cán bộ, công chức, viên chức"),
}
LEVELS: dict[AuthorityLevel, Promise] = {
    AuthorityLevel.COMMUNE: gettext_lazy("Cấp xã, phường, đặc khu"),
    AuthorityLevel.CITY: gettext_lazy("Cấp thành phố"),
    AuthorityLevel.MINISTRY: gettext_lazy("Cấp bộ"),
}
SERVICE_LEVELS: dict[ServiceLevel, Promise] = {
    ServiceLevel.FULL: gettext_lazy("Nộp trực tuyến toàn trình"),
    ServiceLevel.PARTIAL: gettext_lazy("Nộp trực tuyến một phần"),
    ServiceLevel.INFO_ONLY: gettext_lazy("Chỉ cung cấp thông tin"),
}
CHANNELS: dict[Channel, Promise] = {
    Channel.ONLINE: gettext_lazy("Trực tuyến"),
    Channel.COUNTER: gettext_lazy("Trực tiếp tại quầy"),
    Channel.POSTAL: gettext_lazy("Qua bưu chính công ích"),
}
FEE_KINDS: dict[FeeKind | None, Promise] = {
    FeeKind.FEE: gettext_lazy("Phí"),
    FeeKind.CHARGE: gettext_lazy("Lệ phí"),
    None: gettext_lazy("Giá dịch vụ"),
}
# Those of the National Portal; a definition may name others, which have no English.
LIFE_EVENTS = {
    gettext_noop("Có con nhỏ"),
    gettext_noop("Học tập"),
    gettext_noop("Việc làm"),
    gettext_noop("Cư trú & giấy tờ"),
    gettext_noop("Hôn nhân & gia đình"),
    gettext_noop("Điện lực-nhà ở-đất đai"),
    gettext_noop("Sức khỏe"),
}
HOW_LONG, HOW_MUCH = gettext_lazy("Bao lâu?"), gettext_lazy("Bao nhiêu tiền?")
WHICH_PAPERS, WHERE = gettext_lazy("Cần giấy tờ gì?"), gettext_lazy("Nộp ở đâu?")
_UNITS_OF_MODES = {
    Mode.WORKING_DAYS: Unit.WORKING_DAY,
    Mode.CALENDAR_DAYS: Unit.DAY,
    Mode.WORKING_HOURS: Unit.WORKING_HOUR,
}


def length(amount: Decimal, unit: Unit) -> str:
    """A length of time: "3,5 ngày làm việc"."""
    n = ceil(amount)
    sentences = {
        Unit.WORKING_DAY: ngettext("%(n)s ngày làm việc", "%(n)s ngày làm việc", n),
        Unit.DAY: ngettext("%(n)s ngày", "%(n)s ngày", n),
        Unit.WORKING_HOUR: ngettext("%(n)s giờ làm việc", "%(n)s giờ làm việc", n),
        Unit.HOUR: ngettext("%(n)s giờ", "%(n)s giờ", n),
        Unit.MINUTE: ngettext("%(n)s phút", "%(n)s phút", n),
        Unit.WEEK: ngettext("%(n)s tuần", "%(n)s tuần", n),
        Unit.MONTH: ngettext("%(n)s tháng", "%(n)s tháng", n),
        Unit.YEAR: ngettext("%(n)s năm", "%(n)s năm", n),
    }
    return sentences[unit] % {"n": number_format(amount)}


def term(rule: TermRule) -> str:
    """A legal time: "Trong ngày" or "5 ngày làm việc"."""
    unit = _UNITS_OF_MODES.get(rule.mode)
    return length(rule.amount, unit) if unit else _("Trong ngày")


def cutoff(moment: time) -> str:
    """What happens to what comes too late in the day."""
    return _("Hồ sơ nhận sau %(hour)s thì tính sang ngày làm việc tiếp theo.") % {"hour": f"{moment:%H:%M}"}


def working_hours(hours: Decimal) -> str:
    """A step's allowance, in days where it is whole or half days."""
    days = hours / HOURS_A_DAY
    return length(days, Unit.WORKING_DAY) if days % Decimal("0.5") == 0 else length(hours, Unit.WORKING_HOUR)


def duration(time: Duration) -> str:
    """A processing time of the national catalogue; "" where it holds neither a clear length nor words."""
    if time.amount is not None and time.unit is not None:
        return length(time.amount, time.unit)
    return time.text if any(letter.isalpha() for letter in time.text) else ""


def span(times: Sequence[Duration]) -> str:
    """Several clear lengths in one line: "3 đến 15 ngày làm việc", "1 ngày làm việc hoặc 2 ngày"."""
    units = {time.unit for time in times}
    clear = sorted((time.amount, time.unit) for time in times if time.amount is not None and time.unit is not None)
    if len(units) == 1 and len(clear) > 1:
        (least, _unit), (most, unit) = clear[0], clear[-1]
        return _("%(least)s đến %(length)s") % {"least": number_format(least), "length": length(most, unit)}
    return either([length(amount, unit) for amount, unit in clear])


def either(choices: Sequence[str]) -> str:
    """ "a, b hoặc c"."""
    *most, last = choices or [""]
    return _("%(some)s hoặc %(last)s") % {"some": ", ".join(most), "last": last} if most else last


def capital(text: str) -> str:
    """The first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def clip(text: str, most: int = 160) -> str:
    """The first paragraph, cut at a word where it is long."""
    first = text.partition("\n")[0]
    return first if len(first) <= most else first[:most].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def copies(originals: int | None, copied: int | None) -> str:
    """How many of a paper: "01 bản chính, 02 bản sao"; "" where nothing is said."""
    counted = ((originals, _("%(n)02d bản chính")), (copied, _("%(n)02d bản sao")))
    return ", ".join(sentence % {"n": number} for number, sentence in counted if number)


def paper_count(least: int, most: int) -> str:
    """How many kinds of papers, where some are asked of some people only."""
    if most == 0:
        return _("Không phải nộp giấy tờ")
    kinds = ngettext("%(n)s loại giấy tờ", "%(n)s loại giấy tờ", most) % {"n": most}
    if least == most:
        return kinds
    return _("%(least)s đến %(kinds)s, tùy trường hợp") % {"least": least, "kinds": kinds}


def provided(condition: str) -> str:
    """A condition as a line of its own."""
    return _("Khi: %(condition)s") % {"condition": condition} if condition else ""

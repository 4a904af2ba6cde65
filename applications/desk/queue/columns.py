"""The columns of the desk's lists, declared once: for the page, for the officer's choice and for export."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from applications.status import DeliveryState, MoneyState, Status
from core.text import Sentence
from procedures.catalogue.wording import CHANNELS
from procedures.definition.general import Channel
from procedures.versions import definition_by

Value = Sentence | int | date | datetime | None
OF_DOSSIER = "dossier__"


@dataclass(frozen=True)
class Column:
    """`reads`: the fields it is told from, as an open step knows them; `value` is given them in that order."""

    key: str
    label: Sentence
    reads: tuple[str, ...]
    value: Callable[..., Value] = lambda value: value
    css: str = ""

    @property
    def is_of_dossier(self) -> bool:
        """Whether a list of dossiers has it too; elsewhere it tells of the open step."""
        return all(field.startswith(OF_DOSSIER) for field in self.reads)

    def of(self, row: Mapping[str, Any], of_dossier: bool = False) -> Value:
        """Its value in a row of `QuerySet.values(*fields_of(columns))`: of open steps, or `of_dossier`s."""
        if of_dossier:
            return self.value(*(row[field.removeprefix(OF_DOSSIER)] for field in self.reads))
        return self.value(*[row[field] for field in self.reads])


def fields_of(columns: Iterable[Column], of_dossier: bool = False) -> list[str]:
    """What to read for these columns, each field once: of open steps, or `of_dossier`s."""
    fields = dict.fromkeys(field for column in columns for field in column.reads)
    return [field.removeprefix(OF_DOSSIER) for field in fields] if of_dossier else list(fields)


def written(value: Value) -> str:
    """A value as people read it: 24/11/2026, 15:04 24/11/2026, words; nothing for None."""
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%H:%M %d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def label_of(label: Sentence, words: str) -> Sentence:
    """How a value is introduced; with nothing where it begins so itself: "Bộ phận Tư pháp" is said once."""
    return "" if words.startswith(f"{label}") else label


def _either(first: str | None, second: str | None) -> str:
    return first or second or ""


def _in_language(name: str, english: str) -> str:
    return english if english and get_language() == "en" else name


def _step(name: str, code: str, attempt: int, sha256: str, version: int) -> Value:
    """The step's name in the language in force; only the definition has it in English."""
    title = definition_by(sha256, version).process.step(code).name if get_language() == "en" else name
    return _("%(step)s (lần %(n)d)") % {"step": title, "n": attempt} if attempt > 1 else str(title)


def _one_of(labels: Mapping[Any, Sentence]) -> Callable[[Any], Value]:
    return lambda key: labels.get(key, "")


_WAYS = {channel.value: CHANNELS[channel] for channel in Channel}
_COLUMNS: Sequence[Column] = (
    Column("ma", _("Mã hồ sơ"), ("dossier__code", "dossier__request_number"), _either, "code"),
    Column("han", _("Hạn của việc"), ("clock_at",)),
    Column(
        "thu_tuc",
        pgettext_lazy("một thủ tục", "Thủ tục"),
        ("dossier__procedure__name", "dossier__procedure__name_en"),
        _in_language,
        "clip wide",
    ),
    Column("nguoi_nop", _("Người nộp"), ("dossier__applicant_name",), css="clip who"),
    Column(
        "buoc",
        _("Bước"),
        ("name", "step", "attempt", "dossier__version__sha256", "dossier__version_id"),
        _step,
        "clip step",
    ),
    Column("bo_phan", _("Bộ phận"), ("unit__name", "agency__short_name"), _either, "clip unit"),
    Column("nguoi_lam", _("Người làm"), ("assignee__full_name",), css="clip who"),
    Column("trang_thai", _("Trạng thái"), ("dossier__status",), _one_of(dict(Status.choices)), "clip unit"),
    Column("kenh", _("Kênh nộp"), ("dossier__channel",), _one_of(_WAYS)),
    Column("ma_thu_tuc", _("Mã thủ tục"), ("dossier__procedure__code",)),
    Column("so_dinh_danh", _("Số định danh, mã số thuế"), ("dossier__applicant_number",)),
    Column("dien_thoai", _("Điện thoại"), ("dossier__applicant_phone",)),
    Column("dia_chi", _("Địa chỉ"), ("dossier__applicant_address",), css="clip wide"),
    Column("dia_ban", _("Địa bàn"), ("dossier__territory__name",), css="clip unit"),
    Column("noi_nhan", _("Nơi tiếp nhận"), ("dossier__receiving_agency__short_name",), css="clip unit"),
    Column("noi_giai_quyet", _("Nơi giải quyết"), ("dossier__competent_agency__short_name",), css="clip unit"),
    Column("nop_luc", _("Nộp lúc"), ("dossier__submitted_at",)),
    Column("tiep_nhan_luc", _("Tiếp nhận lúc"), ("dossier__accepted_at",)),
    Column("den_luc", _("Đến bước này lúc"), ("opened_at",)),
    Column("han_dau", _("Hạn ban đầu"), ("dossier__original_due_at",)),
    Column("hen_tra", _("Hẹn trả kết quả"), ("dossier__due_at",)),
    Column("co_ket_qua", _("Có kết quả lúc"), ("dossier__resolved_at",)),
    Column("tien", _("Phí, lệ phí"), ("dossier__money_state",), _one_of(dict(MoneyState.choices))),
    Column("giao", _("Giao kết quả"), ("dossier__delivery_state",), _one_of(dict(DeliveryState.choices))),
)
COLUMNS = {column.key: column for column in _COLUMNS}
# What a list shows until its reader chooses.
USUAL = ("thu_tuc", "nguoi_nop", "buoc", "bo_phan", "nguoi_lam")
# Every row of a page begins with these two.
ALWAYS = ("han", "ma")


def chosen(keys: Iterable[str]) -> list[Column]:
    """The columns of these keys, in the order of the registry; the usual ones when none is known."""
    wanted = set(keys) & COLUMNS.keys() - set(ALWAYS)
    return [column for column in _COLUMNS if column.key in (wanted or USUAL)]


def to_choose() -> Iterator[Column]:
    """The columns an officer may choose among."""
    return (column for column in _COLUMNS if column.key not in ALWAYS)

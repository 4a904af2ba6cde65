"""Years whose days off the government has announced, whole: swaps of working days cannot be worked out.

2026: Tết 14-22/2, 27/4 in lieu of Giỗ Tổ, 1-2/9, and Fridays and Mondays given for the Saturdays worked instead.
"""

from datetime import date

from core.calendar.work_calendar import SpecialDays

_MONDAY, _FRIDAY = 0, 4

ANNOUNCED: dict[int, tuple[SpecialDays, ...]] = {
    2026: (
        SpecialDays(date(2026, 1, 1), date(2026, 1, 1), label="Tết Dương lịch"),
        SpecialDays(date(2026, 1, 2), date(2026, 1, 2), label="Nghỉ hoán đổi với ngày 10/01"),
        SpecialDays(date(2026, 1, 10), date(2026, 1, 10), _FRIDAY, label="Làm bù cho ngày 02/01"),
        SpecialDays(date(2026, 2, 14), date(2026, 2, 22), label="Tết Nguyên đán"),
        SpecialDays(date(2026, 4, 26), date(2026, 4, 27), label="Giỗ Tổ Hùng Vương và ngày nghỉ bù"),
        SpecialDays(date(2026, 4, 30), date(2026, 4, 30), label="Ngày Chiến thắng"),
        SpecialDays(date(2026, 5, 1), date(2026, 5, 1), label="Ngày Quốc tế Lao động"),
        SpecialDays(date(2026, 8, 22), date(2026, 8, 22), _MONDAY, label="Làm bù cho ngày 31/8"),
        SpecialDays(date(2026, 8, 31), date(2026, 8, 31), label="Nghỉ hoán đổi với ngày 22/8"),
        SpecialDays(date(2026, 9, 1), date(2026, 9, 2), label="Quốc khánh"),
        SpecialDays(date(2026, 11, 24), date(2026, 11, 24), label="Ngày Văn hóa Việt Nam"),
    ),
}

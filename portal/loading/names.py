"""Invented people: as many sound names as dossiers, the frequent family names as frequent as they are."""

import random

from core.text import fold

FAMILIES = (
    "Nguyễn " * 38
    + "Trần " * 12
    + "Lê " * 9
    + "Phạm " * 8
    + "Hoàng Vũ Vũ Phan Đặng Bùi Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Lương"
)
MIDDLES = "Văn Thị Đức Ngọc Hữu Thanh Minh Quang Thu Hoài Xuân Bá Đình Kim Tuấn Phương Gia Khánh Mai Công"
GIVENS = (
    "An Anh Bình Chi Cường Dung Dũng Giang Hà Hải Hằng Hạnh Hiền Hiếu Hoa Hòa Hùng Hương Huyền Khang Khoa Lan Linh "
    "Long Mai Mạnh Minh My Nam Nga Nghĩa Nhung Phong Phúc Phương Quân Quỳnh Sơn Tâm Thảo Thắng Thành Thủy Toàn "
    "Trang Trung Tú Tuấn Tùng Uyên Vân Việt Vinh Yến"
)


def _pairs(words: str) -> list[tuple[str, str]]:
    return [(word, fold(word)) for word in words.split()]


POOLS = (_pairs(FAMILIES), _pairs(MIDDLES), _pairs(MIDDLES), _pairs(GIVENS))


def someone(chance: random.Random) -> tuple[str, str]:
    """A full name, and the same as it is searched."""
    parts = [pool[int(chance.random() * len(pool))] for pool in POOLS]
    return " ".join(part[0] for part in parts), " ".join(part[1] for part in parts)

"""A paper in the national frame, with made-up people: what `print_sample` gives is what the frame looks like."""

import sys
from datetime import date
from pathlib import Path

import django
from django.conf import settings
from django.test.utils import override_settings

from core.pdf import render_pdf

HERE = Path(__file__).parent
CONTENT = {
    "desk": "Trung tâm Phục vụ hành chính công phường Hồng Bàng",
    "applicant": "Nguyễn Thị Ánh Dương",
    "personal_id": "031190001234",
    "address": "Số 12 ngõ 34 đường Đinh Tiên Hoàng, phường Hồng Bàng, thành phố Hải Phòng",
    "papers": ["Tờ khai đăng ký khai sinh", "Giấy chứng sinh", "Giấy chứng nhận kết hôn của cha mẹ"],
}


def print_sample(**changes: object) -> bytes:
    templates = [{**settings.TEMPLATES[0], "DIRS": [settings.BASE_DIR / "templates", HERE]}]
    with override_settings(TEMPLATES=templates):
        return render_pdf("sample_paper.html", {"frame": frame(), **CONTENT, **changes}, title="Giấy tiếp nhận mẫu")


def frame() -> object:
    from applications.papers.frame import Frame, Signature

    return Frame(
        parent_agency="Ủy ban nhân dân phường Hồng Bàng",
        agency="Trung tâm Phục vụ hành chính công",
        number="0123/TNHS",
        place="Hải Phòng",
        date=date(2026, 2, 5),
        title="Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        lookup_url="https://dichvucong.haiphong.example/tra-cuu",
        qr="https://dichvucong.haiphong.example/tra-cuu?ma=H24.7.12-260205-0001",
        mark="7F3A-91C2",
        signatures=(
            Signature("Người nộp hồ sơ", "Nguyễn Thị Ánh Dương"),
            Signature("Người tiếp nhận hồ sơ", "Trần Quốc Bảo"),
        ),
    )


if __name__ == "__main__":
    django.setup()
    sys.stdout.buffer.write(print_sample())

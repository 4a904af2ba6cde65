"""One sample of everything templates/portal/styles.html shows."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from crispy_forms.bootstrap import AppendedText
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row, Submit
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 11, 23, 15, 4, tzinfo=HANOI)


class DateParts(forms.MultiWidget):
    def __init__(self) -> None:
        titles = [("Ngày", 3), ("Tháng", 3), ("Năm", 5)]
        super().__init__([forms.TextInput({"title": t, "size": n, "inputmode": "numeric"}) for t, n in titles])

    def decompress(self, value: Any) -> list[str]:
        return ["", "", ""]


class AddressParts(forms.MultiWidget):
    def __init__(self) -> None:
        wards = [("", "Chọn xã, phường, đặc khu"), ("11311", "Phường Hồng Bàng"), ("11914", "Đặc khu Cát Hải")]
        super().__init__(
            [forms.TextInput({"title": "Số nhà, đường, thôn"}), forms.Select({"title": "Xã, phường"}, choices=wards)]
        )

    def decompress(self, value: Any) -> list[str]:
        return ["", ""]


class Parts(forms.MultiValueField):
    def compress(self, data_list: list[str]) -> str:
        return " ".join(data_list)


class EveryField(forms.Form):
    name = forms.CharField(label="Họ, chữ đệm và tên", help_text="Viết đủ dấu, như trên giấy khai sinh")
    personal_id = forms.CharField(label="Số định danh cá nhân", widget=forms.TextInput({"size": 14}), max_length=12)
    birth = Parts(
        (forms.CharField(), forms.CharField(), forms.CharField()),
        label="Ngày sinh",
        widget=DateParts(),
        help_text="Ví dụ 24 11 2026",
    )
    sex = forms.ChoiceField(label="Giới tính", choices=[("F", "Nữ"), ("M", "Nam")], widget=forms.RadioSelect)
    wants = forms.MultipleChoiceField(
        label="Bạn muốn nhận",
        choices=[("copy", "Bản sao trích lục khai sinh"), ("card", "Thẻ bảo hiểm y tế")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    ward = forms.ChoiceField(label="Nơi nộp", choices=[("", "Chọn"), ("1", "UBND phường Hồng Bàng")])
    home = Parts((forms.CharField(), forms.CharField()), label="Nơi thường trú", widget=AddressParts(), required=False)
    area = forms.DecimalField(label="Diện tích sàn", widget=forms.TextInput({"size": 8}))
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea, required=False)
    paper = forms.FileField(label="Giấy chứng sinh", help_text="PDF, JPG hoặc PNG, không quá 20 MB")
    oath = forms.BooleanField(label="Tôi cam đoan những điều khai trên là đúng sự thật.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        first = Fieldset("Người được khai sinh", "name", "personal_id", "birth", Row("sex", "ward"))
        self.helper.layout = Layout(first, "wants", "home", AppendedText("area", "m²"), "note", "paper", "oath")
        self.helper.add_input(Submit("next", "Tiếp tục"))
        self.helper.add_input(Submit("later", "Lưu và để sau", css_class="secondary"))


class Copy(forms.Form):
    title = forms.CharField(label="Tên giấy tờ")
    pages = forms.IntegerField(label="Số trang", widget=forms.TextInput({"size": 4}))
    copies = forms.IntegerField(label="Số bản", widget=forms.TextInput({"size": 4}))


COURSE: list[dict[str, Any]] = [
    {"label": "Tiếp nhận hồ sơ", "state": "done", "who": "UBND phường Hồng Bàng", "note": "15:04 ngày 23/11/2026"},
    {
        "label": "Giải quyết cùng lúc",
        "state": "current",
        "note": "hai cơ quan",
        "branches": [
            {"label": "Cư trú", "course": [{"label": "Công an phường xác nhận", "state": "current", "who": "Công an"}]},
            {"label": "Bảo hiểm y tế", "course": [{"label": "Cấp thẻ", "state": "waiting", "who": "BHXH cơ sở"}]},
        ],
    },
    {"label": "Trả kết quả", "state": "todo", "note": "hẹn 17:00 ngày 26/11/2026"},
]

DOSSIERS = [
    {
        "title": "Đăng ký khai sinh, thường trú, cấp thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi",
        "url": "#d1",
        "code": "H24.5-261123-0001",
        "tone": "turn",
        "status": "Đến lượt bạn: bổ sung giấy tờ",
        "ask": "Gửi thêm bản chụp giấy chứng sinh, trước 17:00 ngày 27/11/2026.",
        "due_at": NOON,
        "course": COURSE,
    },
    {
        "title": "Cấp giấy phép xây dựng nhà ở riêng lẻ",
        "url": "#d2",
        "code": "H24.5-261120-0014",
        "tone": "moving",
        "status": "Đang xử lý",
        "holder": "Phòng Kinh tế, Hạ tầng và Đô thị",
        "due_at": NOON,
        "course": COURSE,
    },
]

TEXTS = {
    "saved": "Đã nhận giấy tờ bổ sung",
    "saved_text": "Cán bộ sẽ xem lại trong 8 giờ làm việc.",
    "wrong": "Tệp không mở được",
    "wrong_text": "giay-chung-sinh.pdf bị hỏng giữa chừng. Hãy chụp hoặc quét lại rồi gửi tệp mới.",
    "lead": "Đăng ký khai sinh cho trẻ em sinh ra tại Việt Nam, cha hoặc mẹ thường trú tại Hải Phòng.",
    "inset": "Bạn chỉ cần nộp những gì cơ quan nhà nước chưa có trong cơ sở dữ liệu.",
    "warning": "Khai sai sự thật có thể bị phạt và bị thu hồi giấy tờ đã cấp.",
    "group": "Người được khai sinh",
    "done": "Đã nộp hồ sơ",
    "number_label": "Số tiếp nhận của bạn",
    "number": "DK-261123-000481",
    "done_text": "Cơ quan sẽ trả lời trong 8 giờ làm việc, qua tin nhắn và trang này.",
    "empty": "Bạn chưa có hồ sơ nào",
    "empty_text": "Hồ sơ bạn nộp sẽ hiện ở đây, việc đến lượt bạn đứng đầu.",
    "empty_action": "Tìm thủ tục để nộp",
    "tabs": "Chia theo việc",
}


def sample() -> dict[str, Any]:
    """Return the context of the style page."""
    rows_helper = FormHelper()
    rows_helper.form_tag = False
    rows_helper.template = "haiphong/table_inline_formset.html"
    return {
        "texts": TEXTS,
        "crumbs": [("Thủ tục", "#catalogue"), ("Hộ tịch", "#field")],
        "search": {"action": "#", "label": "Tên thủ tục, giấy tờ hoặc việc bạn cần", "hint": "Gõ không dấu cũng được"},
        "essentials": [
            {"question": "Bao lâu?", "answer": "Trong ngày", "note": "nhận sau 15:00 thì sang ngày làm việc sau"},
            {"question": "Bao nhiêu tiền?", "answer": "Miễn phí"},
            {"question": "Giấy tờ gì?", "answer": "2 loại", "note": "danh sách ở dưới"},
            {"question": "Ở đâu?", "answer": "Trực tuyến\nQuầy, bất kỳ phường nào"},
        ],
        "life_events": ["Có con nhỏ", "Học tập", "Việc làm", "Cư trú và giấy tờ", "Hôn nhân và gia đình", "Nhà, đất"],
        "figures": [
            {"number": "1.284", "label": "hồ sơ nhận hôm nay", "url": "#n1"},
            {"number": "98,2%", "label": "đúng hạn tháng này", "url": "#n2"},
            {"number": "3.410", "label": "đang giải quyết"},
        ],
        "tones": [
            ("late", "quá hạn 2 ngày"),
            ("soon", "sắp đến hạn"),
            ("done", "đã xong"),
            ("moving", "Đang xử lý"),
            ("turn", "Đến lượt bạn"),
            ("new", "Mới đăng ký"),
            ("paused", "Tạm dừng"),
            ("stopped", "Dừng xử lý"),
            ("draft", "Bản nháp"),
        ],
        "papers": [
            {
                "name": "Giấy chứng sinh",
                "copies": "1 bản chính",
                "note": "Không có thì dùng văn bản của người làm chứng",
            },
            {"name": "Tờ khai đăng ký khai sinh", "url": "#form"},
            {"name": "Văn bản ủy quyền", "optional": True},
        ],
        "fees": [
            {"name": "Lệ phí hộ tịch", "amount": 0},
            {"name": "Phí thẩm định", "amount": 1_200_000},
            {"name": "Tiền bản sao", "amount": None, "note": "theo số bản"},
        ],
        "total": 1_200_000,
        "course": COURSE,
        "steps": [
            {"label": "Trường hợp", "url": "#s1", "state": "done"},
            {"label": "Người được khai sinh", "state": "current"},
            {"label": "Cha, mẹ", "state": "todo"},
            {"label": "Giấy tờ", "state": "todo"},
            {"label": "Kiểm tra và nộp", "state": "todo"},
        ],
        "form": EveryField({"name": "Nguyễn Thị Ánh Dương", "personal_id": "0312345678901"}),
        "rows": forms.formset_factory(Copy, extra=2)(prefix="copies"),
        "rows_helper": rows_helper,
        "files": [
            {"name": "giay-chung-sinh.pdf", "size": 204_800, "url": "#f", "tone": "done", "state": "Đã kiểm tra"},
            {
                "name": "tờ khai.pdf",
                "size": 0,
                "problem": "Tệp rỗng.",
                "remedy": "Mở tệp trên máy xem có nội dung không.",
            },
        ],
        "saved_at": NOON,
        "answers": [
            {"label": "Họ và tên", "value": "Nguyễn Thị Ánh Dương", "url": "#c1"},
            {"label": "Nơi thường trú", "value": "12 Lê Hồng Phong\nPhường Hồng Bàng", "url": "#c2"},
            {"label": "Ghi chú", "value": "", "url": "#c3"},
        ],
        "tasks": [
            {"label": "Điền tờ khai", "url": "#t1", "tone": "done", "state": "Đã xong"},
            {"label": "Gửi giấy tờ", "url": "#t2", "hint": "còn 1 tệp", "tone": "draft", "state": "Chưa xong"},
        ],
        "dossiers": DOSSIERS,
        "timeline": [
            {"at": NOON, "title": "Tiếp nhận hồ sơ", "who": "Vũ Thị Hoa", "tone": "done"},
            {"at": NOON, "title": "Nộp trực tuyến", "who": "Nguyễn Thị Ánh Dương", "text": "Kèm 2 tệp"},
        ],
        "tabs": [
            {"label": "Chờ tôi", "url": "#q1", "count": 40, "current": True},
            {"label": "Cả phòng", "url": "#q2", "count": 128, "current": False},
            {"label": "Đã xong", "url": "#q3", "current": False},
        ],
        "chips": [("Quá hạn", "#x1"), ("Phường Hồng Bàng", "#x2")],
        "page": Paginator(range(200), 20).page(4),
        "rows_of_queue": [
            {"due_at": NOON + timedelta(days=days), "code": f"H24.5-261123-{days + 1000:04d}", "url": f"#r{days}"}
            for days in (-900, 0, 9000)
        ],
        "keys": [("↑ ↓", "chọn hồ sơ"), ("Enter", "mở")],
    }


# Pages outside the collected static files: names without hashes.
plain_static_names = override_settings(
    STORAGES={"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
)


@plain_static_names
def style_page(**changes: Any) -> str:
    """Render the style page as a stranger sees it."""
    request = RequestFactory().get("/styles?q=khai+sinh")
    request.user = AnonymousUser()
    return render_to_string("portal/styles.html", sample() | changes, request)

"""The words of each moment at which the applicant is told something; when is in the action."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from core.text import Sentence


@dataclass(frozen=True)
class Moment:
    """Sentence with %(name)s places: number, procedure, agency, due, hours, until, part, reason."""

    title: Sentence
    body: Sentence


MOMENTS: dict[str, Moment] = {
    "draft_ending": Moment(
        _("Bản nháp của bạn sắp bị xóa"),
        _(
            "Bản nháp “%(procedure)s” đã lâu không được sửa và chỉ được giữ đến %(until)s; sau đó nội dung và tệp đính "
            "kèm bị xóa. Hãy mở trang hồ sơ để nộp, hoặc sửa một chỗ để giữ tiếp."
        ),
    ),
    "submitted": Moment(
        _("Đã nhận hồ sơ trực tuyến %(number)s"),
        _(
            "%(agency)s đã nhận hồ sơ “%(procedure)s” bạn nộp và sẽ trả lời trong %(hours)s giờ làm việc: tiếp nhận, "
            "yêu cầu bổ sung hoặc từ chối kèm lý do. Thời hạn giải quyết tính từ lúc hồ sơ được tiếp nhận."
        ),
    ),
    "accepted": Moment(
        _("Hồ sơ %(number)s đã được tiếp nhận"),
        _(
            "%(agency)s đã tiếp nhận hồ sơ “%(procedure)s”. Hẹn trả kết quả: %(due)s. "
            "Giấy tiếp nhận có trong trang hồ sơ."
        ),
    ),
    "refused": Moment(
        _("Hồ sơ %(number)s không được tiếp nhận"),
        _("%(agency)s không tiếp nhận hồ sơ “%(procedure)s”. Lý do: %(reason)s"),
    ),
    "supplement_requested": Moment(
        _("Hồ sơ %(number)s cần bổ sung"),
        _("%(agency)s đề nghị bạn bổ sung hồ sơ “%(procedure)s”. Lý do: %(reason)s Hãy mở trang hồ sơ để bổ sung."),
    ),
    "supplement_reminder": Moment(
        _("Hồ sơ %(number)s sắp hết hạn bổ sung"),
        _(
            "Hồ sơ “%(procedure)s” còn chờ bạn bổ sung đến %(until)s. Lý do: %(reason)s Sau thời điểm ấy, hồ sơ có thể "
            "không được giải quyết. Hãy mở trang hồ sơ để bổ sung."
        ),
    ),
    "supplement_recalled": Moment(
        _("Hồ sơ %(number)s không phải bổ sung nữa"),
        _(
            "%(agency)s đã thu hồi yêu cầu bổ sung hồ sơ “%(procedure)s”. Lý do: %(reason)s "
            "Hồ sơ được giải quyết tiếp; bạn không phải làm gì."
        ),
    ),
    "supplement_answered": Moment(
        _("Đã nhận phần bổ sung của hồ sơ %(number)s"),
        _("%(agency)s đã nhận phần bổ sung và tiếp tục xem xét hồ sơ “%(procedure)s”."),
    ),
    "your_turn": Moment(
        _("Hồ sơ %(number)s cần bạn xác nhận"),
        _("Hãy mở trang hồ sơ “%(procedure)s”, kiểm tra bản dự thảo và xác nhận hoặc đề nghị sửa."),
    ),
    "part_refused": Moment(
        _("Một phần của hồ sơ %(number)s không được giải quyết"),
        _(
            "%(agency)s không giải quyết phần “%(part)s” của hồ sơ “%(procedure)s”. Lý do: %(reason)s "
            "Phiếu từ chối có trong trang hồ sơ. Các phần khác không bị ảnh hưởng."
        ),
    ),
    "meeting_council": Moment(
        _("Hội đồng họp về hồ sơ %(number)s"),
        _("%(agency)s họp hội đồng về hồ sơ “%(procedure)s” lúc %(at)s, tại %(place)s. Mời bạn đến dự đúng giờ."),
    ),
    "meeting_site_visit": Moment(
        _("Kiểm tra thực địa về hồ sơ %(number)s"),
        _("%(agency)s đến kiểm tra về hồ sơ “%(procedure)s” lúc %(at)s, tại %(place)s. Mời bạn có mặt ở đó."),
    ),
    "to_pay": Moment(
        _("Hồ sơ %(number)s cần nộp tiền"),
        _("Hồ sơ “%(procedure)s” còn phải nộp %(amount)s. Trong lúc chờ nộp, thời hạn giải quyết tạm dừng."),
    ),
    "charge_set": Moment(
        _("Đã ấn định khoản phải nộp của hồ sơ %(number)s"),
        _("%(agency)s ấn định %(name)s của hồ sơ “%(procedure)s”: %(amount)s, theo %(ground)s."),
    ),
    "result_sent": Moment(
        _("Đã gửi kết quả hồ sơ %(number)s"),
        _("Kết quả “%(procedure)s” đã được gửi qua bưu chính đến %(address)s, số hiệu bưu gửi %(post_code)s."),
    ),
    "result_came_back": Moment(
        _("Bưu chính hoàn lại kết quả hồ sơ %(number)s"),
        _(
            "Kết quả “%(procedure)s” gửi đến %(address)s, số hiệu bưu gửi %(post_code)s, không phát được và đã được "
            "hoàn về %(agency)s. Hãy đến nhận hoặc liên hệ để được gửi lại."
        ),
    ),
    "resolved": Moment(
        _("Hồ sơ %(number)s đã có kết quả"),
        _("Kết quả “%(procedure)s” đã có. %(how)s"),
    ),
    "returned": Moment(
        _("Đã trả kết quả hồ sơ %(number)s"),
        _("Hồ sơ “%(procedure)s” đã hoàn tất. Cảm ơn bạn."),
    ),
    "paused": Moment(
        _("Hồ sơ %(number)s tạm dừng tính thời hạn"),
        _("Hồ sơ “%(procedure)s” tạm dừng tính thời hạn. Lý do: %(reason)s. Thời hạn chạy tiếp: %(until)s."),
    ),
    "extended": Moment(
        _("Hồ sơ %(number)s được hẹn lại ngày trả"),
        _(
            "Hồ sơ “%(procedure)s” cần thêm thời gian. Lý do: %(reason)s. Hẹn trả kết quả mới: %(until)s. "
            "Văn bản xin lỗi và gia hạn có trong trang hồ sơ."
        ),
    ),
    "apology": Moment(
        _("Xin lỗi vì hồ sơ %(number)s trễ hẹn"),
        _(
            "Hồ sơ “%(procedure)s” đã quá hạn, chúng tôi xin lỗi bạn. Lý do: %(reason)s. Hẹn trả kết quả: %(until)s. "
            "Văn bản xin lỗi có trong trang hồ sơ."
        ),
    ),
    "overdue": Moment(
        _("Hồ sơ %(number)s đã quá hạn"),
        _(
            "Hồ sơ “%(procedure)s” chưa có kết quả vào lúc đã hẹn (%(due)s). Cơ quan giải quyết phải có "
            "văn bản xin lỗi và hẹn lại; bạn sẽ nhận được trong trang hồ sơ."
        ),
    ),
    "unanswered": Moment(
        _("Hồ sơ %(number)s chưa được trả lời đúng hạn"),
        _(
            "%(agency)s chưa trả lời hồ sơ “%(procedure)s” trong thời gian quy định, xin lỗi bạn. "
            "Hồ sơ vẫn được xem xét; bạn không phải làm gì."
        ),
    ),
    "escalated": Moment(
        _("Hồ sơ %(number)s được chuyển lên lãnh đạo cơ quan"),
        _("%(agency)s chưa trả lời đúng hạn về hồ sơ “%(procedure)s”; việc này được chuyển đến lãnh đạo cơ quan đó."),
    ),
    "withdrawal_requested": Moment(
        _("Đã nhận yêu cầu rút hồ sơ %(number)s"),
        _("%(agency)s đã nhận yêu cầu rút hồ sơ “%(procedure)s” của bạn và sẽ trả lời."),
    ),
    "withdrawal_cancelled": Moment(
        _("Hồ sơ %(number)s được giải quyết tiếp"),
        _("Bạn đã hủy yêu cầu rút. Hồ sơ “%(procedure)s” được giải quyết tiếp."),
    ),
    "withdrawal_refused": Moment(
        _("Không rút được hồ sơ %(number)s"),
        _("%(agency)s không đồng ý cho rút hồ sơ “%(procedure)s”. Lý do: %(reason)s Hồ sơ được giải quyết tiếp."),
    ),
    "withdrawn": Moment(
        _("Đã rút hồ sơ %(number)s"),
        _("Hồ sơ “%(procedure)s” dừng giải quyết theo yêu cầu của bạn. Thông báo dừng có trong trang hồ sơ."),
    ),
    "stopped": Moment(
        _("Hồ sơ %(number)s dừng giải quyết"),
        _("%(agency)s không giải quyết hồ sơ “%(procedure)s”. Văn bản nêu lý do có trong trang hồ sơ."),
    ),
    "paper_reissued": Moment(
        _("Hồ sơ %(number)s có giấy được cấp lại"),
        _(
            "Giấy “%(paper)s” của hồ sơ “%(procedure)s” đã được cấp lại, thay giấy trước. Lý do: %(reason)s "
            "Hãy dùng giấy mới trong trang hồ sơ."
        ),
    ),
}

# How a result is got, by the way that was chosen.
RETURNED: dict[str, Sentence] = {
    "COUNTER": _("Bạn tải bản điện tử trong trang hồ sơ, bản giấy nhận tại %(agency)s."),
    "POST": _("Bạn tải bản điện tử trong trang hồ sơ; bản giấy được gửi qua bưu chính đến %(address)s."),
    "ELECTRONIC": _("Hãy mở trang hồ sơ và tải bản điện tử: bạn mở là đã nhận."),
}

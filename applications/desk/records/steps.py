"""What happened inside steps: sittings and visits with their minutes, postings with the objections raised."""

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.desk.records.record import Kind, Record, by, told
from applications.models import Meeting, Objection, Posting
from core.templatetags.vietnamese import moment


def _meeting(row: Meeting) -> Record:
    people = ", ".join(person["name"] for person in row.people if person.get("present"))
    return Record(
        row.place,
        row.planned_at,
        by(row.recorded_by or row.planned_by),
        told(
            _("Có mặt: %(people)s") % {"people": people} if people else "",
            row.record,
            _("Kết luận: %(conclusion)s") % {"conclusion": row.conclusion} if row.conclusion else "",
        ),
        *((_("đã có biên bản"), "done") if row.recorded_at else (_("chưa có biên bản"), "soon")),
    )


def _posting(row: Posting) -> Record:
    until = _("Đến %(at)s") % {"at": moment(row.until)}
    return Record(row.place, row.posted_at, "", told(until, row.text, *map(_objection, row.objections.all())))


def _objection(row: Objection) -> str:
    words = {"who": row.name, "text": row.text}
    raised = _("Ý kiến của %(who)s: %(text)s") % words
    return f"{raised} – {_('Trả lời: %(answer)s') % {'answer': row.answer} if row.answer else _('chưa trả lời')}"


KINDS = {
    "meetings": Kind(
        gettext_lazy("Họp, kiểm tra thực địa"),
        lambda: Meeting.objects.select_related("planned_by", "recorded_by"),
        "step_run__dossier",
        _meeting,
    ),
    "postings": Kind(
        gettext_lazy("Niêm yết"),
        lambda: Posting.objects.prefetch_related(Prefetch("objections", Objection.objects.order_by("pk"))),
        "step_run__dossier",
        _posting,
    ),
}

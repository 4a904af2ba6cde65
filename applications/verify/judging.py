"""Whether a paper is what it says: its bytes against the ledger, its signature, and whether another took its place."""

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from applications.models import Paper
from core.ledger.entry import LedgerEntry
from core.signing import Seal, seal_on
from core.text import Sentence


@dataclass(frozen=True)
class Verdict:
    """`paper` None: no paper of this city; `is_kept`: the bytes are those whose hash the ledger holds."""

    paper: Paper | None
    sha256: str
    is_kept: bool
    seal: Seal | None

    @property
    def said(self) -> tuple[str, Sentence, Sentence]:
        """Tone, title and sentence of the answer."""
        return SAID[self._case()]

    def _case(self) -> str:
        if self.paper is None:
            return "unsigned" if self.seal is None else "foreign" if self.seal.is_whole else "changed"
        if not self.is_kept or self.seal is None or not self.seal.holds:
            return "broken"
        if self.paper.superseded_at is None:
            return "good"
        return "superseded" if self.paper.superseded_by_id else "annulled"


SAID: dict[str, tuple[str, Sentence, Sentence]] = {
    "good": (
        "done",
        _("Giấy thật, đang có hiệu lực"),
        _("Nội dung tệp còn nguyên, chữ ký số đúng và được tin cậy, mã băm có trong sổ cái."),
    ),
    "superseded": (
        "soon",
        _("Giấy thật nhưng đã được thay thế"),
        _("Cơ quan phát hành đã cấp giấy khác thay giấy này. Chỉ dùng giấy mới."),
    ),
    "annulled": (
        "late",
        _("Giấy thật nhưng không còn hiệu lực"),
        _("Cơ quan phát hành đã ghi giấy này hết hiệu lực, không có giấy nào thay thế. Không dùng giấy này."),
    ),
    "broken": (
        "late",
        _("Không xác minh được giấy này"),
        _("Tệp đang lưu, chữ ký hoặc mã băm trong sổ cái không khớp nhau. Hãy liên hệ cơ quan phát hành."),
    ),
    "changed": (
        "late",
        _("Tệp đã bị sửa sau khi ký"),
        _("Tệp có chữ ký số nhưng nội dung không còn như lúc ký. Không dùng tệp này."),
    ),
    "foreign": (
        "late",
        _("Có chữ ký số, nhưng không phải giấy do cổng này phát hành"),
        _("Nội dung còn nguyên như lúc ký, nhưng mã băm của tệp không có trong sổ của thành phố."),
    ),
    "unsigned": (
        "late",
        _("Không phải giấy do cổng này phát hành"),
        _(
            "Tệp không có chữ ký số và mã băm không có trong sổ. Bản chụp, bản quét hoặc bản in lại không xác minh "
            "được bằng tệp: hãy dùng mã giấy in ở cuối trang."
        ),
    ),
}


def of_paper(paper: Paper) -> Verdict:
    """Of a printed paper, by the bytes that are kept now."""
    assert paper.blob
    try:
        return of_bytes(paper.blob.bytes(), paper)
    except FileNotFoundError:
        return Verdict(paper, paper.blob.sha256, is_kept=False, seal=None)


def of_bytes(pdf: bytes, paper: Paper | None = None) -> Verdict:
    """Of a file: which paper it is, if any. Invalid when it is no PDF that can be read."""
    digest = hashlib.sha256(pdf).hexdigest()
    found = paper or Paper.objects.filter(blob__sha256=digest).exclude(code=None).first()
    return Verdict(found, digest, is_kept=found is not None and _in_ledger(found, digest), seal=seal_on(pdf))


def _in_ledger(paper: Paper, digest: str) -> bool:
    entry = LedgerEntry.objects.filter(subject=paper.subject, event="paper.kept").first()
    told = entry is not None and entry.hash == entry.computed_hash() and entry.data
    return bool(told) and told == {"code": paper.code, "sha256": digest}

"""What there is to read beside the form: each paper asked with its files, and those of papers not asked any more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.models import Attachment, Dossier
from procedures.catalogue import wording
from procedures.definition.papers import Mode, PaperRequirement
from procedures.rules.facts import Facts
from procedures.rules.papers import papers_asked


@dataclass
class File:
    """`is_new`: handed in since this officer last looked, or since the dossier was to be completed."""

    attachment: Attachment
    is_new: bool
    is_first: bool = False

    @property
    def url(self) -> str:
        return f"{reverse('citizen:file', args=[self.attachment.dossier_id, self.attachment.pk])}?xem"

    @property
    def is_picture(self) -> bool:
        return self.attachment.content_type.startswith("image/")


@dataclass(frozen=True)
class Row:
    """A paper with its files; without a paper: files of papers that are not asked any more."""

    paper: PaperRequirement | None
    files: list[File]

    @property
    def key(self) -> str:
        """The paper with the files it has now."""
        return f"{self.anchor}:{','.join(str(file.attachment.pk) for file in self.files)}"

    @property
    def anchor(self) -> str:
        return f"giay-{self.paper.id if self.paper else 'khac'}"

    @property
    def name(self) -> str:
        return str(self.paper.name) if self.paper else _("Tệp của giấy tờ không còn yêu cầu")

    @property
    def quantity(self) -> str:
        """How many originals and copies the procedure asks."""
        return wording.copies(self.paper.originals, self.paper.copies) if self.paper else ""

    @property
    def without_files(self) -> str:
        """Why there is nothing to open."""
        if self.files or self.paper is None:
            return ""
        if self.paper.mode is Mode.PRESENT:
            return _("Xuất trình bản chính tại quầy, không phải nộp.")
        if self.paper.mode is Mode.REPLACED_BY_DATA:
            return _("Không phải nộp: cơ quan tra cứu tại %(source)s.") % {"source": self.paper.data_source}
        return _("Chưa có tệp nào.")


def to_read(dossier: Dossier, facts: Facts, since: Iterable[datetime | None]) -> list[Row]:
    """In the definition's order. After any of `since` a file is new; the first new one, else the first, is open."""
    known = [at for at in since if at]
    files = [File(each, any(each.uploaded_at > at for at in known)) for each in dossier.files]
    asked = papers_asked(dossier.definition, facts)
    of = {paper.id: [file for file in files if file.attachment.paper == paper.id] for paper in asked}
    others = [file for file in files if file.attachment.paper not in of]
    in_order = [*chain.from_iterable(of.values()), *others]
    for first in sorted(in_order, key=lambda file: not file.is_new)[:1]:
        first.is_first = True
    return [*(Row(paper, of[paper.id]) for paper in asked), *([Row(None, others)] if others else [])]

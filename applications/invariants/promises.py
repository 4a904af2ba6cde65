"""What people were promised: the filing kept, the papers issued, the notices sent."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from applications.models import Dossier, Notice, Paper
from applications.models.paper import PaperKind
from applications.status import Status
from core.models import LedgerEntry, OutboxRow
from procedures.definition.general import Channel

# What each event of the ledger promises in writing, and what the applicant is told at it.
PAPERS = {
    "dossier.accepted": PaperKind.RECEIPT,
    "dossier.refused": PaperKind.REFUSAL,
    "dossier.supplement_requested": PaperKind.SUPPLEMENT_REQUEST,
    "dossier.stopped": PaperKind.STOP_NOTICE,
    "dossier.returned": PaperKind.CONTROL_SHEET,
}
FILED = "dossier.submitted"
NOTICES = {
    FILED: "submitted",
    "dossier.accepted": "accepted",
    "dossier.refused": "refused",
    "dossier.supplement_requested": "supplement_requested",
    "dossier.supplement_answered": "supplement_answered",
    "dossier.supplement_recalled": "supplement_recalled",
    "dossier.resolved": "resolved",
    "dossier.returned": "returned",
}


def ours() -> QuerySet[Dossier]:
    """Filed dossiers that live here: papers and notices of others are with the system they came from."""
    return Dossier.objects.exclude(status=Status.DRAFT).filter(source_system="")


def submitted_once() -> Iterator[str]:
    filings = LedgerEntry.objects.filter(event="dossier.submitted").values_list("subject", flat=True)
    filed = Counter(filings.iterator())
    for dossier in ours().only("pk").iterator():
        if filed[dossier.subject] != 1:
            yield f"{dossier.subject}: filed {filed[dossier.subject]} times"
    yield from _changed_answers()


def _changed_answers() -> Iterator[str]:
    """What was filed and never completed afterwards is what stands there now."""
    told = dict(LedgerEntry.objects.filter(event="dossier.submitted").values_list("subject", "data__answers"))
    untouched = ours().filter(supplements=None, version_moves=None)
    for dossier in untouched.only("pk", "answers").iterator():
        text = json.dumps(dossier.answers, ensure_ascii=False, sort_keys=True)
        if hashlib.sha256(text.encode()).hexdigest() != told.get(dossier.subject):
            yield f"{dossier.subject}: the answers are not those that were filed"


def nothing_unasked() -> Iterator[str]:
    there = {f"dossier:{pk}" for pk in Dossier.objects.values_list("pk", flat=True).iterator()}
    kept = LedgerEntry.objects.filter(subject__startswith="dossier:")
    gone = kept.filter(event="dossier.discarded").values("subject")
    for subject in kept.exclude(subject__in=gone).order_by().values_list("subject", flat=True).distinct():
        if subject not in there:
            yield f"{subject}: told of, but not there"


def papers() -> Iterator[str]:
    issued = Counter(Paper.objects.exclude(dossier=None).values_list("dossier", "kind"))
    there = {dossier.subject: dossier for dossier in ours().only("pk")}
    promised = Counter(
        (subject, PAPERS[event])
        for subject, event in LedgerEntry.objects.filter(event__in=PAPERS).values_list("subject", "event")
        if subject in there
    )
    for (subject, kind), count in promised.items():
        if issued[there[subject].pk, kind] < count:
            yield f"{subject}: {kind} is missing"
    yield from _unprinted()


def _unprinted() -> Iterator[str]:
    to_print = Concat(Value("paper.print:"), Cast(OuterRef("pk"), CharField()))
    waiting = OutboxRow.objects.filter(key=to_print, done_at=None)
    for paper in Paper.objects.filter(~Exists(waiting), blob=None):
        yield f"paper {paper.pk}: never printed, and no job will"


def notices() -> Iterator[str]:
    sent = Counter(Notice.objects.values_list("dossier", "moment"))
    there = {dossier.subject: dossier for dossier in ours().only("pk", "channel")}
    here = {subject for subject, dossier in there.items() if dossier.channel == Channel.COUNTER}
    turns = Counter(
        (subject, NOTICES[event])
        for subject, event in LedgerEntry.objects.filter(event__in=NOTICES).values_list("subject", "event")
        if subject in there and (event != FILED or subject not in here)  # who files at a counter is told there
    )
    for (subject, moment), count in turns.items():
        if sent[there[subject].pk, moment] != count:
            yield f"{subject}: told of “{moment}” {sent[there[subject].pk, moment]} times, not {count}"
    unmailed = Q(mailed_at=None) & ~Q(dossier__applicant_email="")
    to_mail = Concat(Value("notice.mail:"), Cast(OuterRef("pk"), CharField()))
    waiting = OutboxRow.objects.filter(key=to_mail, done_at=None)
    for notice in Notice.objects.filter(unmailed, ~Exists(waiting)):
        yield f"notice {notice.pk}: never mailed, and no job will"

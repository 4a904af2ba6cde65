from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from applications.models.dossier import Dossier
from procedures.definition.process import StepKind


class Outcome(models.TextChoices):
    """How a run of a step ended."""

    DONE = "DONE", _("Đã xong")
    REFUSED = "REFUSED", _("Không đồng ý")
    PROPOSED = "PROPOSED", _("Đề nghị không giải quyết")
    RETURNED = "RETURNED", _("Trả lại bước trước")
    CONSENT = "CONSENT", _("Hết hạn, coi như đồng ý")
    CONFIRMED = "CONFIRMED", _("Hết hạn, coi như đã xác nhận")
    CANCELLED = "CANCELLED", _("Dừng cùng hồ sơ")


class StepRun(models.Model):
    """One attempt at one step. These rows are the engine's memory; one is open a branch (a constraint guards it)."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="step_runs")
    step = models.CharField(max_length=60)
    name = models.CharField(max_length=500)
    kind = models.CharField(max_length=24, choices=[(kind.value, kind.value) for kind in StepKind])
    branch = models.CharField(max_length=200, blank=True)  # "" is the trunk, then "residence", "a/b" …
    attempt = models.PositiveSmallIntegerField(default=1)

    # Four eyes: codes of steps, each between spaces; nobody who did one of them does this one.
    other_than = models.TextField(blank=True)

    # On whose desk: resolved when it opens. An APPLICANT's step has no agency.
    agency = models.ForeignKey("accounts.Agency", models.PROTECT, null=True, related_name="step_runs")
    unit = models.ForeignKey("accounts.Unit", models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices, blank=True)
    # The office neither received the dossier nor decides it: it was asked, and sees the dossier by this run alone.
    is_guest = models.BooleanField(default=False)
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    assigned_at = models.DateTimeField(null=True)

    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    timeout_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)  # silence handed it to the head of the office
    # What queues are sorted by: the moment the legal time of this work ends; none while no clock runs.
    clock_at = models.DateTimeField(null=True)
    waiting_since = models.DateTimeField(null=True)  # a supplement was asked in this step: only this branch pauses
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    note = models.TextField(blank=True)
    ground = models.TextField(blank=True)  # of a refusal: article, clause and text of law
    # The dossier's revision in which this run last changed: a page older than that is stale for it.
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "branch"], condition=models.Q(closed_at=None), name="one_open_run_a_branch"
            ),
            models.UniqueConstraint(fields=["dossier", "step", "attempt"], name="attempt_once"),
        ]
        indexes = [
            models.Index(
                fields=["agency", "role", "clock_at"], condition=models.Q(closed_at=None), name="open_by_desk"
            ),
            models.Index(
                fields=["assignee", "clock_at"],
                condition=models.Q(closed_at=None, assignee__isnull=False),
                name="open_by_person",
            ),
            # Newest first: the offices that were asked find their dossiers by it.
            models.Index(fields=["agency", "id"], condition=models.Q(is_guest=True), name="guest_runs"),
            # What a period's figures are counted over.
            models.Index(
                fields=["agency", "closed_at"], condition=models.Q(closed_at__isnull=False), name="closed_by_desk"
            ),
            # What sweeps look for: filings that wait for an answer, and silence that comes to its end.
            models.Index(
                fields=["due_at"], condition=models.Q(closed_at=None, kind="RECEPTION"), name="receptions_by_due"
            ),
            models.Index(
                fields=["timeout_at"],
                condition=models.Q(closed_at=None, escalated_at=None, timeout_at__isnull=False),
                name="silences_to_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.step} #{self.attempt}"

    def save(self, **options: Any) -> None:
        """Every change of a run is a change of its dossier, which the caller has locked and saves afterwards.

        Whose hands it is in is always among what is saved: acting takes the run up (applications.actions.parts.taking).
        """
        self.dossier.is_touched = True
        self.revision = self.dossier.revision + 1
        self.is_guest = self.agency_id not in {None, self.dossier.receiving_agency_id, self.dossier.competent_agency_id}
        if options.get("update_fields") is not None:
            options["update_fields"] = [*options["update_fields"], "assignee", "assigned_at", "revision"]
        super().save(**options)

    @property
    def title(self) -> str:
        """The step's name in the language in force; `name` is how papers say it."""
        return str(self.dossier.definition.process.step(self.step).name)

    @property
    def proposal(self) -> "StepRun | None":
        """The refusal that this run was opened to decide on: proposed in the step before it in its sequence."""
        if self.kind != StepKind.APPROVAL:
            return None
        earlier = [run for run in self.dossier.step_runs.all() if run.branch == self.branch and run.pk < self.pk]
        before = max(earlier, key=lambda run: run.pk, default=None)
        return before if before and before.outcome == Outcome.PROPOSED else None

    @property
    def sent_back_by(self) -> "StepRun | None":
        """The run that sent the dossier back here: its note says what is to be put right."""
        sent_back = (run for run in self.dossier.step_runs.all() if run.outcome == Outcome.RETURNED)
        return next((run for run in sent_back if run.closed_at == self.opened_at), None)

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

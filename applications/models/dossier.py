from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property  # which a prefetch may fill
from django.utils.translation import gettext_lazy as _

from accounts.chiefs import reaching
from accounts.held import asked_once, held
from accounts.models import Representation, RoleAssignment, User
from accounts.roles import Role
from applications.status import ENDED, DeliveryState, MoneyState, Status
from core.calendar import WorkCalendar
from core.errors import or_denied
from core.ids import pin, uuid7
from procedures.definition import ProcedureDefinition
from procedures.definition.general import Channel
from procedures.versions import definition_by

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from applications.models.attachment import Attachment
    from applications.models.presence import Presence
    from applications.models.step_run import StepRun

# The duties that come with the right to read the dossiers of one's agency.
WIDE_ROLES = frozenset({Role.SUPERVISOR, Role.INSPECTOR})
READING_ROLES = frozenset(Role) - {Role.TECHNICAL, Role.PROCEDURE_EDITOR, Role.PUBLISHER}


# Some fee of it is not paid yet, or is to be given back.
MONEY_WAITS = [MoneyState.DUE.value, MoneyState.PARTIAL.value, MoneyState.TO_REFUND.value]


def offices_read_by(user: User) -> list[int]:
    """The agencies whose dossiers this officer may read now; a supervisor's and an inspector's reach all below.

    Asked by itself: inside the queries that ask for dossiers it would be asked once for each office of a dossier.
    """
    duties = [each for each in held(user) if each.role in READING_ROLES]
    if any(each.role in WIDE_ROLES for each in duties):
        reading = RoleAssignment.objects.held(user).filter(role__in=READING_ROLES)
        return list(reaching(reading).values_list("pk", flat=True))
    return sorted({each.agency_id for each in duties})


def _own(user: User) -> Q:
    return Q(owner=user, organisation=None)


class DossierQuerySet(models.QuerySet["Dossier"]):
    def visible_to(self, user: User | AnonymousUser) -> "DossierQuerySet":
        """The only way to a dossier: one's own and those of organisations represented now; an officer's agencies'.

        Quick where a key, a code or a number narrows it too; a list by name goes through `queries.found_for`.
        """
        if not isinstance(user, User):
            return self.none()
        if not user.is_officer:
            represented = Representation.objects.in_force().filter(user=user).values("organisation")
            served = Q(status=Status.DRAFT, channel=Channel.COUNTER.value)
            return self.exclude(served).filter(_own(user) | Q(organisation__in=represented))
        return self.of_offices(offices_read_by(user))

    def of_offices(self, offices: list[int]) -> "DossierQuerySet":
        """Those that one of these agencies received, decides, hands over or was asked about."""
        return self.exclude(status=Status.DRAFT).filter(
            Q(receiving_agency__in=offices)
            | Q(competent_agency__in=offices)
            | Q(return_agency__in=offices)
            | Exists(self.model.objects.filter(pk=OuterRef("pk"), step_runs__agency__in=offices))
        )

    def drafts_served_by(self, user: User) -> "DossierQuerySet":
        """What is being filled in for people at the counters where this officer receives now."""
        counters = {each.agency_id for each in held(user) if each.role == Role.RECEPTION}
        return self.filter(status=Status.DRAFT, channel=Channel.COUNTER.value, receiving_agency__in=counters)

    def within_reach_of(self, user: User) -> "DossierQuerySet":
        """What they may open by its address: all that is visible to them, and the drafts they serve people with."""
        if not user.is_officer:
            return self.visible_to(user)
        with asked_once():
            return self.visible_to(user) | self.drafts_served_by(user)

    def one_visible_to(self, user: User, pk: UUID | str) -> "Dossier":
        """The dossier; Denied unless it is in their reach. One's own is asked for first: it is quicker asked."""
        own = self.none() if user.is_officer else self.filter(_own(user))
        try:
            return own.get(pk=pk)
        except self.model.DoesNotExist:
            return or_denied(self.within_reach_of(user).filter(pk=pk).first())

    def with_version(self) -> "DossierQuerySet":
        """Each knows the fingerprint of its version: the definition is then found without reading the version."""
        return self.annotate(**{"version_sha256": F("version__sha256")})


class Dossier(models.Model):
    """What was asked (hồ sơ): answers, papers and the way it went. It pins the version it was accepted under."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # Before acceptance a dossier has only a request number; the code (TT 03/2025) comes with acceptance.
    request_number = models.CharField(max_length=30, unique=True, null=True)
    code = models.CharField(max_length=60, unique=True, null=True)
    pin = models.CharField(max_length=8, default=pin)

    procedure = models.ForeignKey("procedures.Procedure", models.PROTECT, related_name="dossiers")
    version = models.ForeignKey("procedures.ProcedureVersion", models.PROTECT, related_name="dossiers")
    case_code = models.CharField(max_length=2, blank=True)  # fixed at acceptance: its legal time is what was promised
    status = models.PositiveSmallIntegerField(choices=Status.choices, default=Status.DRAFT)
    # What is owed, and what the person has got, go their own ways beside the business state.
    money_state = models.CharField(max_length=10, choices=MoneyState.choices, default=MoneyState.NONE)
    delivery_state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.NONE)
    channel = models.CharField(max_length=10, default=Channel.ONLINE.value)

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="dossiers")
    organisation = models.ForeignKey("accounts.Organisation", models.PROTECT, null=True, related_name="dossiers")
    applicant_name = models.CharField(max_length=300, blank=True)
    applicant_number = models.CharField(max_length=20, blank=True)  # personal ID, or the organisation's tax code
    applicant_phone = models.CharField(max_length=20, blank=True)
    applicant_email = models.CharField(max_length=254, blank=True)
    applicant_address = models.CharField(max_length=600, blank=True)
    search_text = models.TextField(blank=True)

    # Three offices, never one field: where help was given, where it was received, which agency decides.
    territory = models.ForeignKey("accounts.AdministrativeUnit", models.PROTECT, null=True, related_name="+")
    support_agency = models.ForeignKey("accounts.Agency", models.PROTECT, null=True, related_name="+")
    receiving_agency = models.ForeignKey(
        "accounts.Agency", models.PROTECT, null=True, related_name="received", db_index=False
    )
    competent_agency = models.ForeignKey(
        "accounts.Agency", models.PROTECT, null=True, related_name="decided", db_index=False
    )

    # Where the person wants the result: an office of the city, or the post.
    return_way = models.CharField(max_length=10, default="COUNTER")  # Delivery.Way
    return_agency = models.ForeignKey("accounts.Agency", models.PROTECT, null=True, related_name="+", db_index=False)
    return_address = models.CharField(max_length=600, blank=True)

    # Of who came to a counter: the person, by which authority they act for somebody else, and what they brought on
    # paper, by PaperRequirement.id: {"originals": 1, "copies": 2, "shown": true}.
    person = models.ForeignKey("accounts.Person", models.PROTECT, null=True, related_name="+")
    authority = models.CharField(max_length=300, blank=True)
    brought = models.JSONField(default=dict)

    # One system is the authority for a dossier; for a foreign one we keep its name and code (design 1.2).
    source_system = models.CharField(max_length=40, blank=True)
    external_code = models.CharField(max_length=100, blank=True)

    answers = models.JSONField(default=dict)
    findings = models.JSONField(default=dict)  # what officers recorded in their steps, by field id

    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    submitted_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    original_due_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    appointed_at = models.DateTimeField(null=True)  # when people were last told to come; after an apology not due_at
    paused_at = models.DateTimeField(null=True)
    warned_at = models.DateTimeField(null=True)  # the office was told that it is due soon
    overdue_at = models.DateTimeField(null=True)  # it was seen to be late: an apology (Mẫu 04) is owed
    resolved_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    objects = DossierQuerySet.as_manager()

    # The colleague who is away, in whose stead the present act is done (applications.actions.parts.taking).
    acting_for: User | None = None
    # Who stands at the counter while the present act of the applicant's is done (applications.actions.parts.in_person).
    presence: "Presence | None" = None
    # Something of it changed that stands in other rows: a step, a file, an entry of the ledger.
    is_touched = False

    if TYPE_CHECKING:
        attachments: RelatedManager[Attachment]
        step_runs: RelatedManager[StepRun]

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["owner", "-created_at"]),
            models.Index(fields=["organisation", "-created_at"]),
            models.Index(fields=["receiving_agency", "status"]),
            # An office's dossiers, newest first (ids tell the time), and whose number or phone it is.
            models.Index(fields=["receiving_agency", "id"], name="received_by_age"),
            models.Index(fields=["competent_agency", "id"], name="decided_by_age"),
            models.Index(fields=["return_agency", "id"], name="returned_by_age"),
            models.Index(fields=["applicant_number"], name="dossier_by_number"),
            models.Index(fields=["applicant_phone"], name="dossier_by_phone"),
            # What the sweep looks for: clocks that run, by the moment they end.
            models.Index(
                fields=["due_at"],
                condition=Q(resolved_at=None, ended_at=None, paused_at=None, overdue_at=None),
                name="clock_runs",
            ),
            # What a period's dossiers are counted over.
            models.Index(
                fields=["competent_agency", "accepted_at"],
                condition=Q(accepted_at__isnull=False),
                name="accepted_by_agency",
            ),
            # What the finance officers' lists are made of, however much was paid before.
            *(
                models.Index(fields=[f"{at}_agency"], condition=Q(money_state__in=MONEY_WAITS), name=f"money_{at}")
                for at in ("receiving", "competent", "return")
            ),
            # Late ones among those without a result, whether their clock runs or stands.
            models.Index(
                fields=["due_at"],
                condition=Q(resolved_at=None, ended_at=None, due_at__isnull=False),
                name="undecided_by_due",
            ),
        ]

    def __str__(self) -> str:
        return self.code or self.request_number or str(_("Bản nháp"))

    @cached_property
    def version_sha256(self) -> str:
        """The fingerprint of its version; `with_version` brings it along."""
        return self.version.sha256

    @cached_property
    def definition(self) -> ProcedureDefinition:
        """The definition this dossier is handled by."""
        return definition_by(self.version_sha256, self.version_id)

    @cached_property
    def calendars(self) -> dict[str, WorkCalendar]:
        """The calendars already read for it, by code of the agency (applications.deadlines.calendar_of)."""
        return {}

    @property
    def title(self) -> str:
        """What is asked for, in the language in force."""
        return str(self.definition.general.name)

    @cached_property
    def files(self) -> "list[Attachment]":
        """The files handed in and not taken back, as of the first time asked."""
        return list(self.attachments.filter(removed_at=None).select_related("blob"))

    @property
    def handed_in(self) -> Counter[str]:
        """How many there are of each paper, by PaperRequirement.id: files, and what was brought to a counter."""
        brought = {paper: int(each["originals"]) + int(each["copies"]) for paper, each in self.brought.items()}
        return Counter(file.paper for file in self.files) + Counter(brought)

    @property
    def subject(self) -> str:
        """Its name in the ledger."""
        return f"dossier:{self.pk}"

    @property
    def kept_until(self) -> datetime:
        """When a draft is forgotten unless somebody works on it (applications.forgetting)."""
        return self.updated_at + timedelta(days=settings.KEPT_DAYS["drafts"])

    @property
    def is_ended(self) -> bool:
        return self.status in ENDED

    @property
    def is_overdue(self) -> bool:
        """Past its due moment without a result; an attribute, never a status, and it blocks nothing."""
        judged_at = self.resolved_at or self.ended_at or self.paused_at or timezone.now()
        return self.due_at is not None and judged_at > self.due_at

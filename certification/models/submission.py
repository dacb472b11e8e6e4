import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from certification.models.run import Run
from certification.states import BALL_IN, OPEN, Profile, Standing, State
from connectors.models import Connector, StoredPackage


class Submission(models.Model):
    """The request to certify one version of a connector. `apply()` alone changes its state."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    connector = models.ForeignKey(Connector, on_delete=models.PROTECT, related_name="submissions")
    version = models.CharField(max_length=40, blank=True)
    profile = models.CharField(max_length=20, choices=Profile)
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    claimed_until = models.DateTimeField(null=True)
    queued_at = models.DateTimeField(null=True)  # the first time it came to review: its place in the queue is kept
    due = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["connector"],
                condition=Q(state__in=sorted(OPEN)),
                name="one_open_submission",
            ),
        ]
        indexes = [models.Index(fields=["state", "queued_at"], name="submission_queue")]

    def __str__(self) -> str:
        return f"{self.connector} {self.version}"

    @property
    def ball(self) -> str | None:
        return BALL_IN.get(State(self.state))

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def claimant(self) -> int | None:
        """The id of the reviewer whose claim has not run out."""
        return self.claimed_by_id if self.claimed_until and self.claimed_until > timezone.now() else None

    @property
    def current_round(self) -> "Round":
        return self.rounds.latest("number")


class Round(models.Model):
    """One package offered within a submission. `intake` says what was recognised, missing and ignored, and why."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveIntegerField()
    package = models.ForeignKey(StoredPackage, on_delete=models.PROTECT, related_name="+")
    intake = models.JSONField()
    standing = models.CharField(max_length=20, choices=Standing, blank=True)
    runs: "models.ManyToManyField[Run, Run]" = models.ManyToManyField(Run, related_name="rounds")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["submission", "number"], name="round_once")]

    def __str__(self) -> str:
        return f"{self.submission} · {self.number}"

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from connectors.models import StoredPackage


class RunKind(models.TextChoices):
    VALIDATION = "validation", _("Validation")
    CHANGES = "changes", _("Comparison")
    LIVE = "live", _("Live test")


class RunStatus(models.TextChoices):
    QUEUED = "queued", _("Queued")
    RUNNING = "running", _("Running")
    ENDED = "ended", _("Ended")


class RunOutcome(models.TextChoices):
    PASSED = "passed", _("Passed")
    FAILED = "failed", _("Failed")
    SKIPPED = "skipped", _("Skipped")
    ERRORED = "errored", _("Errored")


class Run(models.Model):
    """One execution of a kind on a package. `key` says what it is a run of, so that equal runs are run once.

    A worker holds it by `lease` until `lease_until`; who ends it must still hold that lease.
    The report is one document: live connectors reach 11,374 findings.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=RunKind)
    package = models.ForeignKey(StoredPackage, on_delete=models.PROTECT, related_name="runs")
    key = models.CharField(max_length=64)
    inputs = models.JSONField()
    status = models.CharField(max_length=10, choices=RunStatus, default=RunStatus.QUEUED)
    outcome = models.CharField(max_length=10, choices=RunOutcome, blank=True)
    reason = models.CharField(max_length=60, blank=True)  # a code of `certification.runs.reasons`
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    enqueued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    report = models.BinaryField(default=b"")
    verdict_digest = models.CharField(max_length=71, blank=True)
    ruleset = models.CharField(max_length=71, blank=True)
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=~Q(outcome=RunOutcome.ERRORED), name="equal_runs_run_once"
            ),
            models.CheckConstraint(
                condition=Q(status=RunStatus.ENDED, ended_at__isnull=False, lease__isnull=True) & ~Q(outcome="")
                | ~Q(status=RunStatus.ENDED) & Q(ended_at__isnull=True, outcome=""),
                name="run_ended_with_outcome",
            ),
        ]
        indexes = [models.Index(fields=["status", "lease_until"], name="run_sweep")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def has_ended(self) -> bool:
        return self.status == RunStatus.ENDED


class EngineDisagreement(models.Model):
    """What the second opinion finds on conformance and our engine does not. Ours to look at; it blocks nobody."""

    package = models.ForeignKey(StoredPackage, on_delete=models.PROTECT, related_name="disagreements")
    engine = models.CharField(max_length=20)
    pointer = models.TextField()
    message = models.TextField()
    found_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.pointer}: {self.message}"

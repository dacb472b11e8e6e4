from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from certification.models.submission import Round, Submission


class Decision(models.Model):
    """A reviewer's recorded act, bound to the bytes and the rules it was made on. Never edited."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="decisions")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="decisions")
    action = models.CharField(max_length=30)
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    package_digest = models.CharField(max_length=71)
    ruleset_digest = models.CharField(max_length=71)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.action} · {self.submission}"


class Pin(models.Model):
    """The place of a "no", the rule it rests on (or `judgement`), and what would satisfy it."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="pins")
    file = models.CharField(max_length=80)
    pointer = models.TextField(blank=True)
    rule = models.CharField(max_length=20)
    satisfied_by = models.TextField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.file}{self.pointer}"


class AcceptanceKind(models.TextChoices):
    DISPUTE = "dispute", _("Disputed by the publisher")
    WAIVER = "waiver", _("Waived")
    BYPASS = "bypass", _("Bypassed")


class Acceptance(models.Model):
    """Who accepts what, why and until when. A waiver names a finding, a bypass a rule or `live`, a dispute asks."""

    connector = models.ForeignKey("connectors.Connector", on_delete=models.PROTECT, related_name="acceptances")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="acceptances")
    kind = models.CharField(max_length=10, choices=AcceptanceKind)
    rule = models.CharField(max_length=20, blank=True)
    fingerprint = models.CharField(max_length=80, blank=True)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    until = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.rule or self.fingerprint}"

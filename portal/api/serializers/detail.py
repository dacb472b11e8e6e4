"""One submission, whole: its package, runs, actions, decisions and events."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from certification.facts import facts_of
from certification.models import AcceptanceKind, Round, Run, RunKind, RunOutcome, RunStatus, Submission
from certification.privacy import actor_name, reviewer_name
from certification.runs.reasons import SENTENCES
from certification.transitions import SUBMISSION
from portal.api.serializers.common import ReasonSerializer, Serializer
from portal.api.serializers.package import IntakeSerializer, SubmittedPackageSerializer
from portal.api.serializers.submission import SubmissionSerializer
from portal.audit import log
from portal.workflow import Availability, available


class RunSerializer(Serializer):
    kind = serializers.ChoiceField(RunKind.choices)
    status = serializers.ChoiceField(RunStatus.choices)
    done = serializers.IntegerField(help_text="Of `total` rules or calls.")
    total = serializers.IntegerField()
    started = serializers.DateTimeField(source="started_at", allow_null=True)
    finished = serializers.DateTimeField(source="ended_at", allow_null=True)
    verdict = serializers.SerializerMethodField()
    reason = serializers.SerializerMethodField(help_text="Why it was skipped or errored.")

    @extend_schema_field(serializers.ChoiceField(RunOutcome.choices, allow_null=True))
    def get_verdict(self, run: Run) -> str | None:
        return run.outcome or None

    @extend_schema_field(ReasonSerializer(allow_null=True))
    def get_reason(self, run: Run) -> dict[str, str] | None:
        return {"code": run.reason, "text": str(SENTENCES[run.reason])} if run.reason else None


class ActionSerializer(Serializer):
    """What `available()` says of one action."""

    name = serializers.CharField(source="transition.name")
    label = serializers.CharField(source="transition.label")  # type: ignore[assignment]
    explains = serializers.CharField(source="transition.explains", help_text="What will happen.")
    allowed = serializers.BooleanField()
    reasons = ReasonSerializer(many=True, help_text="Why not.")
    needs = serializers.SerializerMethodField(help_text="The fields that the act must carry.")

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_needs(self, availability: Availability) -> list[str]:
        return [need.name for need in availability.needs]


class PinSerializer(Serializer):
    file = serializers.CharField()
    pointer = serializers.CharField()
    rule = serializers.CharField()
    satisfied_by = serializers.CharField()


class DecisionSerializer(Serializer):
    action = serializers.CharField()
    round = serializers.IntegerField(source="round.number")
    reviewer = serializers.SerializerMethodField()
    note = serializers.CharField()
    package = serializers.CharField(source="package_digest")
    ruleset = serializers.CharField(source="ruleset_digest")
    made = serializers.DateTimeField(source="made_at")
    pins = PinSerializer(many=True, source="pins.all")

    @extend_schema_field(serializers.CharField())
    def get_reviewer(self, decision: Any) -> str:
        return reviewer_name(decision.reviewer, self.context["actor"])


class AcceptanceSerializer(Serializer):
    kind = serializers.ChoiceField(AcceptanceKind.choices)
    rule = serializers.CharField()
    fingerprint = serializers.CharField()
    reason = serializers.CharField()
    until = serializers.DateField()


class EventSerializer(Serializer):
    at = serializers.DateTimeField()
    tag = serializers.CharField()
    actor = serializers.SerializerMethodField()
    data = serializers.DictField(child=serializers.JSONField())  # type: ignore[assignment]

    @extend_schema_field(serializers.CharField())
    def get_actor(self, event: Any) -> str:
        return actor_name(event, self.context["actor"])


class SubmissionDetailSerializer(SubmissionSerializer):
    """The same row, and the rest of the submission."""

    package = serializers.SerializerMethodField()
    intake = serializers.SerializerMethodField(help_text="What became of each uploaded file.")
    runs = serializers.SerializerMethodField()
    actions = serializers.SerializerMethodField()
    decisions = serializers.SerializerMethodField()
    acceptances = serializers.SerializerMethodField()
    events = serializers.SerializerMethodField()

    @extend_schema_field(SubmittedPackageSerializer)
    def get_package(self, submission: Submission) -> Any:
        return SubmittedPackageSerializer(_round(submission)).data

    @extend_schema_field(IntakeSerializer)
    def get_intake(self, submission: Submission) -> Any:
        return IntakeSerializer(_round(submission).intake).data

    @extend_schema_field(RunSerializer(many=True))
    def get_runs(self, submission: Submission) -> Any:
        runs = facts_of(submission).runs
        return RunSerializer([runs[kind] for kind in RunKind.values if kind in runs], many=True).data

    @extend_schema_field(ActionSerializer(many=True))
    def get_actions(self, submission: Submission) -> Any:
        return ActionSerializer(available(SUBMISSION, submission, self.context["actor"]), many=True).data

    @extend_schema_field(DecisionSerializer(many=True))
    def get_decisions(self, submission: Submission) -> Any:
        decisions = submission.decisions.select_related("round", "reviewer").prefetch_related("pins")
        return DecisionSerializer(decisions, many=True, context=self.context).data

    @extend_schema_field(AcceptanceSerializer(many=True))
    def get_acceptances(self, submission: Submission) -> Any:
        return AcceptanceSerializer(facts_of(submission).acceptances, many=True).data

    @extend_schema_field(EventSerializer(many=True))
    def get_events(self, submission: Submission) -> Any:
        return EventSerializer(log.history(submission), many=True, context=self.context).data


def _round(submission: Submission) -> Round:
    return facts_of(submission).round

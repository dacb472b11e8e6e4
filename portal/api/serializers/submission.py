"""A submission in lists, and what can be asked of them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from certification.models import Submission
from certification.privacy import reviewer_name
from certification.states import Ball, Profile, Standing, State
from portal.api.serializers.common import Serializer


class SubmissionQuery(Serializer):
    state = serializers.ChoiceField(State.choices, required=False)
    ball = serializers.ChoiceField(Ball.choices, required=False, help_text="Who must act next.")
    publisher = serializers.SlugField(required=False)
    assignee = serializers.CharField(
        required=False, max_length=254, help_text="The e-mail address of who has claimed it, or `me`."
    )


class CountsSerializer(Serializer):
    error = serializers.IntegerField()
    warning = serializers.IntegerField()
    hint = serializers.IntegerField()


class SubmissionSerializer(Serializer):
    """A row of `certification.queries.with_round`; the context has the `actor` who reads it."""

    id = serializers.CharField()
    revision = serializers.IntegerField(help_text="Send it back with an act: then nobody overwrites what you saw.")
    connector = serializers.CharField(source="connector.slug")
    connector_title = serializers.CharField(source="connector.title")
    publisher = serializers.CharField(source="connector.publisher.slug")
    version = serializers.CharField(help_text="The version of the definition; empty when it gives none.")
    profile = serializers.ChoiceField(Profile.choices)
    state = serializers.ChoiceField(State.choices)
    ball = serializers.ChoiceField(Ball.choices, allow_null=True, help_text="Who must act next; null when final.")
    due = serializers.DateTimeField(allow_null=True)
    standing = serializers.SerializerMethodField(help_text="Null until every run has ended.")
    round = serializers.IntegerField(source="round_number")
    verdict_digest = serializers.SerializerMethodField(help_text="Of the validation run.")
    counts = serializers.SerializerMethodField(help_text="Findings of the validation by severity.")
    opened_by = serializers.CharField()
    claimed_by = serializers.SerializerMethodField()
    claimed_until = serializers.SerializerMethodField()
    created = serializers.DateTimeField(source="created_at")
    changed = serializers.DateTimeField(source="changed_at")

    @extend_schema_field(serializers.ChoiceField(Standing.choices, allow_null=True))
    def get_standing(self, submission: Any) -> str | None:
        return submission.round_standing or None

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_verdict_digest(self, submission: Any) -> str | None:
        return submission.verdict_digest or None

    @extend_schema_field(CountsSerializer(allow_null=True))
    def get_counts(self, submission: Any) -> dict[str, int] | None:
        return submission.counts or None

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_claimed_by(self, submission: Submission) -> str | None:
        if submission.claimant is None or submission.claimed_by is None:
            return None
        return reviewer_name(submission.claimed_by, self.context["actor"])

    @extend_schema_field(serializers.DateTimeField(allow_null=True))
    def get_claimed_until(self, submission: Submission) -> str | None:
        if submission.claimant is None or submission.claimed_until is None:
            return None
        return serializers.DateTimeField().to_representation(submission.claimed_until)

"""The report of a validation, described for the OpenAPI document; what is served are the stored bytes."""

from rest_framework import serializers

from certification.models import RunKind
from portal.api.serializers.common import Serializer
from portal.api.serializers.package import PackageFileSerializer
from portal.api.serializers.submission import CountsSerializer

SEVERITIES = [("error", "Error"), ("warning", "Warning"), ("hint", "Hint")]
VERDICTS = [("passed", "Passed"), ("failed", "Failed"), ("errored", "Errored")]
FORMATS = [("json", "JSON"), ("sarif", "SARIF 2.1.0"), ("junit", "JUnit XML")]


class ReportQuery(Serializer):
    kind = serializers.ChoiceField(RunKind.choices, default=RunKind.VALIDATION)
    format = serializers.ChoiceField(FORMATS, default="json")
    round = serializers.IntegerField(
        required=False, min_value=1, max_value=2**31 - 1, help_text="An earlier round; by default the current one."
    )


class RelatedSerializer(Serializer):
    file = serializers.CharField()
    pointer = serializers.CharField()
    line = serializers.IntegerField()
    column = serializers.IntegerField()


class PositionSerializer(Serializer):
    line = serializers.IntegerField()
    column = serializers.IntegerField()


class EditSerializer(Serializer):
    file = serializers.CharField()
    start = PositionSerializer()
    end = PositionSerializer()
    text = serializers.CharField()


class FixSerializer(Serializer):
    title = serializers.CharField()
    safe = serializers.BooleanField()
    edits = EditSerializer(many=True)


class FindingSerializer(Serializer):
    rule = serializers.CharField()
    microsoft = serializers.CharField(allow_null=True)
    severity = serializers.ChoiceField(SEVERITIES)
    message = serializers.CharField()
    params = serializers.DictField(child=serializers.JSONField())
    file = serializers.CharField()
    pointer = serializers.CharField(help_text="RFC 6901, into the tolerant parse of the file.")
    line = serializers.IntegerField(help_text="From 1.")
    column = serializers.IntegerField(help_text="From 1, in characters of the decoded text.")
    end_line = serializers.IntegerField()
    end_column = serializers.IntegerField()
    fingerprint = serializers.CharField()
    existing = serializers.BooleanField()
    related = RelatedSerializer(many=True)
    fix = FixSerializer(allow_null=True)


class ContextSerializer(Serializer):
    policy = serializers.CharField()
    as_of = serializers.DateField()
    baseline = serializers.CharField(allow_null=True)
    absent = serializers.ListField(child=serializers.CharField())
    only = serializers.ListField(child=serializers.CharField())
    skip = serializers.ListField(child=serializers.CharField())


class ReportedPackageSerializer(Serializer):
    digest = serializers.CharField()
    files = PackageFileSerializer(many=True)


class ReportSerializer(Serializer):
    schema = serializers.CharField()
    engine = serializers.CharField()
    ruleset = serializers.CharField()
    profile = serializers.CharField()
    context = ContextSerializer()  # type: ignore[assignment]
    package = ReportedPackageSerializer()
    verdict = serializers.ChoiceField(VERDICTS)
    verdict_digest = serializers.CharField()
    counts = CountsSerializer()
    findings = FindingSerializer(many=True)
    outcomes = serializers.DictField(
        child=serializers.CharField(), help_text="By rule: passed, failed, errored, or `skipped: ` and the reason."
    )

"""Packages: their files, and what became of what was uploaded."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from certification.models import Round
from connectors.models import PackageEntry
from connectors.package.package import NAMES
from portal.api import texts
from portal.api.serializers.common import ReasonSerializer, Serializer

FILE_ROLES = list(NAMES.items())


class PackageFileSerializer(Serializer):
    name = serializers.CharField()
    given_as = serializers.CharField(help_text="The name it was uploaded with, with its folders.")
    role = serializers.ChoiceField(FILE_ROLES)
    bytes = serializers.IntegerField()
    sha256 = serializers.CharField()


class SubmittedPackageSerializer(Serializer):
    """A round's package."""

    digest = serializers.CharField(source="package_id")
    files = serializers.SerializerMethodField()

    @extend_schema_field(PackageFileSerializer(many=True))
    def get_files(self, round_: Round) -> Any:
        given = {each["name"]: each["given_as"] for each in round_.intake["recognised"]}
        return PackageFileSerializer(package_files(round_.package_id, given), many=True).data


class RecognisedSerializer(Serializer):
    given_as = serializers.CharField()
    name = serializers.CharField()
    role = serializers.ChoiceField(FILE_ROLES)
    note = serializers.SerializerMethodField()

    @extend_schema_field(ReasonSerializer(allow_null=True))
    def get_note(self, recognised: dict[str, Any]) -> dict[str, str] | None:
        return texts.reason(recognised["note"])


class MissingSerializer(Serializer):
    name = serializers.CharField()
    role = serializers.ChoiceField(FILE_ROLES)
    required = serializers.BooleanField()  # type: ignore[assignment]


class IgnoredSerializer(Serializer):
    given_as = serializers.CharField()
    reason = serializers.SerializerMethodField()

    @extend_schema_field(ReasonSerializer(allow_null=True))
    def get_reason(self, ignored: dict[str, Any]) -> dict[str, str] | None:
        return texts.reason(ignored["reason"])


class IntakeSerializer(Serializer):
    recognised = RecognisedSerializer(many=True)
    missing = MissingSerializer(many=True)
    ignored = IgnoredSerializer(many=True)


def package_files(digest: str, given: dict[str, str]) -> list[dict[str, Any]]:
    """The files of a stored package, without reading their bytes; `given` are the names they were uploaded with."""
    entries = PackageEntry.objects.filter(package_id=digest).values("name", "role", "blob_id", "blob__size")
    return [
        {
            "name": entry["name"],
            "given_as": given.get(entry["name"], entry["name"]),
            "role": entry["role"],
            "bytes": entry["blob__size"],
            "sha256": entry["blob_id"],
        }
        for entry in entries
    ]

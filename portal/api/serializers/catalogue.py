"""Published connectors."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from connectors.models import Connector
from connectors.package.jsonfile import JsonFile
from connectors.package.openapi import Definition
from connectors.presentation.operations import shown
from connectors.presentation.plain import LONG, plain
from connectors.store import load
from portal.api.serializers.common import Serializer
from portal.api.serializers.package import PackageFileSerializer, package_files

OPERATION_KINDS = [("action", "Action"), ("trigger", "Trigger")]


class CatalogueQuery(Serializer):
    q = serializers.CharField(required=False, allow_blank=True, max_length=200, help_text="Every word must occur.")
    category = serializers.CharField(required=False, max_length=80)
    publisher = serializers.SlugField(required=False, help_text="The slug of a publisher.")


class PublisherSerializer(Serializer):
    slug = serializers.CharField()
    name = serializers.CharField()


class PublishedConnectorSerializer(Serializer):
    slug = serializers.CharField()
    title = serializers.CharField()
    publisher = PublisherSerializer()
    version = serializers.CharField(source="published.number")
    description = serializers.CharField(source="published.description")
    categories = serializers.ListField(child=serializers.CharField(), source="published.categories")
    brand_colour = serializers.CharField(source="published.brand_colour")
    digest = serializers.CharField(source="published.package_id")
    published = serializers.DateTimeField(source="published.published_at")


class OperationSerializer(Serializer):
    id = serializers.CharField()
    kind = serializers.ChoiceField(OPERATION_KINDS)
    title = serializers.CharField()
    description = serializers.CharField()
    deprecated = serializers.BooleanField()


class ReleasedVersionSerializer(Serializer):
    version = serializers.CharField(source="number")
    digest = serializers.CharField(source="package_id")
    published = serializers.DateTimeField(source="published_at")


class PublishedPackageSerializer(Serializer):
    digest = serializers.CharField()
    files = PackageFileSerializer(many=True)


class PublishedConnectorDetailSerializer(PublishedConnectorSerializer):
    package = serializers.SerializerMethodField()
    operations = serializers.SerializerMethodField(help_text="Those that makers see.")
    versions = ReleasedVersionSerializer(many=True, source="versions.all", help_text="The newest first.")

    @extend_schema_field(PublishedPackageSerializer)
    def get_package(self, connector: Connector) -> Any:
        digest = _digest(connector)
        return PublishedPackageSerializer({"digest": digest, "files": package_files(digest, {})}).data

    @extend_schema_field(OperationSerializer(many=True))
    def get_operations(self, connector: Connector) -> Any:
        file = load(_digest(connector)).definition
        operations = shown(Definition(JsonFile(file).value)) if file else ()
        return [
            {
                "id": plain(operation.name, 400),
                "kind": "trigger" if operation.is_trigger else "action",
                "title": plain(operation.summary) or plain(operation.name),
                "description": plain(operation.description, LONG),
                "deprecated": operation.deprecated,
            }
            for operation in operations
        ]


def _digest(connector: Connector) -> str:
    assert connector.published is not None  # noqa: S101 -- the queryset holds published ones alone
    return connector.published.package_id

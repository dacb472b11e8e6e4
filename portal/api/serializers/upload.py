"""What a publisher uploads, as `multipart/form-data`."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.utils.html import is_html_input

from certification.states import Profile
from connectors.package.intake import GivenFile
from portal.api.serializers.act import revision_field
from portal.api.serializers.common import StrictSerializer


@extend_schema_field({"type": "array", "items": {"type": "string", "format": "binary"}})
class FilesField(serializers.Field[Any, Any, Any, Any]):
    """All files of the form under this name; whether they can be read safely is for `receive()` to say."""

    default_error_messages = {"not_files": _("Send files: each needs a file name in its part of the form.")}

    def get_value(self, dictionary: Any) -> list[Any]:
        return list(dictionary.getlist(self.field_name)) if is_html_input(dictionary) else []

    def to_internal_value(self, data: list[Any]) -> list[GivenFile]:
        if not all(isinstance(each, GivenFile) for each in data):
            self.fail("not_files")
        return data


class PackageUploadSerializer(StrictSerializer):
    files = FilesField(help_text="One zip, or several files; names may hold folders.")
    revision = revision_field()


class SubmissionUploadSerializer(StrictSerializer):
    publisher = serializers.SlugField(max_length=80, help_text="The slug of a publisher you submit for.")
    files = FilesField(help_text="One zip, or several files; names may hold folders.")
    connector = serializers.SlugField(
        max_length=80, required=False, allow_blank=True, help_text="The slug of an existing connector; else a new one."
    )
    profile = serializers.ChoiceField(
        Profile.choices, required=False, help_text="Which severities apply; by default what fits the connector."
    )

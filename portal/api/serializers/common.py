"""Shapes that occur everywhere."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

Serializer = serializers.Serializer[Any]


class ReasonSerializer(Serializer):
    code = serializers.CharField(help_text="Stable: programs compare it.")
    text = serializers.CharField(help_text="A sentence for people, in the language of `Accept-Language`.")


class ProblemReasonSerializer(ReasonSerializer):
    field = serializers.CharField(required=False, help_text="The field it is about, such as `pins.0.file`.")


class ProblemSerializer(Serializer):
    """Problem details (RFC 9457)."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    code = serializers.CharField(help_text="Stable: programs compare it.")
    detail = serializers.CharField()
    reasons = ProblemReasonSerializer(many=True)
    needs = serializers.ListField(
        child=serializers.CharField(), required=False, help_text="With the code `incomplete`: the fields to send."
    )


class StrictSerializer(Serializer):
    """Input in which a field that nobody knows is a mistake, not silence."""

    default_error_messages = {"unknown": _("There is no such field; known are: {known}.")}

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping):
            known = sorted(self.fields)
            unknown = sorted(set(data) - set(known) - {"csrfmiddlewaretoken"})
            if unknown:
                text = str(self.error_messages["unknown"]).format(known=", ".join(known))
                raise serializers.ValidationError({name: [text] for name in unknown}, code="unknown_field")
        return super().to_internal_value(data)

"""What a caller hands in with an action."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from certification.acts import JUDGEMENT, AcceptInput, Act, PinInput
from certification.models import AcceptanceKind
from portal.api.serializers.common import StrictSerializer

LARGEST_REVISION = 2**31 - 1
LONG = 10_000  # characters of a text that a person writes
POINTER = 2_000
PINS = 200
ACCEPTANCES = 1_000


def revision_field() -> serializers.IntegerField:
    return serializers.IntegerField(
        required=False,
        min_value=1,
        max_value=LARGEST_REVISION,
        help_text="The revision you saw; with another one stored, the answer is 409 `revision_conflict`.",
    )


class PinInputSerializer(StrictSerializer):
    """A place in the package, the rule it rests on, and what would satisfy the reviewer."""

    file = serializers.CharField(max_length=80, help_text="The canonical name of a file.")
    pointer = serializers.CharField(
        max_length=POINTER,
        allow_blank=True,
        trim_whitespace=False,
        help_text="A JSON pointer; empty for the whole file.",
    )
    rule = serializers.CharField(max_length=20, help_text=f"The code of a rule, or `{JUDGEMENT}`.")
    satisfied_by = serializers.CharField(max_length=LONG)


class AcceptInputSerializer(StrictSerializer):
    """What is accepted: one finding by its fingerprint, or a rule, or `live`; why, and until which day."""

    kind = serializers.ChoiceField(AcceptanceKind.choices)
    fingerprint = serializers.CharField(max_length=80, required=False)
    rule = serializers.CharField(max_length=20, required=False)
    reason = serializers.CharField(max_length=LONG)
    until = serializers.DateField()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("rule" in attrs) == ("fingerprint" in attrs):
            raise serializers.ValidationError(_("Give either a fingerprint or a rule."), code="fingerprint_or_rule")
        return attrs


class ActSerializer(StrictSerializer):
    """Every field is optional here; `needs` of the action says which it must carry now."""

    revision = revision_field()
    note = serializers.CharField(max_length=LONG, required=False, allow_blank=True)
    pins = PinInputSerializer(many=True, required=False, max_length=PINS)  # type: ignore[call-arg]
    accept = AcceptInputSerializer(many=True, required=False, max_length=ACCEPTANCES)  # type: ignore[call-arg]
    confirm = serializers.BooleanField(required=False)

    def act(self) -> Act:
        """The act of validated data."""
        given = self.validated_data
        return Act(
            note=given.get("note", ""),
            pins=tuple(PinInput(**pin) for pin in given.get("pins", ())),
            accept=tuple(
                AcceptInput(**{**accept, "kind": AcceptanceKind(accept["kind"])}) for accept in given.get("accept", ())
            ),
            confirm=given.get("confirm", False),
        )

    @property
    def revision_seen(self) -> int | None:
        seen: int | None = self.validated_data.get("revision")
        return seen

"""The caller."""

from rest_framework import serializers

from portal.accounts.models import MemberRole, PublisherKind, Scope, StaffRole
from portal.api.serializers.common import Serializer

ROLES = [("publisher", "Member of a publisher"), *StaffRole.choices]


class MembershipSerializer(Serializer):
    slug = serializers.CharField(source="publisher.slug")
    name = serializers.CharField(source="publisher.name")
    kind = serializers.ChoiceField(PublisherKind.choices, source="publisher.kind")
    member = serializers.ChoiceField(MemberRole.choices, source="role")


class TokenSerializer(Serializer):
    name = serializers.CharField()
    scopes = serializers.ListField(child=serializers.ChoiceField(Scope.choices))
    expires = serializers.DateTimeField(source="expires_at")


class MeSerializer(Serializer):
    email = serializers.EmailField()
    name = serializers.CharField()
    roles = serializers.ListField(child=serializers.ChoiceField(ROLES))
    publishers = MembershipSerializer(many=True)
    token = TokenSerializer(allow_null=True)

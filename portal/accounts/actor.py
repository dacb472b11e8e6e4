"""Who acts: a person, with the scopes of the token they came with, or the machine."""

from dataclasses import dataclass
from functools import cached_property

from portal.accounts.models import ApiToken, MemberRole, Membership, Scope, User

ALL_SCOPES = frozenset(Scope.values)
WRITERS = frozenset({MemberRole.OWNER, MemberRole.DEVELOPER})


@dataclass(frozen=True)
class Actor:
    """The one value that domain functions take for "who". `user` is None for the machine."""

    user: User | None
    scopes: frozenset[str] = ALL_SCOPES

    @classmethod
    def of(cls, user: User, token: ApiToken | None = None) -> "Actor":
        return cls(user, ALL_SCOPES if token is None else frozenset(token.scopes))

    @property
    def person(self) -> User:
        """The user; asking it of the machine is a mistake of ours."""
        if self.user is None:
            raise TypeError("the machine is no person")
        return self.user

    @property
    def id(self) -> int | None:
        return self.user.pk if self.user else None

    @property
    def label(self) -> str:
        return str(self.user) if self.user else "machine"

    @property
    def is_machine(self) -> bool:
        return self.user is None

    def has_staff_role(self, *roles: str) -> bool:
        return self.user is not None and self.user.has_staff_role(*roles)

    @cached_property
    def roles(self) -> dict[int, str]:
        """Publisher id → the actor's member role in it."""
        if self.user is None:
            return {}
        return dict(Membership.objects.filter(user=self.user).values_list("publisher_id", "role"))

    def is_member_of(self, publisher_id: int) -> bool:
        return publisher_id in self.roles

    def may_write_for(self, publisher_id: int) -> bool:
        return self.roles.get(publisher_id) in WRITERS


MACHINE = Actor(None)

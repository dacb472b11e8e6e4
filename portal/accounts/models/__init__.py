from portal.accounts.models.publisher import MemberRole, Membership, Publisher, PublisherKind
from portal.accounts.models.token import ApiToken, Scope
from portal.accounts.models.user import StaffRole, User

__all__ = [
    "ApiToken",
    "MemberRole",
    "Membership",
    "Publisher",
    "PublisherKind",
    "Scope",
    "StaffRole",
    "User",
]

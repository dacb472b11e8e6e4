"""The demo people and their publishers. The domains are reserved for examples, so none of them is anybody."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db import transaction

from portal.accounts.models import MemberRole, Membership, Publisher, PublisherKind, StaffRole, User

PUBLISHERS = {"contoso": "Contoso Invoices", "fabrikam": "Fabrikam Field Service"}


@dataclass(frozen=True)
class Person:
    """Somebody to sign in as. A member of a publisher has no staff role, and staff no publisher."""

    email: str
    name: str
    password: str
    publisher: str = ""
    member: MemberRole | None = None
    staff: StaffRole | None = None

    @property
    def roles(self) -> list[str]:
        return [str(self.staff)] if self.staff else ["publisher"]


PEOPLE = (
    Person("olga@contoso.example", "Olga Lindqvist", "quiet-ledger-otter", "contoso", MemberRole.OWNER),
    Person("dev@contoso.example", "Devin Marsh", "amber-kite-harbour", "contoso", MemberRole.DEVELOPER),
    Person("vera@contoso.example", "Vera Okoye", "paper-lantern-ridge", "contoso", MemberRole.VIEWER),
    Person("filip@fabrikam.example", "Filip Novak", "copper-river-thimble", "fabrikam", MemberRole.OWNER),
    Person("rosa@certification.example", "Rosa Almeida", "maple-compass-falcon", staff=StaffRole.REVIEWER),
    Person("ravi@certification.example", "Ravi Menon", "violet-anchor-meadow", staff=StaffRole.REVIEWER),
    Person("lena@certification.example", "Lena Fischer", "granite-violin-comet", staff=StaffRole.LEAD),
    Person("sami@certification.example", "Sami Haddad", "cedar-window-puffin", staff=StaffRole.SUPPORT),
    Person("ada@certification.example", "Ada Bergman", "silver-orchard-sonnet", staff=StaffRole.ADMIN),
)


def make_people() -> dict[str, User]:
    """Make who is missing and return everybody by e-mail address. Who is there already stays as they are."""
    for slug, name in PUBLISHERS.items():
        Publisher.objects.get_or_create(slug=slug, defaults={"name": name, "kind": PublisherKind.VERIFIED})
    known = User.objects.in_bulk([person.email for person in PEOPLE], field_name="email")
    return {person.email: known.get(person.email) or _make(person) for person in PEOPLE}


@transaction.atomic
def _make(person: Person) -> User:
    roles = [person.staff] if person.staff else []
    user = User.objects.create_user(person.email, person.password, name=person.name, staff_roles=roles)
    EmailAddress.objects.create(user=user, email=person.email, verified=True, primary=True)
    if person.member:
        publisher = Publisher.objects.get(slug=person.publisher)
        Membership.objects.create(user=user, publisher=publisher, role=person.member)
    return user

"""People, publishers and submissions for tests, made through the functions that the site uses."""

from itertools import count
from uuid import UUID

from certification.domain.submit import open_submission
from certification.models import Run, RunKind, RunOutcome, RunStatus, Submission
from certification.runs.execute import end
from certification.runs.kinds import Ending
from certification.runs.lease import claim
from connectors.models import Connector
from connectors.package.intake import GivenFile
from portal.accounts import tokens
from portal.accounts.actor import Actor
from portal.accounts.models import MemberRole, Membership, Publisher, PublisherKind, User

PASSWORD = "a long enough password"

_numbers = count(1)


def make_user(name: str = "Avery Howard", *staff_roles: str, email: str = "") -> User:
    address = email or f"person{next(_numbers)}@contoso.example"
    return User.objects.create_user(address, PASSWORD, name=name, staff_roles=list(staff_roles))


def make_publisher(name: str = "", kind: str = PublisherKind.VERIFIED) -> Publisher:
    number = next(_numbers)
    return Publisher.objects.create(slug=f"publisher-{number}", name=name or f"Contoso {number}", kind=kind)


def make_member(publisher: Publisher, role: str = MemberRole.OWNER, name: str = "Olga Owner") -> User:
    user = make_user(name)
    Membership.objects.create(user=user, publisher=publisher, role=role)
    return user


def make_reviewer(name: str = "Rita Reviewer") -> User:
    return make_user(name, "reviewer")


def make_token(user: User, *scopes: str) -> str:
    """The secret of a new token; without scopes: all that the person can have."""
    return tokens.issue(user, "test", scopes or tokens.scopes_for(user))[1]


def tiny_package(title: str = "Contoso Invoices", version: str = "1.0") -> list[GivenFile]:
    """The smallest thing that is a package; what the rules say of it is not the point."""
    text = f'{{"swagger": "2.0", "info": {{"title": "{title}", "version": "{version}"}}, "paths": {{}}}}'
    return [
        GivenFile("apiDefinition.swagger.json", text.encode()),
        GivenFile("apiProperties.json", b'{"properties": {}}'),
    ]


def make_submission(
    publisher: Publisher | None = None,
    files: list[GivenFile] | None = None,
    connector: Connector | None = None,
    author: User | None = None,
) -> Submission:
    publisher = publisher or make_publisher()
    author = author or make_member(publisher)
    return open_submission(Actor.of(author), publisher, files or tiny_package(), connector=connector)


def end_run(run_id: UUID, ending: Ending) -> bool:
    """Claim a run and end it as told, as a worker would."""
    lease = claim(run_id)
    return lease is not None and end(lease, ending)


def end_runs(submission: Submission, **outcomes: str) -> None:
    """End every waiting run of the current round: validation passed, the others skipped, unless told otherwise."""
    usual = {RunKind.VALIDATION: "passed", RunKind.CHANGES: "skipped", RunKind.LIVE: "skipped"}
    for run in submission.current_round.runs.exclude(status=RunStatus.ENDED):
        outcome = outcomes.get(run.kind, usual[RunKind(run.kind)])
        end_run(run.pk, Ending(RunOutcome(outcome), report=b'{"findings": []}', ruleset="sha256:test"))


def newest_run(submission: Submission, kind: str) -> Run:
    return submission.current_round.runs.filter(kind=kind).latest("created_at")

"""Who calls the API in tests, and the states they bring a submission to."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from certification.models import Run, RunStatus
from certification.runs.execute import execute
from connectors.package.intake import GivenFile
from portal.accounts.models import MemberRole, Membership, Publisher, User
from tests import factories
from tests.portal.api.callers import Caller
from tests.samples import clean_files

ACTIONS = [
    "start_testing",
    "request_review",
    "withdraw",
    "claim",
    "release_claim",
    "request_changes",
    "approve",
    "reject",
    "publish",
]

Submission = dict[str, Any]  # as the API shows it


@dataclass
class People:
    """A publisher with its members, another publisher's owner, and reviewers; each with a token of all their scopes."""

    publisher: Publisher
    other: Publisher
    users: dict[str, User]
    callers: dict[str, Caller]

    def __getitem__(self, name: str) -> Caller:
        return self.callers[name]

    def submit(self, files: list[GivenFile] | None = None, publisher: str = "", by: str = "owner") -> Submission:
        """Upload as a new submission; the answer's body."""
        response = self[by].upload("submissions/", files or clean_files(), publisher=publisher or self.publisher.slug)
        assert response.status_code == 201, response.content
        answer: Submission = response.json()
        return answer

    def in_review(self, files: list[GivenFile] | None = None) -> Submission:
        """A clean submission that passed testing."""
        submission = self.submit(files)
        assert self["owner"].act(submission["id"], "start_testing").status_code == 200
        work()
        answer: Submission = self["owner"].get(f"submissions/{submission['id']}/").json()
        return answer

    def approved(self, files: list[GivenFile] | None = None) -> Submission:
        submission = self.in_review(files)
        assert self["reviewer"].act(submission["id"], "claim").status_code == 200
        response = self["reviewer"].act(submission["id"], "approve", accept=[BYPASS])
        assert response.status_code == 200, response.content
        answer: Submission = response.json()
        return answer

    def published(self, files: list[GivenFile] | None = None) -> Submission:
        response = self["reviewer"].act(self.approved(files)["id"], "publish")
        assert response.status_code == 200, response.content
        answer: Submission = response.json()
        return answer


BYPASS = {
    "kind": "bypass",
    "rule": "live",
    "reason": "No test account yet.",
    "until": str(timezone.now().date() + timedelta(days=30)),
}


def work() -> None:
    """Do what the workers would: execute every waiting run."""
    for run_id in Run.objects.filter(status=RunStatus.QUEUED).order_by("created_at").values_list("pk", flat=True):
        execute(run_id)


def make_people() -> People:
    publisher, other = factories.make_publisher("Contoso"), factories.make_publisher("Fabrikam")
    users = {role: factories.make_member(publisher, role, f"{role.title()} Contoso") for role in MemberRole.values}
    users["stranger"] = factories.make_member(other, name="Sam Stranger")
    users["reviewer"] = factories.make_reviewer("Rita Reviewer")
    users["colleague"] = factories.make_reviewer("Carl Colleague")
    users["member_reviewer"] = factories.make_reviewer("Mia Member")
    Membership.objects.create(user=users["member_reviewer"], publisher=publisher, role=MemberRole.DEVELOPER)
    callers = {name: Caller(factories.make_token(user)) for name, user in users.items()}
    return People(publisher, other, users, {**callers, "anonymous": Caller()})

"""Rounds whose runs have ended, with the report that the engine really gives."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from certification.domain.submit import add_round
from certification.models import RunStatus, Submission
from certification.runs.execute import execute
from certification.runs.settle import settle
from certification.transitions import SUBMISSION
from connectors.package.intake import GivenFile
from portal.accounts.actor import Actor
from portal.accounts.models import Publisher, User
from portal.workflow import apply
from tests.factories import make_submission
from tests.samples import flawed_files


def run_all(submission: Submission) -> Submission:
    """Execute what waits in the current round, as a worker would."""
    for run in submission.current_round.runs.exclude(status=RunStatus.ENDED):
        execute(run.pk)
    settle(submission.pk)
    return Submission.objects.get(pk=submission.pk)


def make_draft(publisher: Publisher, author: User, files: list[GivenFile] | None = None) -> Submission:
    """A draft whose validation has ended; the flawed sample unless other files are given."""
    return run_all(make_submission(publisher, files or flawed_files(), author=author))


def after_testing(submission: Submission, author: User) -> Submission:
    """Start testing, and let every run end."""
    return run_all(apply(SUBMISSION, submission, "start_testing", Actor.of(author)))


def offer(submission: Submission, author: User, files: list[GivenFile]) -> Submission:
    """The next round, validated."""
    return run_all(add_round(Actor.of(author), submission, files))


def queries(client: Any, url: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as found:
        answer = client.get(url)
    assert answer.status_code == 200
    return len(found)

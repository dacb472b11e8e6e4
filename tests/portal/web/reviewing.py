"""Submissions that wait for a reviewer, brought there as in real life: upload, testing, runs of the real engine."""

from django.utils import timezone

from certification.acts import AcceptInput, Act
from certification.domain.submit import add_round
from certification.facts import facts_of
from certification.models import AcceptanceKind, RunStatus, Submission
from certification.runs.kinds import EXECUTE
from certification.states import State
from certification.transitions import SUBMISSION
from connectors.package.intake import GivenFile
from portal.accounts.actor import Actor
from portal.accounts.models import Publisher, User
from portal.workflow import apply
from tests.factories import end_run, make_member, make_publisher, make_submission
from tests.samples import clean_files, flawed_files


def in_review(publisher: Publisher | None = None, title: str = "Northwind Orders") -> Submission:
    """A clean package that passed testing; its live test was skipped."""
    publisher = publisher or make_publisher()
    author = make_member(publisher)
    return after_testing(make_submission(publisher, clean_files(title), author=author), author)


def contested(files: list[GivenFile] | None = None) -> Submission:
    """A flawed package whose author disputes everything that blocks."""
    publisher = make_publisher()
    author = make_member(publisher)
    submission = after_testing(make_submission(publisher, files or flawed_files(), author=author), author)
    today = timezone.now().date()
    disputes = tuple(
        AcceptInput(AcceptanceKind.DISPUTE, "It is right as it is.", today, fingerprint=finding["fingerprint"])
        for finding in facts_of(submission).blocking
    )
    return apply(SUBMISSION, submission, "request_review", Actor.of(author), act=Act(accept=disputes))


def answered(submission: Submission, files: list[GivenFile] | None = None) -> Submission:
    """The author's next round, tested."""
    author = submission.opened_by
    return after_testing(add_round(Actor.of(author), submission, files or clean_files(version="1.1")), author)


def after_testing(submission: Submission, author: User) -> Submission:
    apply(SUBMISSION, submission, "start_testing", Actor.of(author))
    for run in submission.current_round.runs.exclude(status=RunStatus.ENDED):
        end_run(run.pk, EXECUTE[run.kind](run, lambda _done, _total: None))
    return Submission.objects.get(pk=submission.pk)


def claimed(submission: Submission, reviewer: User) -> Submission:
    assert submission.state == State.REVIEW
    return apply(SUBMISSION, submission, "claim", Actor.of(reviewer))


def approved(submission: Submission, reviewer: User) -> Submission:
    today = timezone.now().date()
    bypass = AcceptInput(AcceptanceKind.BYPASS, "Seen working in a call.", today, rule="live")
    return apply(SUBMISSION, claimed(submission, reviewer), "approve", Actor.of(reviewer), act=Act(accept=(bypass,)))

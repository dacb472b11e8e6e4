"""Hands the samples in and brings their submissions where they belong: by the acts that people have, and no others."""

import time
from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from django.utils.text import slugify

from certification.acts import AcceptInput, Act
from certification.domain.submit import open_submission
from certification.models import AcceptanceKind, RunKind, Submission
from certification.runs.execute import execute
from certification.runs.settle import settle
from certification.states import State
from certification.transitions import SUBMISSION
from connectors import registration
from connectors.models import Connector
from connectors.package.intake import receive
from portal.accounts.actor import Actor
from portal.accounts.models import Publisher, User
from portal.audit import log
from portal.demo.samples import Sample
from portal.workflow import apply

PATIENCE = 90.0  # seconds for the runs of one round
BYPASS_LIFE = timedelta(days=90)
LOADED = "demo.load"


def tell(sample: Sample, author: User, reviewer: User) -> State:
    """Bring one sample to its goal, once in the life of a database; returns the state where it stands.

    A start that was interrupted is taken up where it stopped. What people did since is left alone.
    """
    connector = _connector(sample, author)
    if _was_told(connector, sample):
        return sample.goal
    submission = _advance(_submission(connector, sample, author), sample.goal, Actor.of(author), Actor.of(reviewer))
    state = State(submission.state)
    if state == sample.goal:
        log.append(LOADED, connector, actor_id=None, actor="machine", sample=sample.folder)
    return state


def _connector(sample: Sample, author: User) -> Connector:
    publisher = Publisher.objects.get(slug=sample.publisher)
    known = Connector.objects.filter(publisher=publisher, slug__startswith=slugify(sample.title))
    return known.order_by("created_at").first() or registration.register(publisher, author, sample.title)


def _was_told(connector: Connector, sample: Sample) -> bool:
    return log.history(connector).filter(tag=LOADED, data__sample=sample.folder).exists()


def _submission(connector: Connector, sample: Sample, author: User) -> Submission:
    """The submission of exactly this package, or a new one."""
    digest = receive(sample.given()).package.digest
    known = Submission.objects.filter(connector=connector, rounds__package_id=digest).first()
    return known or open_submission(Actor.of(author), connector.publisher, sample.given(), connector=connector)


def _advance(submission: Submission, goal: State, author: Actor, reviewer: Actor) -> Submission:
    steps: dict[str, Callable[[], Submission]] = {
        State.DRAFT: lambda: apply(SUBMISSION, submission, "start_testing", author),
        State.TESTING: lambda: end_testing(submission),
        State.REVIEW: lambda: _approve(submission, reviewer),
        State.APPROVED: lambda: apply(SUBMISSION, submission, "publish", reviewer),
    }
    while submission.state != goal and submission.state in steps:
        submission = steps[submission.state]()
    return submission


def end_testing(submission: Submission) -> Submission:
    """Execute here what no worker has taken; wait for what one has."""
    end = time.monotonic() + PATIENCE
    while waiting := [run for run in submission.current_round.runs.defer("report") if not run.has_ended]:
        if time.monotonic() > end:
            raise TimeoutError(f"The runs of {submission} have not ended after {PATIENCE:.0f} s.")
        if not any(execute(run.pk) for run in waiting):
            time.sleep(0.2)
    settle(submission.pk)
    return Submission.objects.get(pk=submission.pk)


def _approve(submission: Submission, reviewer: Actor) -> Submission:
    if submission.claimant != reviewer.id:
        submission = apply(SUBMISSION, submission, "claim", reviewer)
    bypass = AcceptInput(
        kind=AcceptanceKind.BYPASS,
        rule=RunKind.LIVE,
        reason="A sample: there is no service behind it to test.",
        until=timezone.now().date() + BYPASS_LIFE,
    )
    return apply(SUBMISSION, submission, "approve", reviewer, act=Act(accept=(bypass,)))

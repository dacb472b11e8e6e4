"""A run ends once, whoever asks how often; what is lost comes back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from certification.models import Run, RunOutcome, RunStatus
from certification.runs.execute import end, execute
from certification.runs.kinds import Ending
from certification.runs.lease import claim
from certification.runs.sweep import sweep
from certification.states import State
from certification.transitions import SUBMISSION
from portal.accounts.actor import Actor
from portal.workflow import apply
from tests.factories import make_member, make_publisher, make_submission, newest_run, tiny_package

pytestmark = pytest.mark.django_db

PASSED = Ending(RunOutcome.PASSED, report=b'{"findings": []}', ruleset="sha256:test")


def waiting_run() -> Run:
    return newest_run(make_submission(), "validation")


def expire(run: Run) -> None:
    Run.objects.filter(pk=run.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_claim_of_a_held_run_is_refused() -> None:
    run = waiting_run()
    assert claim(run.pk) is not None
    assert claim(run.pk) is None


def test_claim_of_an_unknown_run_is_refused() -> None:
    assert claim(uuid4()) is None


def test_end_writes_once_and_a_late_holder_changes_nothing() -> None:
    run = waiting_run()
    first = claim(run.pk)
    expire(run)
    second = claim(run.pk)
    assert first is not None
    assert second is not None
    assert end(first, Ending(RunOutcome.ERRORED, "crashed")) is False
    assert end(second, PASSED) is True
    assert end(second, Ending(RunOutcome.ERRORED, "crashed")) is False
    run.refresh_from_db()
    assert (run.outcome, run.reason, run.attempts) == ("passed", "", 2)


def test_execute_of_an_ended_run_changes_nothing() -> None:
    run = waiting_run()
    assert execute(run.pk) is True
    ended = Run.objects.get(pk=run.pk)
    assert execute(run.pk) is False
    again = Run.objects.get(pk=run.pk)
    assert (again.ended_at, again.attempts, bytes(again.report)) == (ended.ended_at, 1, bytes(ended.report))


def test_sweep_frees_an_expired_lease() -> None:
    run = waiting_run()
    claim(run.pk)
    expire(run)
    assert sweep() == 1
    run.refresh_from_db()
    assert (run.status, run.lease) == (RunStatus.QUEUED, None)


def test_sweep_gives_up_after_three_attempts_and_says_whose_fault() -> None:
    run = waiting_run()
    for _attempt in range(3):
        assert claim(run.pk) is not None
        expire(run)
    assert sweep() == 1
    run.refresh_from_db()
    assert (run.status, run.outcome, run.reason) == ("ended", "errored", "worker_lost")
    assert claim(run.pk) is None


def test_sweep_sends_again_what_the_broker_lost() -> None:
    run = waiting_run()
    assert sweep() == 0
    Run.objects.update(enqueued_at=timezone.now() - timedelta(minutes=1))
    assert sweep() == 1
    assert sweep() == 0
    run.refresh_from_db()
    assert run.status == RunStatus.QUEUED


def test_sweep_settles_a_submission_that_a_dying_worker_left_in_testing() -> None:
    submission = make_submission()
    apply(SUBMISSION, submission, "start_testing", Actor.of(submission.opened_by))
    for run in submission.current_round.runs.all():
        ending = {"outcome": "skipped", "status": "ended", "ended_at": timezone.now()}
        Run.objects.filter(pk=run.pk).update(**ending)
    type(submission).objects.update(changed_at=timezone.now() - timedelta(minutes=1))
    assert sweep() == 1
    submission.refresh_from_db()
    assert submission.state == State.REVIEW


def test_equal_packages_share_one_validation_run() -> None:
    publisher = make_publisher()
    author = make_member(publisher)
    first = make_submission(publisher, tiny_package(), author=author)
    second = make_submission(publisher, tiny_package(), author=author)
    assert newest_run(first, "validation") == newest_run(second, "validation")


def test_errored_run_is_not_reused() -> None:
    publisher = make_publisher()
    author = make_member(publisher)
    run = newest_run(make_submission(publisher, author=author), "validation")
    lease = claim(run.pk)
    assert lease is not None
    end(lease, Ending(RunOutcome.ERRORED, "crashed"))
    assert newest_run(make_submission(publisher, author=author), "validation") != run


def test_validation_of_the_tiny_package_stores_the_report_that_the_cli_would_print() -> None:
    run = waiting_run()
    execute(run.pk)
    run.refresh_from_db()
    assert bytes(run.report).startswith(b'{"schema":"certify.report/1"')
    assert run.verdict_digest.encode() in bytes(run.report)

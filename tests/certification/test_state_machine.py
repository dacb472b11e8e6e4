"""No sequence of acts, by anybody, publishes what was not validated, proven live (or bypassed) and approved."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from certification.acts import AcceptInput, Act, PinInput
from certification.domain.submit import add_round, open_submission
from certification.models import AcceptanceKind, Run, RunOutcome, Submission
from certification.runs.kinds import Ending
from certification.runs.settle import settle
from certification.states import OPEN
from certification.transitions import SUBMISSION, TRANSITIONS
from connectors.models import Connector
from portal.accounts.actor import MACHINE, Actor
from portal.accounts.models import Membership, User
from portal.workflow import WorkflowError, apply
from tests.factories import end_run, make_member, make_publisher, make_user, tiny_package

REPORTS = {
    RunOutcome.PASSED: (b'{"findings": []}', {"error": 0}),
    RunOutcome.FAILED: (
        b'{"findings": [{"rule": "OPS-001", "fingerprint": "f1", "severity": "error", "message": "m"}]}',
        {"error": 1},
    ),
}
USUAL = (RunOutcome.PASSED, RunOutcome.SKIPPED, RunOutcome.SKIPPED)  # validation, changes, live
ACTS = st.builds(
    Act,
    note=st.sampled_from(["", "A note."]),
    pins=st.sampled_from([(), (PinInput("apiDefinition.swagger.json", "/info", "judgement", "Do it."),)]),
    accept=st.lists(
        st.builds(
            AcceptInput,
            kind=st.sampled_from(AcceptanceKind),
            reason=st.sampled_from(["", "A reason."]),
            until=st.sampled_from([-1, 0, 30]).map(lambda days: today() + timedelta(days=days)),
            rule=st.sampled_from(["live", "OPS-001", ""]),
            fingerprint=st.sampled_from(["", "", "f1"]),
        ),
        max_size=3,
    ).map(tuple),
    confirm=st.booleans(),
)


def today() -> date:
    return timezone.now().date()


class Road(RuleBasedStateMachine):
    """One connector, everybody at it at once. Each example is one transaction, rolled back at its end."""

    submissions: Bundle[Any] = Bundle("submissions")
    published = 0  # over all examples: a test that never gets there proves nothing

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.publisher = make_publisher()
        self.owner = make_member(self.publisher)
        self.reviewers = [make_user("Rita", "reviewer"), make_user("Liv", "lead")]
        insider = make_member(self.publisher, name="Ina Insider")
        User.objects.filter(pk=insider.pk).update(staff_roles=["reviewer", "lead", "admin"])
        insider.refresh_from_db()
        others = [make_member(self.publisher, "viewer"), make_user("Sam", "support", "admin"), make_user("Nobody")]
        self.people = [self.owner, *self.reviewers, insider, *others]
        self.connector: Connector | None = None
        self.evidence: dict[Any, bool] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    @initialize(target=submissions)
    def first(self) -> Submission:
        submission = open_submission(Actor.of(self.owner), self.publisher, tiny_package())
        self.connector = submission.connector
        return submission

    @rule(target=submissions, title=st.sampled_from(["One", "Two"]))
    def open_another(self, title: str) -> Any:
        connector = Connector.objects.get(pk=self.connector.pk) if self.connector else None
        try:
            return open_submission(Actor.of(self.owner), self.publisher, tiny_package(title), connector=connector)
        except WorkflowError:
            return Submission.objects.latest("created_at")

    @rule(submission=submissions, title=st.sampled_from(["One", "Two", "Three"]))
    def upload(self, submission: Submission, title: str) -> None:
        self.try_to(lambda: add_round(Actor.of(self.owner), submission, tiny_package(title)))

    @rule(submission=submissions, data=st.data(), name=st.sampled_from([each.name for each in TRANSITIONS]), act=ACTS)
    def act(self, submission: Submission, data: st.DataObject, name: str, act: Act) -> None:
        person = data.draw(st.sampled_from(self.people))
        self.publish_or_not(submission, name, person, act)

    @rule(
        reviewer=st.integers(0, 1),
        validation=st.sampled_from([RunOutcome.PASSED, RunOutcome.FAILED]),
        bypass=st.booleans(),
        waive=st.booleans(),
        joins=st.booleans(),
    )
    def go_far(self, reviewer: int, validation: RunOutcome, bypass: bool, waive: bool, joins: bool) -> None:
        """The road as people walk it, with or without what it needs: examples get near publication."""
        submission = open_submission(Actor.of(self.owner), self.publisher, tiny_package(validation))
        until = today() + timedelta(days=30)
        dispute = AcceptInput(AcceptanceKind.DISPUTE, "It is right so.", until, fingerprint="f1")
        accept = [AcceptInput(AcceptanceKind.BYPASS, "No sandbox.", until, rule="live")] if bypass else []
        accept += [AcceptInput(AcceptanceKind.WAIVER, "Known.", until, fingerprint="f1")] if waive else []
        self.work(submission, (validation, RunOutcome.SKIPPED, RunOutcome.SKIPPED))
        self.publish_or_not(submission, "request_review", self.owner, Act(note="Look.", accept=(dispute,)))
        for name in ("claim", "approve"):
            self.publish_or_not(submission, name, self.reviewers[reviewer], Act(accept=tuple(accept)))
        approver = Membership.objects.filter(user=self.reviewers[reviewer], publisher=self.publisher)
        if joins:
            approver.create(user=self.reviewers[reviewer], publisher=self.publisher, role="viewer")
        self.publish_or_not(submission, "publish", self.reviewers[1 - reviewer], Act())
        approver.delete()

    @rule(submission=submissions, outcomes=st.just(USUAL) | st.tuples(*[st.sampled_from(RunOutcome)] * 3))
    def runs_end(self, submission: Submission, outcomes: tuple[RunOutcome, ...]) -> None:
        self.work(submission, outcomes)

    def work(self, submission: Submission, outcomes: tuple[RunOutcome, ...]) -> None:
        self.try_to(lambda: apply(SUBMISSION, submission, "start_testing", Actor.of(self.owner)))
        for run, outcome in zip(submission.current_round.runs.filter(ended_at=None), outcomes, strict=False):
            report, counts = REPORTS.get(outcome, (b"", {}))
            end_run(run.pk, Ending(outcome, report=report, ruleset="sha256:test" if report else "", counts=counts))
        settle(submission.pk)

    @rule()
    def claims_run_out(self) -> None:
        Submission.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))

    def publish_or_not(self, submission: Submission, name: str, person: User, act: Act) -> None:
        after = self.try_to(lambda: apply(SUBMISSION, submission, name, Actor.of(person), act=act))
        if after is not None and after.state == "published":
            assert has_evidence(after), "published without evidence"
            Road.published += 1

    def try_to(self, do: Any) -> Any:
        try:
            with transaction.atomic():
                return do()
        except WorkflowError:
            return None

    @invariant()
    def at_most_one_is_open(self) -> None:
        assert Submission.objects.filter(connector=self.connector, state__in=OPEN).count() <= 1

    @invariant()
    def the_machine_decides_nothing(self) -> None:
        for submission in Submission.objects.filter(connector=self.connector, state__in=OPEN):
            with pytest.raises(WorkflowError):
                apply(SUBMISSION, submission, "approve", MACHINE)


def has_evidence(submission: Submission) -> bool:
    """Read from the rows alone, without the guards that are tested."""
    round_ = submission.current_round
    acceptances = submission.connector.acceptances.filter(until__gte=today())
    runs = Run.objects.filter(package_id=round_.package_id, rounds=round_)
    validation = runs.filter(kind="validation").exclude(outcome="errored")
    waived = acceptances.filter(kind="waiver", fingerprint="f1") | acceptances.filter(
        kind="waiver", fingerprint="", rule="OPS-001"
    )
    validated = validation.filter(outcome="passed").exists() or (
        validation.filter(outcome="failed").exists() and waived.exists()
    )
    bypassed = acceptances.filter(kind="bypass", rule="live", submission=submission).exists()
    proven = runs.filter(kind="live", outcome="passed").exists() or bypassed
    members = submission.connector.publisher.memberships.values("user")
    approvals = submission.decisions.filter(action="approve", package_digest=round_.package_id)
    return validated and proven and approvals.exclude(reviewer__in=members).exists()


@pytest.mark.django_db
@pytest.mark.timeout(300)
def test_road_to_published_has_validation_live_proof_and_a_foreign_approval() -> None:
    run_state_machine_as_test(
        Road,
        settings=settings(
            max_examples=60,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert Road.published > 0

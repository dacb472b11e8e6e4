"""When the runs of a round have ended, the submission moves on."""

from uuid import UUID

from django.db import transaction

from certification.facts import facts_of
from certification.models import Round, Run, Submission
from certification.states import Standing, State
from certification.transitions import SUBMISSION
from portal.accounts.actor import MACHINE
from portal.workflow import apply


def settle_run(run: Run) -> None:
    """Settle every submission in whose current round this run is."""
    for round_ in Round.objects.filter(runs=run).select_related("submission"):
        settle(round_.submission_id)


def settle(submission_id: UUID) -> None:
    """Keep the standing of the current round; end testing when every run has ended. Repeating it changes nothing."""
    with transaction.atomic():
        submission = Submission.objects.select_for_update().get(pk=submission_id)
        facts = facts_of(submission)
        standing = facts.standing
        if standing is None:
            return
        facts.round.standing = standing
        facts.round.save(update_fields=["standing"])
        if submission.state == State.TESTING:
            name = "pass_testing" if standing == Standing.CLEAR else "fail_testing"
            apply(SUBMISSION, submission, name, MACHINE)

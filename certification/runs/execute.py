"""Executing a run: claim it, do it under a lease, end it once."""

import logging
from uuid import UUID

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from certification.models import Run, RunKind, RunOutcome, RunStatus
from certification.runs import queue, reasons
from certification.runs.kinds import EXECUTE, Ending
from certification.runs.lease import Lease, claim, held
from certification.runs.settle import settle_run

logger = logging.getLogger(__name__)


def execute(run_id: UUID) -> bool:
    """Execute a run if it waits; False when a late or repeated message asks for one that ended or is held."""
    lease = claim(run_id)
    if lease is None:
        return False
    run = Run.objects.defer("report").get(pk=run_id)
    with lease:
        ending = _ending(run, lease)
    return end(lease, ending)


def _ending(run: Run, lease: Lease) -> Ending:
    """The ending of a run. What fails for a passing reason (the database restarts) is left to the sweeper."""
    try:
        return EXECUTE[run.kind](run, lease.progress)
    except (OperationalError, InterfaceError):
        raise
    except SoftTimeLimitExceeded:
        return Ending(RunOutcome.ERRORED, reasons.TOO_LONG)
    except Exception:
        logger.exception("run %s crashed", run.pk)
        return Ending(RunOutcome.ERRORED, reasons.CRASHED)


def end(lease: Lease, ending: Ending) -> bool:
    """Write the ending if the lease still holds, and settle what waited for it. A run ends once."""
    with transaction.atomic():
        ended = held(lease).update(
            status=RunStatus.ENDED,
            outcome=ending.outcome,
            reason=ending.reason,
            report=ending.report,
            verdict_digest=ending.verdict_digest,
            ruleset=ending.ruleset,
            counts=ending.counts,
            done=lease.done,
            total=lease.total,
            lease=None,
            lease_until=None,
            ended_at=timezone.now(),
        )
        if not ended:
            return False
        run = Run.objects.defer("report").get(pk=lease.run_id)
        settle_run(run)
        if run.kind == RunKind.VALIDATION and run.outcome in (RunOutcome.PASSED, RunOutcome.FAILED):
            transaction.on_commit(lambda: queue.seek_second_opinion(run))
    return True


def give_up(run: Run) -> bool:
    """End a run that lost its worker too often."""
    exhausted = Run.objects.filter(
        pk=run.pk,
        status=RunStatus.RUNNING,
        lease_until__lt=timezone.now(),
        attempts__gte=settings.RUN_ATTEMPTS,
    )
    with transaction.atomic():
        ended = exhausted.update(
            status=RunStatus.ENDED,
            outcome=RunOutcome.ERRORED,
            reason=reasons.WORKER_LOST,
            lease=None,
            lease_until=None,
            ended_at=timezone.now(),
        )
        if ended:
            settle_run(Run.objects.defer("report").get(pk=run.pk))
    return bool(ended)

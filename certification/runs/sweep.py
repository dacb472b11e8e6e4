"""The sweeper: finds what the broker or a worker lost, and puts it back on its way."""

from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from certification.models import Run, RunStatus, Submission
from certification.runs import execute, queue
from certification.runs.settle import settle
from certification.states import State

PATIENCE = timedelta(seconds=20)  # a message that is older than this is taken for lost
LOCK = 0x5EE9  # advisory lock: one sweeper at a time


def sweep() -> int:
    """Requeue expired and forgotten runs, end those that failed too often, settle what waits; how many were touched."""
    with transaction.atomic():
        if not _lock():
            return 0
        expired, forgotten = _expired(), _forgotten()
    touched = sum(_revive(run) for run in expired) + sum(_send_again(run) for run in forgotten)
    return touched + _settle_all()


def _lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


def _expired() -> list[Run]:
    lost = Run.objects.filter(status=RunStatus.RUNNING, lease_until__lt=timezone.now())
    return list(lost.defer("report"))


def _forgotten() -> list[Run]:
    waiting = Run.objects.filter(status=RunStatus.QUEUED, enqueued_at__lt=timezone.now() - PATIENCE)
    return list(waiting.defer("report").order_by("enqueued_at")[:500])


def _revive(run: Run) -> int:
    if run.attempts >= settings.RUN_ATTEMPTS:
        return int(execute.give_up(run))
    freed = Run.objects.filter(pk=run.pk, lease=run.lease, status=RunStatus.RUNNING).update(
        status=RunStatus.QUEUED, lease=None, lease_until=None, enqueued_at=timezone.now()
    )
    if freed:
        queue.enqueue(run)
    return freed


def _send_again(run: Run) -> int:
    Run.objects.filter(pk=run.pk, status=RunStatus.QUEUED).update(enqueued_at=timezone.now())
    queue.enqueue(run)
    return 1


def _settle_all() -> int:
    """Submissions in testing whose runs have all ended: a worker died between the two."""
    open_runs = Run.objects.exclude(status=RunStatus.ENDED).values("pk")
    stuck = Submission.objects.filter(state=State.TESTING, changed_at__lt=timezone.now() - PATIENCE)
    found = [each.pk for each in stuck.exclude(rounds__runs__in=open_runs)]
    for submission_id in found:
        settle(submission_id)
    return len(found)

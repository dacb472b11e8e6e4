"""Messages to the workers. The broker may lose or repeat them: the truth is the table, the recovery the sweeper."""

import logging
from uuid import UUID

from kombu.exceptions import OperationalError

from certification.models import Run, RunKind
from portal.celery import app

logger = logging.getLogger(__name__)

QUEUES = {RunKind.VALIDATION: "validation", RunKind.CHANGES: "validation", RunKind.LIVE: "live"}


def enqueue(run: Run) -> None:
    """Tell a worker that this run waits."""
    _send("certification.tasks.execute_run", str(run.pk), QUEUES[RunKind(run.kind)])


def settle_later(submission_id: UUID) -> None:
    """Tell a worker to look whether testing of this submission has ended."""
    _send("certification.tasks.settle_submission", str(submission_id), "validation")


def seek_second_opinion(run: Run) -> None:
    _send("certification.tasks.seek_second_opinion", str(run.pk), "default")


def _send(task: str, argument: str, queue: str) -> None:
    """A broker that is down loses nothing: the sweeper sends again what waits too long."""
    try:
        app.send_task(task, args=[argument], queue=queue, retry=False)
    except (OperationalError, OSError):
        logger.warning("broker unreachable; %s(%s) waits for the sweeper", task, argument)
